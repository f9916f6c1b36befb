import fc from 'fast-check';
import { parentFaults } from './parent-faults.js';

const stored = (parents: Record<string, string | null>) =>
  new Map(Object.entries(parents).map(([account, parentId]) => [account, { parentId }]));

describe('parents', () => {
  it('may come in any order, and be there already', () => {
    expect(
      parentFaults(
        new Map([
          ['a', 'b'],
          ['b', 'c'],
          ['c', null],
        ]),
        new Map(),
      ),
    ).toEqual(new Map());
    expect(parentFaults(new Map([['a', 'known']]), stored({ known: null }))).toEqual(new Map());
  });

  it('that are nowhere take those along that stand on them alone', () => {
    const faults = parentFaults(
      new Map([
        ['a', 'b'],
        ['b', 'nowhere'],
        ['kept', 'old'],
        ['old', 'nowhere'],
      ]),
      stored({ old: null }),
    );
    expect([...faults].sort()).toEqual([
      ['a', 'unknown'],
      ['b', 'unknown'],
      ['old', 'unknown'],
    ]);
  });

  it('must not lead back, through rows or through what is stored', () => {
    expect(parentFaults(new Map([['a', 'a']]), new Map())).toEqual(new Map([['a', 'loop']]));
    expect(parentFaults(new Map([['top', 'low']]), stored({ top: null, middle: 'top', low: 'middle' }))).toEqual(
      new Map([['top', 'loop']]),
    );
    // The row that moves the middle away opens the loop again.
    const moved = new Map([
      ['top', 'low'],
      ['middle', null as string | null],
    ]);
    expect(
      parentFaults(new Map([...moved, ['low', 'middle']]), stored({ top: null, middle: 'top', low: 'middle' })).get(
        'low',
      ),
    ).toBeUndefined();
  });

  it('leave no loop behind, whatever comes', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const wishes = fc
      .array(fc.tuple(name, fc.option(name)), { maxLength: 8 })
      .map((pairs) => new Map<string, string | null>(pairs));
    fc.assert(
      fc.property(wishes, (given) => {
        const faults = parentFaults(given, new Map());
        for (const account of given.keys()) {
          if (faults.has(account)) continue;
          const seen = new Set<string>();
          for (let at: string | null | undefined = account; at; at = given.get(at)) {
            expect(seen.has(at)).toBe(false);
            expect(faults.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }),
    );
  });
});
