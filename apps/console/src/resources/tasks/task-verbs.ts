// What can be done with a task, as the API takes it. A refusal is an error whose message says what to do.
import { useRefresh } from 'react-admin';
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';
import type { CompleteTaskInput, MutationTickTaskArgs } from '../../schema.js';

const COMPLETE = gql`
  mutation completeTask($id: ID!, $input: CompleteTaskInput) {
    result: completeTask(id: $id, input: $input) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const SKIP = gql`
  mutation skipTask($id: ID!, $reason: String!) {
    result: skipTask(id: $id, reason: $reason) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const SNOOZE = gql`
  mutation snoozeTask($id: ID!, $until: DateTime!) {
    result: snoozeTask(id: $id, until: $until) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const REOPEN = gql`
  mutation reopenTask($id: ID!) {
    result: reopenTask(id: $id) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const REASSIGN = gql`
  mutation reassignTask($id: ID!, $userId: ID) {
    result: reassignTask(id: $id, userId: $userId) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const TICK = gql`
  mutation tickTask($id: ID!, $line: Int!, $done: Boolean!) {
    result: tickTask(id: $id, line: $line, done: $done) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const COMMENT = gql`
  mutation commentTask($id: ID!, $body: String!) {
    result: commentTask(id: $id, body: $body) {
      ... on Task {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Result = { result: { id: string } | { refusal: string; message: string } };

export function useTaskVerbs(id: string) {
  const refresh = useRefresh();
  async function say(document: string, variables: Variables = {}) {
    const { result } = await ask<Result>(document, { id, ...variables });
    accepted<{ id: string }>(result);
    refresh();
  }
  return {
    complete: (input: CompleteTaskInput) => say(COMPLETE, { input }),
    skip: (reason: string) => say(SKIP, { reason }),
    snooze: (until: Date) => say(SNOOZE, { until: until.toISOString() }),
    reopen: () => say(REOPEN),
    reassign: (userId: string | null) => say(REASSIGN, { userId }),
    tick: ({ line, done }: Pick<MutationTickTaskArgs, 'line' | 'done'>) => say(TICK, { line, done }),
    comment: (body: string) => say(COMMENT, { body }),
  };
}

export type TaskVerbs = ReturnType<typeof useTaskVerbs>;
