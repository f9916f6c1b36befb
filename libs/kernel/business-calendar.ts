// Working days of one place: which days count, which are holidays, and where "in N business days" lands.
import { DateTime } from 'luxon';

export interface BusinessCalendar {
  /** IANA zone, such as Europe/Berlin */
  readonly zone: string;
  /** ISO weekdays that count, 1 = Monday */
  readonly workdays: readonly number[];
  /** local dates, YYYY-MM-DD, that don't count */
  readonly holidays: ReadonlySet<string>;
  /** local minutes from midnight, start < end */
  readonly opens: number;
  readonly closes: number;
}

export const standardCalendar = (zone: string, holidays: Iterable<string> = []): BusinessCalendar => ({
  zone,
  workdays: [1, 2, 3, 4, 5],
  holidays: new Set(holidays),
  opens: 9 * 60,
  closes: 17 * 60,
});

export const isBusinessDay = (day: DateTime, calendar: BusinessCalendar): boolean =>
  calendar.workdays.includes(day.weekday) && !calendar.holidays.has(day.toISODate() ?? '');

// A calendar with no working day in a year is a mistake, not a reason to loop for ever.
const HORIZON = 366;

/** The first business day on or after `day`, at the same local time. */
export function rollForward(day: DateTime, calendar: BusinessCalendar): DateTime {
  for (let step = 0; step <= HORIZON; step += 1) {
    const candidate = day.plus({ days: step });
    if (isBusinessDay(candidate, calendar)) return candidate;
  }
  throw new RangeError(`No business day within a year of ${day.toISO()}`);
}

/**
 * Close of business on the `days`-th business day after `from` (0: the first business day on or after it).
 * Counted in the calendar's zone, so a DST change in between moves the instant, not the local hour.
 */
export function addBusinessDays(from: Date, days: number, calendar: BusinessCalendar): Date {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Business days must be a whole number, got ${days}`);
  let day = rollForward(DateTime.fromJSDate(from, { zone: calendar.zone }).startOf('day'), calendar);
  for (let left = days; left > 0; left -= 1) day = rollForward(day.plus({ days: 1 }), calendar);
  return day
    .startOf('day')
    .set({ hour: Math.floor(calendar.closes / 60), minute: calendar.closes % 60 })
    .toJSDate();
}
