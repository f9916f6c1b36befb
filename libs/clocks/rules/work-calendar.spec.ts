// Working time over zones, clock changes, holidays and split days, against counting minute by minute.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { checkCalendar, instantAfter, spansOf, workedUntil, type Hours, type WorkCalendar } from './work-calendar.js';

const MINUTE = 60_000;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Africa/Casablanca',
];

const hoursOf = (cuts: readonly number[]): Hours[] => {
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, n): Hours => [
    sorted[2 * n] ?? 0,
    sorted[2 * n + 1] ?? 1,
  ]);
};
// Quarters of an hour: every clock change of the zones above falls on one.
const hours = fc
  .array(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((cuts) => hoursOf(cuts.map((cut) => cut * 15)));
const calendars = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc.array(hours, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(fc.constantFrom('2026-03-29', '2026-04-05', '2026-10-25', '2026-11-01', '2026-03-10'), {
      maxLength: 3,
    }),
  })
  .filter(({ week }) => week.some((each) => each.length > 0));
// Weeks in which some zone changes its clocks.
const starts = fc.constantFrom(
  '2026-03-06',
  '2026-03-27',
  '2026-04-03',
  '2026-09-25',
  '2026-10-23',
  '2026-10-30',
  '2026-06-10',
);
const DAYS = 9;

/** Whether the calendar is open in the minute that begins at `at`, by the local clock alone. */
function isOpen({ zone, week, holidays }: WorkCalendar, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone });
  const minute = local.hour * 60 + local.minute;
  if (holidays.includes(local.toISODate() ?? '')) return false;
  return (week[local.weekday - 1] ?? []).some(([start, end]) => minute >= start && minute < end);
}

const localStart = (calendar: WorkCalendar, from: string): number =>
  DateTime.fromISO(from, { zone: calendar.zone }).toMillis();

describe('working time', () => {
  it('is what the local clock says, minute by minute, in every zone and through every clock change', () => {
    fc.assert(
      fc.property(calendars, starts, (calendar, from) => {
        const spans = spansOf(calendar, from, DAYS);
        const begin = localStart(calendar, from);
        const end = DateTime.fromISO(from, { zone: calendar.zone }).plus({ days: DAYS }).toMillis();
        let counted = 0;
        for (let at = begin; at < end; at += 15 * MINUTE) {
          if (isOpen(calendar, at)) counted += 15 * MINUTE;
          if ((at - begin) % (4 * 60 * MINUTE) === 0) {
            const worked = workedUntil(spans, at + 15 * MINUTE);
            // An hour that comes twice is one span through both; an interval that begins or ends inside of it may differ by that hour.
            if (Math.abs(worked - counted) > 60 * MINUTE) throw new Error(`worked ${worked}, counted ${counted}`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never runs backwards, and an instant found for an amount is the first by which it was worked', () => {
    fc.assert(
      fc.property(
        calendars,
        starts,
        fc.integer({ min: 0, max: DAYS * 24 * 60 }),
        fc.integer({ min: 1, max: 5_000 }),
        (calendar, from, offset, minutes) => {
          const spans = spansOf(calendar, from, 60);
          const start = localStart(calendar, from) + offset * MINUTE;
          const before = workedUntil(spans, start);
          const due = instantAfter(spans, before + minutes * MINUTE);
          if (due === null) return;
          expect(workedUntil(spans, due) - before).toBe(minutes * MINUTE);
          expect(workedUntil(spans, due - 1) - before).toBe(minutes * MINUTE - 1);
          expect(due).toBeGreaterThan(start);
          expect(workedUntil(spans, start + MINUTE)).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    // Berlin leaves out 02:00-03:00 on 29 March and has it twice on 25 October 2026.
    ['2026-03-29', 'Europe/Berlin', [[0, 1440]], 23],
    ['2026-10-25', 'Europe/Berlin', [[0, 1440]], 25],
    [
      '2026-03-29',
      'Europe/Berlin',
      [
        [540, 720],
        [780, 1020],
      ],
      7,
    ],
    // Half an hour on Lord Howe Island.
    ['2026-04-05', 'Australia/Lord_Howe', [[0, 1440]], 24.5],
  ] as const)('of %s in %s is so many hours', (day, zone, sunday, expected) => {
    const spans = spansOf({ zone, week: [[], [], [], [], [], [], sunday], holidays: [] }, day, 1);
    expect(workedUntil(spans, Number.MAX_SAFE_INTEGER) / 3_600_000).toBe(expected);
  });

  it('counts nothing on a holiday, and lands at closing time rather than the next morning', () => {
    const nine = [[540, 1020]] as const;
    const calendar = {
      zone: 'Europe/Berlin',
      week: [nine, nine, nine, nine, nine, [], []],
      holidays: ['2026-04-03', '2026-04-06'],
    };
    const spans = spansOf(calendar, '2026-04-01', 30);
    const from = Date.parse('2026-04-02T09:00:00+02:00');
    const after = (hours: number) =>
      new Date(instantAfter(spans, workedUntil(spans, from) + hours * 3_600_000) ?? 0).toISOString();
    expect(after(8)).toBe('2026-04-02T15:00:00.000Z');
    expect(after(9)).toBe('2026-04-07T08:00:00.000Z');
  });
});

describe('a calendar', () => {
  const day = [[540, 720]] as const;
  const whole: WorkCalendar = { zone: 'UTC', week: [day, day, day, day, day, [], []], holidays: ['2026-12-25'] };
  const code = (change: Partial<WorkCalendar>) => {
    const checked = checkCalendar({ ...whole, ...change });
    return checked.ok ? 'ok' : checked.error.code;
  };

  it('says what is wrong with it', () => {
    expect(code({})).toBe('ok');
    expect(code({ zone: 'Mars/Olympus' })).toBe('ZONE_UNKNOWN');
    expect(code({ week: [] })).toBe('WEEK_INVALID');
    expect(code({ week: [[[540, 540]], [], [], [], [], [], []] })).toBe('HOURS_INVALID');
    expect(code({ week: [[[540, 1441]], [], [], [], [], [], []] })).toBe('HOURS_INVALID');
    expect(
      code({
        week: [
          [
            [540, 720],
            [720, 780],
          ],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
      }),
    ).toBe('HOURS_OVERLAP');
    expect(code({ week: [[], [], [], [], [], [], []] })).toBe('CALENDAR_EMPTY');
    expect(code({ holidays: ['2026-02-30'] })).toBe('HOLIDAY_INVALID');
    expect(code({ holidays: ['25.12.2026'] })).toBe('HOLIDAY_INVALID');
  });
});
