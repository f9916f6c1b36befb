import fc from 'fast-check';
import { calibrate, LEAST_LABELS, WANTED, type JudgedSignal } from './calibrate.js';

const judged = fc.array(
  fc.record({ strength: fc.integer({ min: 1, max: 100 }).map((n) => n / 100), agreed: fc.boolean() }),
  { maxLength: 80 },
);
const many = (count: number, strength: number, agreed: boolean): JudgedSignal[] =>
  Array.from({ length: count }, () => ({ strength, agreed }));

describe('a cut', () => {
  it('needs enough labels', () => {
    expect(calibrate(many(LEAST_LABELS - 1, 0.5, false))).toBeNull();
  });

  it('stays at nothing while people agree', () => {
    expect(calibrate([...many(19, 0.5, true), ...many(1, 0.4, false)])).toEqual({ cut: 0, precision: 0.95 });
  });

  it('leaves out the weak ones that people disagree with', () => {
    expect(calibrate([...many(15, 0.8, true), ...many(10, 0.4, false)])).toEqual({ cut: 0.8, precision: 1 });
  });

  it('is never better off lower, and never silences the strongest', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const found = calibrate(all);
        if (!found) return;
        expect(found.cut).toBeLessThanOrEqual(0.9);
        const precisionAt = (cut: number) => {
          const staying = all.filter(({ strength }) => strength >= cut);
          return staying.filter(({ agreed }) => agreed).length / staying.length;
        };
        expect(precisionAt(found.cut)).toBeCloseTo(found.precision, 10);
        for (const { strength } of all) if (strength < found.cut) expect(precisionAt(strength)).toBeLessThan(WANTED);
        expect(found.precision).toBeGreaterThanOrEqual(precisionAt(0));
      }),
    );
  });
});
