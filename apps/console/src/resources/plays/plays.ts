// What the console asks of the API about plays. There are few: they come whole; their runs come in pages.
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';
import type { Account, Play, PlayRun, Task, User } from '../../schema.js';
import type { Cause } from './cause.data.js';

export interface PlayRow extends Pick<
  Play,
  'key' | 'name' | 'description' | 'scope' | 'segment' | 'enabled' | 'enabledAt' | 'runCounts'
> {
  /** its key, which is its address */
  readonly id: string;
  readonly definition: PlayDefinition;
}

/** As a bloc says it. */
export interface PlayTask {
  readonly key: string;
  readonly title: string;
  readonly instructions: string;
  readonly practices: readonly string[];
  readonly due:
    | { readonly businessDays: number }
    | { readonly businessHours: number }
    | { readonly days: number; readonly roll: 'forward' | 'none' };
  readonly after?: string;
  readonly assignee: { readonly role: string; readonly fallback: readonly string[] };
  readonly accountable?: { readonly role: string; readonly fallback: readonly string[] };
  readonly checklist: readonly string[];
  readonly fields?: readonly { readonly key: string; readonly label: string }[];
  readonly for?: 'account' | 'portfolio';
  readonly work?: { readonly do: string };
}

export type Trigger =
  | { readonly on: 'segment.entered' | 'segment.left'; readonly segment: string }
  | { readonly on: 'kpi.missed'; readonly measure: string; readonly above?: number; readonly below?: number }
  | { readonly on: 'escalation.opened'; readonly atLeast: number; readonly withinDays: number }
  | { readonly on: 'escalation.unresolved'; readonly businessDays: number }
  | { readonly on: 'hand' };

export interface PlayDefinition {
  readonly scope: 'account' | 'portfolio';
  readonly trigger: Trigger;
  readonly frequency?: 'every' | { readonly times: number; readonly days?: number };
  readonly whenCleared: 'leave' | 'cancel' | 'complete';
  readonly whenOwnerChanges: 'leave' | 'move' | 'move-all';
  readonly tasks: readonly PlayTask[];
}

export type WholePlay = Omit<PlayRow, 'id'> &
  Pick<Play, 'id' | 'existingMembers' | 'takingExisting' | 'startWith' | 'version' | 'updatedAt'> & {
    readonly definition: PlayDefinition;
  };

export type RunTask = Pick<Task, 'id' | 'title' | 'state' | 'dueAt'> & {
  readonly assignee: Pick<User, 'id' | 'name'> | null;
};

export type RunRow = Pick<PlayRun, 'id' | 'state' | 'startedAt' | 'endedAt' | 'clearedAt'> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly play: Pick<Play, 'key' | 'name'>;
  readonly cause: Cause;
  readonly tasks: readonly RunTask[];
};

export const PLAYS = gql`
  query plays {
    plays {
      id: key
      key
      name
      description
      scope
      segment
      definition
      enabled
      enabledAt
      runCounts {
        running
        completed
        cancelled
      }
    }
  }
`;

export const PLAY = gql`
  query play($key: String!) {
    play(key: $key) {
      id
      key
      name
      description
      scope
      segment
      enabled
      enabledAt
      startWith
      version
      updatedAt
      existingMembers
      takingExisting
      definition
      runCounts {
        running
        completed
        cancelled
      }
    }
  }
`;

export const RUNS = gql`
  query playRuns($playId: ID, $accountId: ID, $after: String) {
    page: playRuns(playId: $playId, accountId: $accountId, after: $after) {
      nodes {
        id
        state
        startedAt
        endedAt
        clearedAt
        account {
          id
          name
        }
        play {
          key
          name
        }
        cause {
          on
          at
          segment
          measure
          value
          target
          escalationId
          severity
          reason
        }
        tasks {
          id
          title
          state
          dueAt
          assignee {
            id
            name
          }
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

const ENABLE = gql`
  mutation enablePlay($key: ID!, $startWith: PlayStartWith!) {
    result: enablePlay(key: $key, startWith: $startWith) {
      ... on EnabledPlay {
        toStart
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const DISABLE = gql`
  mutation disablePlay($key: ID!) {
    result: disablePlay(key: $key) {
      ... on Play {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

async function say<Success extends object>(document: string, variables: Variables): Promise<Success> {
  const { result } = await ask<{ result: Success | { refusal: string; message: string } }>(document, variables);
  return accepted<Success>(result);
}

export const enablePlay = (key: string, startWith: 'existing' | 'new') =>
  say<{ toStart: number | null }>(ENABLE, { key, startWith });

export const disablePlay = (key: string) => say<{ id: string }>(DISABLE, { key });
