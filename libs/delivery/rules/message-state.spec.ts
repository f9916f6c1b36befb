import fc from 'fast-check';
import { isBalanced, ledgerTotal, runLabel, waitingCount, type Ledger } from './ledger.js';
import { isTerminal, isWaiting, mayMove, MESSAGE_STATES, TRANSITIONS, type MessageState } from './message-state.js';

const movesFrom = (state: MessageState) =>
  TRANSITIONS.filter(({ from }) => from === state).flatMap(({ by, to }) => to.map((next) => ({ by, next })));

const count = (states: readonly MessageState[]): Ledger => {
  const ledger: Partial<Record<MessageState, number>> = {};
  for (const state of states) ledger[state] = (ledger[state] ?? 0) + 1;
  return ledger;
};

/** The states that messages end in after any allowed walk from `planned`. */
const walks = fc.array(fc.array(fc.nat(99), { maxLength: 12 }), { minLength: 1, maxLength: 40 }).map((messages) =>
  messages.map((choices) =>
    choices.reduce<MessageState>((state, choice) => {
      const open = movesFrom(state);
      return open[choice % Math.max(open.length, 1)]?.next ?? state;
    }, 'planned'),
  ),
);

describe('states of a message', () => {
  it('are each reached from planned', () => {
    const reached = new Set<MessageState>(['planned']);
    for (const state of reached) for (const { next } of movesFrom(state)) reached.add(next);
    expect([...reached].sort()).toEqual([...MESSAGE_STATES].sort());
  });

  it('are waiting, over, sent or unknown, and only the ones that are over have no way out', () => {
    for (const state of MESSAGE_STATES) {
      expect([isWaiting(state), isTerminal(state), state === 'sent', state === 'unknown'].filter(Boolean)).toHaveLength(
        1,
      );
      expect(movesFrom(state).length === 0).toBe(isTerminal(state));
    }
  });

  it('never go back to waiting from sent or unknown unless a person says so', () => {
    for (const state of ['sent', 'unknown'] as const)
      for (const { by, next } of movesFrom(state)) expect(!isWaiting(next) || by === 'person').toBe(true);
  });

  it('lead to the server only from queued, through claimed and handing_off', () => {
    const before = (state: MessageState) =>
      TRANSITIONS.filter(({ to }) => to.includes(state)).map(({ from, by }) => `${from} ${by}`);
    expect(before('claimed')).toEqual(['queued engine']);
    expect(before('handing_off')).toEqual(['claimed engine']);
    expect(before('unknown')).toEqual(['handing_off engine', 'handing_off lapse']);
    expect(before('sent')).toEqual(['handing_off engine', 'unknown evidence', 'unknown person']);
  });

  it('a lapsed lease gives back what was only claimed, and never what was being handed off', () => {
    expect(mayMove('claimed', 'queued', 'lapse')).toBe(true);
    expect(mayMove('handing_off', 'unknown', 'lapse')).toBe(true);
    for (const state of MESSAGE_STATES) expect(mayMove('handing_off', state, 'lapse')).toBe(state === 'unknown');
  });
});

describe('the ledger', () => {
  it('balances after any walk, and says finished exactly when nothing waits', () => {
    fc.assert(
      fc.property(walks, (states) => {
        const ledger = count(states);
        expect(isBalanced(states.length, ledger)).toBe(true);
        expect(isBalanced(states.length + 1, ledger)).toBe(false);
        expect(ledgerTotal(ledger)).toBe(states.length);
        expect(waitingCount(ledger)).toBe(states.filter(isWaiting).length);
        const label = states.some(isWaiting)
          ? 'running'
          : states.includes('unknown')
            ? 'finished with unknown'
            : 'finished';
        expect(runLabel(ledger)).toBe(label);
      }),
    );
  });

  it('an empty run is finished', () => {
    expect(runLabel({})).toBe('finished');
    expect(isBalanced(0, {})).toBe(true);
  });
});
