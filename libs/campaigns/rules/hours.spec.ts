import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isAllowed, later, nextAllowed, nextLocalTime } from './hours.js';
import { dueIn, lastOccurrence, nextOccurrence } from './schedule.js';
import { WEEKDAYS } from './steps.js';

/** Twelve, on both hemispheres, with clocks that change at 00:00, 01:00, 02:00 and 03:00, by an hour and by half of one, and not at all. */
const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
];
const zone = fc.constantFrom(...ZONES);
/** Around both changes of clocks of 2026 in either hemisphere, and anywhere else. */
const near = (day: string) =>
  fc.integer({ min: -3 * 1440, max: 3 * 1440 }).map((minutes) => new Date(Date.parse(day) + minutes * 60_000));
const instant = fc.oneof(
  ...[
    '2026-03-08',
    '2026-03-29',
    '2026-04-05',
    '2026-04-24',
    '2026-09-06',
    '2026-09-27',
    '2026-10-04',
    '2026-10-25',
    '2026-10-30',
    '2026-11-01',
  ].map(near),
  fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
);
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
const hours = fc.record({ from: time, to: time, days });
const DAY_MS = 86_400_000;

describe('allowed hours in twelve zones and over both changes of clocks', () => {
  it('are never left, and always come: nobody is skipped', () => {
    fc.assert(
      fc.property(hours, zone, instant, (rule, where, at) => {
        const found = nextAllowed(rule, where, at);
        expect(isAllowed(rule, where, found)).toBe(true);
        expect(found.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(found.getTime() - at.getTime()).toBeLessThan(9 * DAY_MS);
        // Asked again at that moment it is that moment: the same mail has one time.
        expect(nextAllowed(rule, where, found)).toEqual(found);
      }),
      { numRuns: 1000 },
    );
  });

  it('come as early as they can: within an hour of the first allowed minute', () => {
    fc.assert(
      fc.property(hours, zone, instant, (rule, where, at) => {
        const found = nextAllowed(rule, where, at);
        for (let minute = at.getTime(); minute < found.getTime() - 3_600_000; minute += 15 * 60_000)
          if (isAllowed(rule, where, new Date(minute)))
            // Only hours shorter than the gap of a changed clock can be missed by a day.
            expect(lengthOf(rule)).toBeLessThan(60);
      }),
      { numRuns: 150 },
    );
  });

  it('say what clocks on the wall say', () => {
    const office = { from: '09:00', to: '17:00', days: [...WEEKDAYS].slice(0, 5) };
    const next = (where: string, at: string) => nextAllowed(office, where, new Date(at)).toISOString();
    expect(next('Europe/Berlin', '2026-03-27T16:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
    expect(next('America/New_York', '2026-10-30T22:00:00Z')).toBe('2026-11-02T14:00:00.000Z');
    expect(next('Asia/Tokyo', '2026-05-05T03:00:00Z')).toBe('2026-05-05T03:00:00.000Z');
    const night = { from: '22:00', to: '02:00', days: [...WEEKDAYS] };
    expect(isAllowed(night, 'Europe/Berlin', new Date('2026-06-01T23:30:00Z'))).toBe(true);
    expect(isAllowed(night, 'Europe/Berlin', new Date('2026-06-01T08:00:00Z'))).toBe(false);
  });
});

const lengthOf = ({ from, to }: { from: string; to: string }): number => {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return (minutes(to) - minutes(from) + 1440) % 1440 || 1440;
};

describe('a weekday and an hour', () => {
  it('keep the hour that was chosen, strictly later, and at most eight days on', () => {
    fc.assert(
      fc.property(time, days, zone, instant, (at, on, where, after) => {
        const found = nextLocalTime(at, on, where, after);
        const local = DateTime.fromJSDate(found, { zone: where });
        expect(found.getTime()).toBeGreaterThan(after.getTime());
        expect(found.getTime() - after.getTime()).toBeLessThanOrEqual(8 * DAY_MS + 3_600_000);
        expect(on).toContain(WEEKDAYS[local.weekday - 1]);
        const exists = DateTime.fromISO(`${local.toISODate() ?? ''}T${at}`, { zone: where }).toFormat('HH:mm') === at;
        if (exists) expect(local.toFormat('HH:mm')).toBe(at);
      }),
      { numRuns: 700 },
    );
  });

  it('follow each other without a gap or a double, week after week', () => {
    fc.assert(
      fc.property(time, fc.constantFrom(...WEEKDAYS), zone, instant, (at, day, where, start) => {
        const found: Date[] = [];
        for (let week = 0; week < 60; week += 1) found.push(nextLocalTime(at, [day], where, found.at(-1) ?? start));
        const dates = found.map((each) => DateTime.fromJSDate(each, { zone: where }).toISODate() ?? '');
        for (const [index, date] of dates.entries()) {
          const before = dates[index - 1];
          if (before) expect(DateTime.fromISO(date).diff(DateTime.fromISO(before), 'days').days).toBe(7);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a campaign that repeats', () => {
  it('comes once a week or month in every zone, at its hour there', () => {
    const schedule = fc.oneof(
      fc.record({ every: fc.constant('week' as const), day: fc.constantFrom(...WEEKDAYS), at: time }),
      fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 28 }), at: time }),
    );
    fc.assert(
      fc.property(schedule, zone, instant, (rule, where, now) => {
        const [last, next] = [lastOccurrence(rule, now), nextOccurrence(rule, now)];
        expect(last.opensAt <= now && now < next.opensAt).toBe(true);
        const apart = DateTime.fromISO(next.day).diff(DateTime.fromISO(last.day), ['months', 'days']).toObject();
        expect(apart).toEqual(rule.every === 'month' ? { months: 1, days: 0 } : { months: 0, days: 7 });
        const due = dueIn(where, next.day, rule);
        expect(due.getTime()).toBeGreaterThanOrEqual(next.opensAt.getTime());
        const local = DateTime.fromJSDate(due, { zone: where });
        const exists = DateTime.fromISO(`${next.day}T${rule.at}`, { zone: where }).toFormat('HH:mm') === rule.at;
        if (exists) expect([local.toISODate(), local.toFormat('HH:mm')]).toEqual([next.day, rule.at]);
      }),
      { numRuns: 700 },
    );
  });
});

it('days keep the local hour over a change of clocks, hours are exact', () => {
  const before = new Date('2026-03-28T08:00:00Z');
  expect(later(before, { days: 1 }, 'Europe/Berlin')).toEqual(new Date('2026-03-29T07:00:00Z'));
  expect(later(before, { hours: 24 }, 'Europe/Berlin')).toEqual(new Date('2026-03-29T08:00:00Z'));
  expect(later(before, { weeks: 1, minutes: 5 }, 'UTC')).toEqual(new Date('2026-04-04T08:05:00Z'));
});
