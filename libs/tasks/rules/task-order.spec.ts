import fc from 'fast-check';
import { circleIn, inOrder } from './task-order.js';

describe('the order of tasks', () => {
  const tasks = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 8 })
    .chain((keys) =>
      fc
        .tuple(...keys.map(() => fc.option(fc.constantFrom(...keys), { nil: undefined, freq: 2 })))
        .map((afters) => keys.map((key, index) => ({ key, after: afters[index] }))),
    );

  it('puts every task after its predecessor, or finds a circle that is one', () => {
    fc.assert(
      fc.property(tasks, (drawn) => {
        const circle = circleIn(drawn);
        const after = new Map(drawn.map((each) => [each.key, each.after]));
        if (circle) {
          expect(circle.length).toBeGreaterThan(1);
          expect(circle.at(-1)).toBe(circle[0]);
          circle.slice(1).forEach((key, index) => expect(after.get(circle[index] ?? '')).toBe(key));
          return;
        }
        const sorted = inOrder(drawn).map(({ key }) => key);
        expect([...sorted].sort()).toEqual(drawn.map(({ key }) => key).sort());
        for (const { key, after: before } of drawn)
          if (before !== undefined) expect(sorted.indexOf(before)).toBeLessThan(sorted.indexOf(key));
      }),
    );
  });
});
