// What the board reads: requests that wait, escalations by state, and how many there are of those.
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { usePages, type PageOf, type Pages } from '../../data/use-pages.js';
import type { CappedCount, EscalationFilterInput, EscalationSortInput, PredictionState, Team } from '../../schema.js';
import type { EscalationRow } from './escalation.data.js';
import type { PredictionRow } from './prediction-card.js';
import type { RequestRow } from './request-card.js';

const REQUESTS = gql`
  query openRequests($teamId: ID, $after: String) {
    page: escalationRequests(filter: { state: open, teamId: $teamId }, first: 20, after: $after) {
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

const PREDICTIONS = gql`
  query boardPredictions($filter: PredictionFilterInput, $after: String) {
    page: predictions(filter: $filter, first: 20, after: $after) {
      nodes {
        id
        score
        listedAt
        verdict
        reviewedAt
        channel
        reason
        snoozedUntil
        returnedBecause
        reviewedBy {
          id
          name
        }
        factors {
          key
          points
          words
        }
        case {
          id
          subject
          priority
          account {
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

const PREDICTION_COUNT = gql`
  query boardPredictionCount($filter: PredictionFilterInput) {
    count: predictionCount(filter: $filter) {
      value
      capped
    }
  }
`;

const TEAMS = gql`
  query boardTeams {
    teams(first: 200) {
      nodes {
        id
        name
      }
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
export function useOpenRequests(
  teamId: string,
): Pages<RequestRow> & { readonly count?: Pick<CappedCount, 'value' | 'capped'> } {
  const pages = usePages<Answer<RequestRow>, RequestRow>('escalations', REQUESTS, { teamId: teamId || null }, page);
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

export function usePredictions(
  state: PredictionState,
  teamId: string,
): Pages<PredictionRow> & { readonly count?: CappedCount } {
  const filter = { state, teamId: teamId || null };
  const pages = usePages<Answer<PredictionRow>, PredictionRow>('escalations', PREDICTIONS, { filter }, page);
  const { data } = useAsk<{ count: CappedCount }>('escalations', PREDICTION_COUNT, { filter });
  return { ...pages, ...(data && { count: data.count }) };
}

/** Virtual teams by name. */
export function useTeams(): readonly Pick<Team, 'id' | 'name'>[] {
  const { data } = useAsk<{ teams: { nodes: readonly Pick<Team, 'id' | 'name'>[] } }>('teams', TEAMS);
  return data?.teams.nodes ?? [];
}
