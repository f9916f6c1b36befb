// Look-again times, windows, coverage and active minutes hold in any zone, over every change of the clocks.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isBusinessDay, standardCalendar } from '#kernel';
import { ACTS, answersCustomer, handedTo } from './act.js';
import { IDLE_MS, seenAt } from './active-time.js';
import { runsPerDay, weeksSince } from './adoption.js';
import { coverage } from './coverage.js';
import { checkAnswer, checkAsk } from './engagement.js';
import { lookAgainAt, severityLimit } from './look-again.js';
import { stretchOf, WINDOWS } from './window.js';
import { addWorkingMinutes, businessDay } from './working-time.js';

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
);
const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const berlin = standardCalendar('Europe/Berlin');

describe('working minutes', () => {
  it('end inside opening hours, and add up', () => {
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        (in_, from, a, b) => {
          const calendar = standardCalendar(in_, ['2026-04-06', '2026-12-25']);
          const end = addWorkingMinutes(from, a, calendar);
          const local = DateTime.fromJSDate(end, { zone: in_ });
          const minute = local.hour * 60 + local.minute;
          expect(isBusinessDay(local, calendar)).toBe(true);
          expect(minute).toBeGreaterThanOrEqual(calendar.opens);
          expect(minute).toBeLessThanOrEqual(calendar.closes);
          expect(end.getTime()).toBeGreaterThan(from.getTime());
          expect(addWorkingMinutes(end, b, calendar)).toEqual(addWorkingMinutes(from, a + b, calendar));
        },
      ),
    );
  });

  it.each([
    ['in the morning', '2026-03-11T09:00:00Z', '2026-03-12T09:00:00.000Z'],
    ['on Friday afternoon, before the clocks go forward', '2026-03-27T14:00:00Z', '2026-03-30T13:00:00.000Z'],
    ['on Saturday', '2026-03-14T10:00:00Z', '2026-03-16T16:00:00.000Z'],
    ['at night', '2026-03-11T21:00:00Z', '2026-03-12T16:00:00.000Z'],
  ])('make one business day: %s', (_, from, due) => {
    expect(addWorkingMinutes(new Date(from), businessDay(berlin), berlin).toISOString()).toBe(due);
  });
});

describe('looking again', () => {
  const actedAt = new Date('2026-03-11T09:00:00Z');
  const later = (minutes: number) => new Date(actedAt.getTime() + minutes * 60_000);
  const at = (more: object) =>
    lookAgainAt({ actedAt, severity: 'normal', nextContactDue: null, newSignalAt: null, ...more }, berlin);

  it.each([
    ['critical', '2026-03-11T11:00:00.000Z'],
    ['high', '2026-03-12T09:00:00.000Z'],
    ['normal', '2026-03-16T09:00:00.000Z'],
    ['P5', '2026-03-16T09:00:00.000Z'],
    ['low', '2026-03-18T09:00:00.000Z'],
  ])('after what %s allows', (severity, due) => expect(at({ severity }).toISOString()).toBe(due));

  it('comes sooner with a promise or a new signal, and never before the action', () => {
    expect(at({ nextContactDue: later(90) })).toEqual(later(90));
    expect(at({ nextContactDue: later(90), newSignalAt: later(10) })).toEqual(later(10));
    expect(at({ nextContactDue: later(-90) }).toISOString()).toBe('2026-03-16T09:00:00.000Z');
    fc.assert(
      fc.property(instant, fc.constantFrom('critical', 'high', 'normal', 'low', ''), fc.option(instant), fc.option(instant), zone,
        (acted, severity, nextContactDue, newSignalAt, in_) => {
          const calendar = standardCalendar(in_);
          const again = lookAgainAt({ actedAt: acted, severity, nextContactDue, newSignalAt }, calendar);
          expect(again >= acted).toBe(true);
          expect(again <= severityLimit(severity, acted, calendar)).toBe(true);
          for (const time of [nextContactDue, newSignalAt]) if (time && time >= acted) expect(again <= time).toBe(true);
        }),
    ); // prettier-ignore
  });
});

describe('active time', () => {
  const began = new Date('2026-03-11T09:00:00Z');

  it('is the sum of the pauses of at most five minutes, however often and by whom it is told', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 * 3_600_000 }), { maxLength: 60 }), (moments) => {
        const signs = moments.map((ms) => new Date(began.getTime() + ms));
        const inOrder = [began, ...signs].sort((one, other) => one.getTime() - other.getTime());
        const gaps = inOrder.slice(1).map((sign, n) => sign.getTime() - (inOrder[n] ?? began).getTime());
        const expected = gaps.filter((gap) => gap <= IDLE_MS).reduce((sum, gap) => sum + gap, 0);
        const twice = inOrder.flatMap((sign) => [sign, sign]);
        const start = { activeMs: 0, lastSeenAt: began };
        expect(twice.reduce(seenAt, start).activeMs).toBe(expected);
        expect(signs.reduce(seenAt, start).activeMs).toBeLessThanOrEqual(4 * 3_600_000);
      }),
    );
  });
});

describe('a window', () => {
  it('and the one before it are as long on the wall, and don’t overlap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WINDOWS), instant, zone, (window, now, in_) => {
        const { from, to, previousFrom, previousTo } = stretchOf(window, now, in_);
        expect([previousFrom <= previousTo, previousTo <= from || window !== 'today', from <= to]).toEqual([
          true,
          true,
          true,
        ]);
        const days = window === 'today' ? 1 : window === 'since_yesterday' ? 2 : 7;
        const start = DateTime.fromJSDate(from, { zone: in_ });
        expect(start).toEqual(start.startOf('day'));
        expect(DateTime.fromJSDate(previousFrom, { zone: in_ }).plus({ days }).toMillis()).toBe(from.getTime());
      }),
    );
  });

  it('of today ends yesterday at the same time of day, over a change of the clocks', () => {
    expect(stretchOf('today', new Date('2026-03-29T10:00:00Z'), 'Europe/Berlin')).toEqual({
      from: new Date('2026-03-28T23:00:00Z'),
      to: new Date('2026-03-29T10:00:00Z'),
      previousFrom: new Date('2026-03-27T23:00:00Z'),
      previousTo: new Date('2026-03-28T11:00:00Z'),
    });
  });
});

describe('coverage', () => {
  const arrivals = fc
    .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
    .map(([actedInTime, actedLate, acknowledgedOnly, stillInTime]) => ({
      arrived: actedInTime + actedLate + acknowledgedOnly + stillInTime,
      ...{ actedInTime, actedLate, acknowledgedOnly, stillInTime },
    }));

  it('is 0 to 100, and not a point higher for anything that was only acknowledged', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(500), (given, seen) => {
        const before = coverage(given);
        if (before !== null) expect(before >= 0 && before <= 100).toBe(true);
        const more = { ...given, arrived: given.arrived + seen, acknowledgedOnly: given.acknowledgedOnly + seen };
        expect(coverage(more) ?? 0).toBeLessThanOrEqual(before ?? 0);
      }),
    );
    expect(coverage({ arrived: 12, actedInTime: 9, actedLate: 0, acknowledgedOnly: 1, stillInTime: 2 })).toBe(90);
    expect(coverage({ arrived: 2, actedInTime: 0, actedLate: 0, acknowledgedOnly: 0, stillInTime: 2 })).toBeNull();
  });
});

it('only a reply or a talk answers the customer; a note and a hand-over name the next owner', () => {
  expect(ACTS.filter(answersCustomer)).toEqual(['reply', 'talk']);
  expect(handedTo('note', 'me', 'you')).toBe('you');
  expect(handedTo('reassign', 'me', null)).toBe('me');
  expect(handedTo('reply', 'me', 'you')).toBe('me');
});

it('weeks begin with go-live and end today', () => {
  const weeks = weeksSince('2026-03-04', new Date('2026-03-17T09:00:00Z'), berlin);
  expect(weeks).toEqual([
    { monday: '2026-03-02', workingDays: 3 },
    { monday: '2026-03-09', workingDays: 5 },
    { monday: '2026-03-16', workingDays: 2 },
  ]);
  expect(runsPerDay(9, { workingDays: 5 })).toBe(1.8);
  expect(runsPerDay(0, { workingDays: 0 })).toBeNull();
});

it('an engagement goes forward, and ends with an outcome', () => {
  expect(checkAsk(' ')).toMatchObject({ error: { code: 'ENGAGEMENT_ASK_MISSING' } });
  expect(checkAnswer('requested', 'accepted', null)).toEqual({ ok: true, value: null });
  expect(checkAnswer('accepted', 'done', ' ')).toMatchObject({ error: { code: 'ENGAGEMENT_OUTCOME_MISSING' } });
  expect(checkAnswer('accepted', 'done', ' They talked ')).toEqual({ ok: true, value: 'They talked' });
  expect(checkAnswer('done', 'accepted', null)).toMatchObject({ error: { code: 'ENGAGEMENT_OVER' } });
});
