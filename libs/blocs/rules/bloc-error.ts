// What is wrong with a bloc file, for the person who edits it: line, column, a code and what to do.
import type { CodedError, Err } from '#kernel';

/** Both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface BlocError extends Place {
  readonly code: string;
  readonly advice: string;
}

export interface BlocRefusal extends CodedError<'BLOC_INVALID'> {
  readonly errors: readonly BlocError[];
}

export function refuseBloc(errors: readonly BlocError[]): Err<BlocRefusal> {
  const inOrder = [...errors].sort((a, b) => a.line - b.line || a.column - b.column);
  const message = inOrder.map(({ line, column, code, advice }) => `${line}:${column} ${code} ${advice}`).join('\n');
  return { ok: false, error: { code: 'BLOC_INVALID', message, errors: inOrder } };
}
