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

const MOVE_DUE = gql`
  mutation moveTaskDue($id: ID!, $to: DateTime!, $withLater: Boolean!) {
    result: moveTaskDue(id: $id, to: $to, withLater: $withLater) {
      ... on MovedTaskDue {
        id
        moves {
          id
        }
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const UNDO_DUE = gql`
  mutation undoTaskDue($id: ID!) {
    result: undoTaskDue(id: $id) {
      ... on MovedTaskDue {
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

/** Says it to the API; a refusal is thrown. */
export async function sayToTask(document: string, variables: Variables): Promise<void> {
  const { result } = await ask<Result>(document, variables);
  accepted<{ id: string }>(result);
}

/** Verbs for many tasks, one after the other: what is refused is told, the others are done. */
export const MANY = {
  complete: COMPLETE,
  snooze: SNOOZE,
  reassign: REASSIGN,
  comment: COMMENT,
  reopen: REOPEN,
} as const;

export interface MovedDue {
  /** how many due dates moved */
  readonly count: number;
  readonly undo: () => Promise<void>;
}

export function useMoveDue(): (id: string, to: Date, withLater: boolean) => Promise<MovedDue> {
  const refresh = useRefresh();
  return async (id, to, withLater) => {
    type Moved = { readonly id: string; readonly moves: readonly { readonly id: string }[] };
    const { result } = await ask<{ result: Moved | { refusal: string; message: string } }>(MOVE_DUE, {
      id,
      to: to.toISOString(),
      withLater,
    });
    const moved = accepted<Moved>(result);
    refresh();
    return { count: moved.moves.length, undo: () => sayToTask(UNDO_DUE, { id: moved.id }).then(refresh) };
  };
}

export function useTaskVerbs(id: string) {
  const refresh = useRefresh();
  async function say(document: string, variables: Variables = {}) {
    await sayToTask(document, { id, ...variables });
    refresh();
  }
  const moveAny = useMoveDue();
  return {
    moveDue: (to: Date, withLater: boolean) => moveAny(id, to, withLater),
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
