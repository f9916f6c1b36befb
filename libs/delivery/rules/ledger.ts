// The books of one run: every planned message is in exactly one state, and the label says no more than that shows.
import { isWaiting, MESSAGE_STATES, type MessageState } from './message-state.js';

/** How many messages are in each state; a state that is absent has none. */
export type Ledger = Readonly<Partial<Record<MessageState, number>>>;

export type RunLabel = 'running' | 'finished' | 'finished with unknown';

const countIn = (ledger: Ledger, states: readonly MessageState[]): number =>
  states.reduce((sum, state) => sum + (ledger[state] ?? 0), 0);

export const ledgerTotal = (ledger: Ledger): number => countIn(ledger, MESSAGE_STATES);

/** True at every commit: `planned` messages were made at launch, and none has been lost or doubled since. */
export const isBalanced = (planned: number, ledger: Ledger): boolean => ledgerTotal(ledger) === planned;

export const waitingCount = (ledger: Ledger): number => countIn(ledger, MESSAGE_STATES.filter(isWaiting));

export function runLabel(ledger: Ledger): RunLabel {
  if (waitingCount(ledger) > 0) return 'running';
  return (ledger.unknown ?? 0) > 0 ? 'finished with unknown' : 'finished';
}
