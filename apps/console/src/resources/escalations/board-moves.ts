// Which card may go to which column, and the step that it means. Dropping a card asks the step's questions; the card moves once it is done.
import type { Account, Case } from '../../schema.js';

export const COLUMNS = ['reviewed', 'likely', 'requests', 'active', 'resolved'] as const;
export type Column = (typeof COLUMNS)[number];

export type Step = 'review' | 'request' | 'open' | 'accept' | 'resolve' | 'reopen';

const MOVES: Readonly<Record<Column, Partial<Readonly<Record<Column, Step>>>>> = {
  likely: { reviewed: 'review', requests: 'request', active: 'open' },
  reviewed: { requests: 'request', active: 'open' },
  requests: { active: 'accept' },
  active: { resolved: 'resolve' },
  resolved: { active: 'reopen' },
};

/** What each step needs of the viewer. */
export const PERMISSION: Readonly<Record<Step, string>> = {
  review: 'escalation:review',
  request: 'escalation:request',
  open: 'escalation:decide',
  accept: 'escalation:decide',
  resolve: 'escalation:resolve',
  reopen: 'escalation:decide',
};

/** What a card is about, as far as its steps need it. */
export interface Movable {
  readonly id: string;
  readonly case: Pick<Case, 'id'> | null;
  readonly account: Pick<Account, 'id'> | null;
  /** of a request: in which words */
  readonly reason?: string | null;
}

/** A case that nobody has matched to an account can't be escalated. */
const lacks = (step: Step, card: Movable): boolean => (step === 'open' || step === 'accept') && card.account === null;

/** The step that takes a card from one column to another; undefined: it may not go there. */
export function stepOf(
  from: Column,
  to: Column,
  card: Movable,
  may: (permission: string) => boolean,
): Step | undefined {
  const step = MOVES[from][to];
  return step && may(PERMISSION[step]) && !lacks(step, card) ? step : undefined;
}

export const canMove = (from: Column, card: Movable, may: (permission: string) => boolean): boolean =>
  COLUMNS.some((to) => stepOf(from, to, card, may) !== undefined);
