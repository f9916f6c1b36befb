import fc from 'fast-check';
import { checkBacktest, judged, nthLook, type BacktestWish } from './backtest.js';

const wish: BacktestWish = {
  fromOn: '2026-03-01',
  untilOn: '2026-03-31',
  everyDays: 7,
  horizonDays: 30,
  outcome: 'escalation',
};
const now = new Date('2026-06-01T00:00:00Z');
const check = (more: Partial<BacktestWish>) => {
  const checked = checkBacktest({ ...wish, ...more }, now, 'Europe/Berlin');
  return checked.ok ? checked.value : checked.error.code;
};

it('looks every so many days from the first to the last, each at the end of its day, also when clocks change', () => {
  expect(check({})).toBe(5);
  expect(nthLook(wish, 0, 'Europe/Berlin')).toEqual({ day: '2026-03-01', at: new Date('2026-03-01T23:00:00Z') });
  expect(nthLook(wish, 4, 'Europe/Berlin')).toEqual({ day: '2026-03-29', at: new Date('2026-03-29T22:00:00Z') });
});

it.each([
  [{ fromOn: '2026-04-01' }, 'BACKTEST_PERIOD'],
  [{ fromOn: 'soon' }, 'BACKTEST_PERIOD'],
  [{ horizonDays: 0 }, 'BACKTEST_HORIZON'],
  [{ untilOn: '2026-05-02' }, 'BACKTEST_TOO_RECENT'],
  [{ untilOn: '2026-05-01' }, 9],
  [{ everyDays: 0 }, 'BACKTEST_STEP'],
  [{ fromOn: '2025-03-01', everyDays: 1 }, 'BACKTEST_TOO_LONG'],
])('is refused or not: %j → %s', (more, answer) => {
  expect(check(more)).toBe(answer);
});

it('a rule that holds for everybody has a lift of one, and shares over nobody are not known', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6), (everybody, many) => {
      const hits = Math.min(everybody, many);
      const { lift } = judged({ members: everybody, hits, everybody, everybodyHits: hits });
      expect(lift).toBe(hits > 0 ? 1 : null);
    }),
  );
  expect(judged({ members: 0, hits: 0, everybody: 4, everybodyHits: 1 })).toEqual({
    precision: null,
    base: 0.25,
    lift: null,
  });
  expect(judged({ members: 2, hits: 1, everybody: 4, everybodyHits: 1 })).toEqual({
    precision: 0.5,
    base: 0.25,
    lift: 2,
  });
});
