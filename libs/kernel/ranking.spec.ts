import fc from 'fast-check';
import { confusionAt, prAuc, qualityOf, rocAuc, type Ranked } from './ranking.js';

const of = (text: string): Ranked[] =>
  text.split(' ').map((each) => ({ score: parseFloat(each), hit: each.endsWith('!') }));
const ranked = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 9 }), hit: fc.boolean() }), { minLength: 2, maxLength: 60 })
  .filter((all) => all.some(({ hit }) => hit) && all.some(({ hit }) => !hit));

describe('an order', () => {
  it('is worth 1 when all hits come first, 0 when last, half by chance', () => {
    expect(rocAuc(of('9! 8! 3 2 1'))).toBe(1);
    expect(rocAuc(of('9 8 3! 2!'))).toBe(0);
    expect(rocAuc(of('5! 5 5 5!'))).toBe(0.5);
    expect(rocAuc(of('9! 8 7! 6'))).toBe(0.75);
    expect(rocAuc(of('1 2'))).toBeNaN();
  });

  it('counts pairs, whatever the order it is given in', () => {
    fc.assert(
      fc.property(ranked, (all) => {
        let wins = 0;
        let pairs = 0;
        for (const a of all)
          for (const b of all)
            if (a.hit && !b.hit) {
              pairs += 1;
              wins += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
            }
        expect(rocAuc(all)).toBeCloseTo(wins / pairs, 10);
        expect(rocAuc([...all].reverse())).toBeCloseTo(rocAuc(all), 10);
      }),
    );
  });

  it('has an average precision', () => {
    expect(prAuc(of('9! 8! 3 2'))).toBe(1);
    expect(prAuc(of('9! 8 7! 6'))).toBeCloseTo(0.5 * 1 + 0.5 * (2 / 3), 10);
    expect(prAuc(of('5! 5 5 5'))).toBe(0.25);
    expect(prAuc(of('5 4'))).toBeNaN();
  });
});

describe('a yes or no', () => {
  it('is counted and judged', () => {
    const counts = confusionAt(of('9! 8 7! 6! 5 4'), 7);
    expect(counts).toEqual({ hits: 2, falseAlarms: 1, missed: 1, rest: 2 });
    const { precision, recall, macroF1 } = qualityOf(counts);
    expect([precision, recall, macroF1]).toEqual([2 / 3, 2 / 3, 2 / 3]);
    expect(qualityOf({ hits: 0, falseAlarms: 0, missed: 0, rest: 3 })).toEqual({
      precision: 0,
      recall: 0,
      macroF1: 0.5,
    });
  });
});
