// What a case is, as data. `status` is spelled as its source spells it; `state` is what we understand by it.

export const CASE_STATES = ['open', 'pending', 'resolved', 'closed'] as const;
/** pending: waiting on the customer */
export type CaseState = (typeof CASE_STATES)[number];

export const PRIORITIES = ['critical', 'high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const DIRECTIONS = ['inbound', 'outbound', 'note'] as const;
export type Direction = (typeof DIRECTIONS)[number];

const STATES: Record<string, CaseState> = {
  pending: 'pending',
  waiting: 'pending',
  'waiting on customer': 'pending',
  'awaiting user info': 'pending',
  'awaiting customer': 'pending',
  solved: 'resolved',
  resolved: 'resolved',
  done: 'resolved',
  closed: 'closed',
  deleted: 'closed',
  cancelled: 'closed',
  canceled: 'closed',
};

/** Anything unknown is open: better one case too many to look at than one too few. */
export const stateOf = (status: string): CaseState =>
  STATES[status.trim().toLowerCase().replaceAll('_', ' ')] ?? 'open';

export const isOpen = (state: CaseState): boolean => state === 'open' || state === 'pending';

/** What can be said about a case. Absent: not said. Null: known to be empty. */
export interface CaseFields {
  readonly subject?: string;
  readonly product?: string | null;
  readonly status?: string;
  readonly priority?: string;
  readonly severity?: string | null;
  readonly team?: string | null;
  readonly assignee?: string | null;
  readonly openedAt?: Date;
  readonly firstResponseAt?: Date | null;
  readonly resolvedAt?: Date | null;
  readonly closedAt?: Date | null;
  readonly reopenCount?: number;
}
