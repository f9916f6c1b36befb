import fc from 'fast-check';
import { DateTime } from 'luxon';
import { changePercent, periodStart } from './progress.js';
import { runState } from './run-state.js';
import { dueIn, lastOccurrence, nextOccurrence } from './schedule.js';
import { validateCampaign } from './validate-campaign.js';

const schedule = { every: 'month', day: 3, at: '09:00' } as const;

describe('schedule', () => {
  it('opens at the hour in the zone where each day begins first', () => {
    const at = (text: string) => lastOccurrence(schedule, new Date(text));
    expect(at('2026-03-02T18:59:59Z')).toMatchObject({ day: '2026-02-03', inTime: false });
    expect(at('2026-03-02T19:00:00Z')).toEqual({
      day: '2026-03-03',
      opensAt: new Date('2026-03-02T19:00:00Z'),
      inTime: true,
    });
    expect(at('2026-03-02T20:00:00Z')).toMatchObject({ day: '2026-03-03', inTime: true });
    expect(at('2026-03-02T20:00:01Z')).toMatchObject({ day: '2026-03-03', inTime: false });
    expect(nextOccurrence(schedule, new Date('2026-12-05T00:00:00Z')).day).toBe('2027-01-03');
  });

  it('comes once a month, in order, whenever one looks', () => {
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }), (now, day, hour) => {
        const monthly = { every: 'month', day, at: `${String(hour).padStart(2, '0')}:30` } as const;
        const [last, next] = [lastOccurrence(monthly, now), nextOccurrence(monthly, now)];
        expect(last.opensAt <= now && now < next.opensAt).toBe(true);
        const months = DateTime.fromISO(next.day).diff(DateTime.fromISO(last.day), 'months').months;
        expect(months).toBe(1);
        expect(Number(last.day.slice(8))).toBe(day);
      }),
    );
  });

  it('means the recipient’s own hour, on either side of a clock change', () => {
    expect(dueIn('Europe/Berlin', '2026-03-03', schedule)).toEqual(new Date('2026-03-03T08:00:00Z'));
    expect(dueIn('Europe/Berlin', '2026-04-03', schedule)).toEqual(new Date('2026-04-03T07:00:00Z'));
    expect(dueIn('Pacific/Honolulu', '2026-03-03', schedule)).toEqual(new Date('2026-03-03T19:00:00Z'));
    // 02:30 does not exist that night.
    expect(dueIn('Europe/Berlin', '2026-03-29', { ...schedule, at: '02:30' })).toEqual(
      new Date('2026-03-29T01:30:00Z'),
    );
  });
});

describe('the state of a run', () => {
  const at = new Date();
  const facts = { audience: 3, pausedAt: null, cancelledAt: null, label: null, standing: false };
  it.each([
    [{ ...facts, audience: null }, 'planning'],
    [facts, 'running'],
    [{ ...facts, audience: null, standing: true }, 'running'],
    [{ ...facts, pausedAt: at }, 'paused'],
    [{ ...facts, label: 'finished' as const, pausedAt: at }, 'finished'],
    [{ ...facts, label: 'finished with unknown' as const }, 'finished_with_unknown'],
    [{ ...facts, label: 'finished' as const, cancelledAt: at }, 'cancelled'],
  ])('%j is %s', (given, state) => expect(runState(given)).toBe(state));
});

it('the change is a whole percent, and nothing where there was nothing', () => {
  expect(changePercent({ actions: 42, actionsBefore: 21 })).toBe(100);
  expect(changePercent({ actions: 1, actionsBefore: 3 })).toBe(-67);
  expect(changePercent({ actions: 5, actionsBefore: 0 })).toBeNull();
  expect(periodStart(new Date('2026-11-03T08:00:00Z'))).toBe('2026-10-05');
});

describe('a definition', () => {
  const definition = {
    key: 'progress-status',
    name: 'Progress/Status',
    template: 'progress-status',
    audience: { segment: 'champions' },
    sender: 'csm',
    schedule,
  };
  it('is taken with its defaults', () => {
    expect(validateCampaign(definition)).toEqual({ ok: true, value: { ...definition, goal: '', hold: [] } });
  });
  it.each([
    ['a day that some months lack', { schedule: { ...schedule, day: 31 } }],
    ['a time that is none', { schedule: { ...schedule, at: '24:00' } }],
    ['an unknown hold', { hold: ['rain'] }],
    ['an unknown field', { stages: [] }],
    ['a sender that is none', { sender: 'robot' }],
  ])('is refused for %s', (_what, change) => {
    expect(validateCampaign({ ...definition, ...change })).toMatchObject({
      ok: false,
      error: { code: 'CAMPAIGN_INVALID' },
    });
  });
});
