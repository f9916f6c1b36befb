// Swarms as the API has them, and what can be done in one.
import { useRefresh } from 'react-admin';
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';
import type { Swarm, SwarmExpert, SwarmInput, SwarmOutcome } from '../../schema.js';

export type ExpertRow = Pick<SwarmExpert, 'userId' | 'state' | 'reason' | 'answers'> & {
  readonly user: { readonly id: string; readonly name: string } | null;
};
export type SwarmRow = Pick<
  Swarm,
  'id' | 'caseId' | 'question' | 'openedAt' | 'dueAt' | 'outcome' | 'summary' | 'closedAt'
> & {
  readonly opener: { readonly id: string; readonly name: string } | null;
  readonly case: { readonly id: string; readonly subject: string } | null;
  readonly experts: readonly ExpertRow[];
};

const OPEN = gql`
  mutation openSwarm($caseId: ID!, $input: SwarmInput!) {
    result: openSwarm(caseId: $caseId, input: $input) {
      ... on Swarm {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const ACCEPT = gql`
  mutation acceptSwarm($id: ID!) {
    result: acceptSwarm(id: $id) {
      ... on Swarm {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const DECLINE = gql`
  mutation declineSwarm($id: ID!, $reason: String!) {
    result: declineSwarm(id: $id, reason: $reason) {
      ... on Swarm {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const ANSWER = gql`
  mutation answerSwarm($id: ID!, $body: String!) {
    result: answerSwarm(id: $id, body: $body) {
      ... on Swarm {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const CLOSE = gql`
  mutation closeSwarm($id: ID!, $outcome: SwarmOutcome!, $summary: String!) {
    result: closeSwarm(id: $id, outcome: $outcome, summary: $summary) {
      ... on Swarm {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export const OF_CASE = gql`
  query caseSwarms($id: ID!) {
    case(id: $id) {
      swarms {
        id
        caseId
        question
        openedAt
        dueAt
        outcome
        summary
        closedAt
        opener {
          id
          name
        }
        case {
          id
          subject
        }
        experts {
          userId
          state
          reason
          answers
          user {
            id
            name
          }
        }
      }
    }
  }
`;

export const OPEN_ONES = gql`
  query openSwarms($after: String) {
    swarms(filter: { open: true }, first: 50, after: $after) {
      nodes {
        id
        caseId
        question
        openedAt
        dueAt
        outcome
        summary
        closedAt
        opener {
          id
          name
        }
        case {
          id
          subject
        }
        experts {
          userId
          state
          reason
          answers
          user {
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

export const SUGGESTED = gql`
  query suggestedExperts($caseId: ID!) {
    suggestedExperts(caseId: $caseId) {
      userId
      skills
      ofProduct
      similar
      user {
        id
        name
      }
    }
  }
`;

type Result = { result: { id: string } | { refusal: string; message: string } };

export function useSwarmVerbs() {
  const refresh = useRefresh();
  async function say(document: string, variables: Variables) {
    const { result } = await ask<Result>(document, variables);
    accepted<{ id: string }>(result);
    refresh();
  }
  return {
    open: (caseId: string, input: SwarmInput) => say(OPEN, { caseId, input }),
    accept: (id: string) => say(ACCEPT, { id }),
    decline: (id: string, reason: string) => say(DECLINE, { id, reason }),
    answer: (id: string, body: string) => say(ANSWER, { id, body }),
    close: (id: string, outcome: SwarmOutcome, summary: string) => say(CLOSE, { id, outcome, summary }),
  };
}
