import fc from 'fast-check';
import { actionFor } from './plan.js';

const [a, b, c] = [
  { key: 'x', rule: { n: 1, m: 2 } },
  { key: 'x', rule: { n: 2 } },
  { key: 'x', rule: { n: 3 } },
];

describe('the action for a part', () => {
  it.each([
    ['new here', { wanted: a }, 'create'],
    ['already so, in another order of keys', { current: { rule: { m: 2, n: 1 }, key: 'x' }, wanted: a }, 'same'],
    ['changed in the file alone', { before: a, current: a, wanted: b }, 'change'],
    ['changed here alone', { before: a, current: b, wanted: a }, 'keep'],
    ['changed here and in the file', { before: a, current: b, wanted: c }, 'keep'],
    ['changed to the same on both sides', { before: a, current: b, wanted: b }, 'same'],
    ['made here before the file came', { current: b, wanted: a }, 'keep'],
    ['gone from the file', { before: a, current: a }, 'leave'],
    ['gone from here', { before: a, wanted: a }, 'create'],
  ])('that is %s', (_what, states, action) => {
    expect(actionFor(states, false)).toBe(action);
  });

  it('never keeps a local change where it is to be overwritten', () => {
    const states = fc.option(fc.constantFrom(a, b, c), { nil: undefined });
    fc.assert(
      fc.property(states, states, states, (before, current, wanted) => {
        const action = actionFor({ before, current, wanted }, true);
        expect(action).not.toBe('keep');
        if (action === 'same') expect(current).toEqual(wanted);
      }),
    );
  });
});
