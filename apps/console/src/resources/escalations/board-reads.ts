// What the board reads: requests that wait, escalations by state, and how many there are of those.
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { usePages, type PageOf, type Pages } from '../../data/use-pages.js';
import type { CappedCount, EscalationFilterInput, EscalationSortInput } from '../../schema.js';
import type { EscalationRow } from './escalation.data.js';
import type { RequestRow } from './request-card.js';

const REQUESTS = gql`
  query openRequests($after: String) {
    page: escalationRequests(filter: { state: open }, first: 20, after: $after) {
      nodes {
        id
        reason
        requestedAt
        requestedBy {
          id
          name
        }
        account {
          id
          name
        }
        case {
          id
          subject
          attention
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

const ESCALATIONS = gql`
  query boardEscalations($filter: EscalationFilterInput, $sort: EscalationSortInput, $after: String) {
    page: escalations(filter: $filter, sort: $sort, first: 20, after: $after) {
      nodes {
        id
        severity
        stage
        reason
        openedAt
        resolvedAt
        nextUpdateDueAt
        valueAtStake
        currency
        daysInEscalation
        account {
          id
          name
        }
        case {
          id
          subject
        }
        owner {
          id
          name
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

const COUNT = gql`
  query boardCount($filter: EscalationFilterInput) {
    count: escalationCount(filter: $filter) {
      value
      capped
    }
  }
`;

interface Answer<Row> {
  readonly page: PageOf<Row>;
}

const page = <Row>(answer: Answer<Row>): PageOf<Row> => answer.page;

/** There is no count of requests; the rows that were read tell, up to where reading stopped. */
export function useOpenRequests(): Pages<RequestRow> & { readonly count?: Pick<CappedCount, 'value' | 'capped'> } {
  const pages = usePages<Answer<RequestRow>, RequestRow>('escalations', REQUESTS, {}, page);
  return { ...pages, ...(pages.rows && { count: { value: pages.rows.length, capped: pages.hasMore } }) };
}

export function useEscalations(
  filter: EscalationFilterInput,
  sort: EscalationSortInput,
): Pages<EscalationRow> & { readonly count?: CappedCount } {
  const pages = usePages<Answer<EscalationRow>, EscalationRow>('escalations', ESCALATIONS, { filter, sort }, page);
  const { data } = useAsk<{ count: CappedCount }>('escalations', COUNT, { filter });
  return { ...pages, ...(data && { count: data.count }) };
}
