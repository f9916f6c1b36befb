// What the console asks of the API about who belongs to a segment, came and went.
import { gql } from '../../data/graphql.js';
import type { Account, Contact, SegmentMembership, SegmentMovement } from '../../schema.js';

export interface About {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly contact: Pick<Contact, 'id' | 'name'> | null;
}

export type Member = Pick<SegmentMembership, 'id' | 'enteredAt' | 'enteredBecause' | 'origin'> & About;
export type Movement = Pick<SegmentMovement, 'membershipId' | 'kind' | 'at' | 'because' | 'origin'> & About;

export const MEMBERS = gql`
  query segmentMembers($segmentId: ID!, $after: String, $at: DateTime) {
    page: segmentMembers(segmentId: $segmentId, after: $after, at: $at) {
      nodes {
        id
        enteredAt
        enteredBecause
        origin
        account {
          id
          name
        }
        contact {
          id
          name
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

export const HISTORY = gql`
  query segmentHistory($segmentId: ID!, $after: String) {
    page: segmentHistory(segmentId: $segmentId, after: $after) {
      nodes {
        membershipId
        kind
        at
        because
        origin
        account {
          id
          name
        }
        contact {
          id
          name
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

/** A contact has no page of its own: it is read on its account's. */
export const linkTo = ({ account, contact }: About): string =>
  account ? `/accounts/${account.id}/show${contact ? '?tab=contacts' : ''}` : '#';

export const nameOf = ({ account, contact }: About): string =>
  contact ? `${contact.name} (${account?.name ?? '–'})` : (account?.name ?? '–');
