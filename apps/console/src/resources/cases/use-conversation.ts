// The messages of a case, page by page, and the way to one of them.
import { gql } from '../../data/graphql.js';
import { usePages, type PageOf, type Pages } from '../../data/use-pages.js';
import type { Mail, Message, Signal, SignalLabel } from '../../schema.js';

const CONVERSATION = gql`
  query conversation($id: ID!, $after: String) {
    case(id: $id) {
      messages(first: 50, after: $after) {
        nodes {
          id
          direction
          authorName
          authorEmail
          sentAt
          automatic
          channel
          stranger
          inSource
          mail {
            id
            state
            reason
          }
          receipt {
            confirmedAt
            owner {
              id
              name
            }
          }
          body
          signals {
            id
            kind
            family
            label
            rule
            strength
            counted
            startsAt
            endsAt
          }
          signalLabels {
            kind
            startsAt
            verdict
          }
        }
        endCursor
        hasNextPage
      }
    }
  }
`;

export type MessageSignal = Pick<
  Signal,
  'id' | 'kind' | 'family' | 'label' | 'rule' | 'strength' | 'counted' | 'startsAt' | 'endsAt'
>;

export type CaseMessage = Pick<
  Message,
  | 'id'
  | 'direction'
  | 'authorName'
  | 'authorEmail'
  | 'sentAt'
  | 'automatic'
  | 'channel'
  | 'stranger'
  | 'inSource'
  | 'body'
> & {
  readonly mail: Pick<Mail, 'id' | 'state' | 'reason'> | null;
  readonly receipt: {
    readonly confirmedAt: string | null;
    readonly owner: { readonly id: string; readonly name: string } | null;
  } | null;
  readonly signals: readonly MessageSignal[];
  readonly signalLabels: readonly Pick<SignalLabel, 'kind' | 'startsAt' | 'verdict'>[];
};

interface Answer {
  readonly case: { readonly messages: PageOf<CaseMessage> } | null;
}

const NONE: PageOf<CaseMessage> = { nodes: [], endCursor: null, hasNextPage: false };

export interface Conversation extends Pages<CaseMessage> {
  /** scrolls to a message and gives it the focus; later pages are read until it is there */
  readonly reveal: (messageId: string) => Promise<void>;
}

export const anchorOf = (messageId: string): string => `message-${messageId}`;

const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

export function useConversation(caseId: string): Conversation {
  const pages = usePages<Answer, CaseMessage>('cases', CONVERSATION, { id: caseId }, (answer) =>
    answer.case ? answer.case.messages : NONE,
  );
  async function reveal(messageId: string) {
    let { hasMore } = pages;
    let element = document.getElementById(anchorOf(messageId));
    while (!element && hasMore) {
      ({ hasMore } = await pages.loadMore());
      await painted();
      element = document.getElementById(anchorOf(messageId));
    }
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }
  return { ...pages, reveal };
}
