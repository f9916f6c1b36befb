// A timer's due instant: waits push it by the working time that they cover, no more and no less, whatever other timers do.
import fc from 'fast-check';
import { checkPolicy, policyFor, type ClockPolicy } from './policy.js';
import { timerOf, type TimerFacts, type Wait } from './timer.js';
import { spansOf, workedUntil } from './work-calendar.js';

const HOUR = 3_600_000;
const nine = [
  [540, 720],
  [780, 1080],
] as const;
const spans = spansOf(
  { zone: 'America/New_York', week: [nine, nine, nine, nine, nine, [], []], holidays: ['2026-03-17'] },
  '2026-02-01',
  400,
);
const at = (text: string): number => Date.parse(text);
const facts = (more: Partial<TimerFacts>): TimerFacts => ({
  startedAt: at('2026-03-05T15:00:00Z'),
  stoppedAt: null,
  waits: [],
  target: 8 * HOUR,
  warnAt: 75,
  ...more,
});
const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

describe('a timer', () => {
  it('is due in working time, through a weekend and a clock change', () => {
    // Thursday 10:00 in New York: 2 + 5 hours that day, the eighth on Friday morning.
    expect(iso(timerOf(facts({}), spans).dueAt)).toBe('2026-03-06T15:00:00.000Z');
    const friday = timerOf(facts({ startedAt: at('2026-03-06T22:00:00Z'), target: 3 * HOUR }), spans);
    expect(iso(friday.dueAt)).toBe('2026-03-09T15:00:00.000Z');
    expect(iso(timerOf(facts({}), null).dueAt)).toBe('2026-03-05T23:00:00.000Z');
  });

  it('stands still while we wait on the customer, and goes on with what was left', () => {
    const since = at('2026-03-05T16:00:00Z');
    const paused = timerOf(facts({ waits: [{ from: since, to: null }] }), spans);
    expect(paused).toEqual({ dueAt: null, warnAt: null, pausedAt: since, remaining: 7 * HOUR });
    const resumed = timerOf(facts({ waits: [{ from: since, to: at('2026-03-06T16:00:00Z') }] }), spans);
    // From Thursday 11:00 to Friday 11:00 there are 8 working hours: it is due 8 working hours later than without the wait.
    expect(iso(resumed.dueAt)).toBe('2026-03-09T14:00:00.000Z');
  });

  it('is pushed by the working time of its waits, exactly', () => {
    const minute = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((n) => n * 60_000);
    fc.assert(
      fc.property(
        fc.uniqueArray(minute, { maxLength: 12 }),
        minute,
        fc.integer({ min: 1, max: 5_000 }),
        (cuts, offset, minutes) => {
          const base = at('2026-03-01T05:00:00Z');
          const sorted = cuts.sort((a, b) => a - b);
          const waits = Array.from({ length: Math.floor(sorted.length / 2) }, (_, n): Wait => ({
            from: base + (sorted[2 * n] ?? 0),
            to: base + (sorted[2 * n + 1] ?? 0),
          }));
          const startedAt = base + offset;
          const target = minutes * 60_000;
          const { dueAt } = timerOf(facts({ startedAt, target, waits }), spans);
          if (dueAt === null) throw new Error('past the calendar');
          // Of the working time up to the due instant, what was not waited is the target.
          const waited = waits.reduce((sum, { from, to }) => {
            const begin = Math.max(from, startedAt);
            return sum + Math.max(0, workedUntil(spans, Math.min(to ?? 0, dueAt)) - workedUntil(spans, begin));
          }, 0);
          expect(workedUntil(spans, dueAt) - workedUntil(spans, startedAt) - waited).toBe(target);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that was stopped while it stood still counts the wait up to there', () => {
    const from = at('2026-03-05T16:00:00Z');
    const stopped = timerOf(facts({ waits: [{ from, to: null }], stoppedAt: at('2026-03-05T17:00:00Z') }), spans);
    // 11:00 to 12:00 in New York: the last hour before noon.
    expect(iso(stopped.dueAt)).toBe('2026-03-06T16:00:00.000Z');
  });

  it('that was due before a wait began stays due then', () => {
    const from = at('2026-03-10T15:00:00Z');
    for (const to of [null, at('2026-03-20T15:00:00Z')])
      expect(iso(timerOf(facts({ waits: [{ from, to }] }), spans).dueAt)).toBe('2026-03-06T15:00:00.000Z');
  });

  it('warns before it is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 99 }), (minutes, warnAt) => {
        const timer = timerOf(facts({ target: minutes * 60_000, warnAt }), spans);
        expect(timer.warnAt ?? 0).toBeLessThan(timer.dueAt ?? 0);
      }),
    );
  });
});

describe('a policy', () => {
  const policy: ClockPolicy = {
    name: 'Any',
    rank: 10,
    active: true,
    priorities: [],
    tiers: [],
    calendarId: null,
    firstResponse: 60,
    nextResponse: null,
    resolution: null,
    warnAt: 75,
  };

  it('is the first that fits priority and tier', () => {
    const critical = { ...policy, name: 'Critical', priorities: ['critical'] };
    const gold = { ...policy, name: 'Gold', priorities: ['critical'], tiers: ['gold'] };
    const order = [gold, critical, { ...policy, active: false, name: 'Off' }, policy];
    const name = (priority: string, tier: string | null) => policyFor(order, { priority, tier })?.name;
    expect(name('Critical', 'Gold')).toBe('Gold');
    expect(name('critical', null)).toBe('Critical');
    expect(name('low', 'gold')).toBe('Any');
    expect(policyFor([critical], { priority: 'low', tier: null })).toBeUndefined();
  });

  it('promises something that can be kept and warned of', () => {
    const code = (change: Partial<ClockPolicy>) => {
      const checked = checkPolicy({ ...policy, ...change });
      return checked.ok ? 'ok' : checked.error.code;
    };
    expect(code({})).toBe('ok');
    expect(code({ name: ' ' })).toBe('POLICY_NAME');
    expect(code({ firstResponse: null })).toBe('POLICY_EMPTY');
    expect(code({ resolution: 0 })).toBe('POLICY_TARGET');
    expect(code({ resolution: 1.5 })).toBe('POLICY_TARGET');
    expect(code({ warnAt: 100 })).toBe('POLICY_WARNING');
    expect(code({ rank: -1 })).toBe('POLICY_RANK');
    const checked = checkPolicy({ ...policy, priorities: [' High', 'high', ''] });
    expect(checked.ok && checked.value.priorities).toEqual(['high']);
  });
});
