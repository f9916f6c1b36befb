// Calendar days as text (YYYY-MM-DD), and the instants at which they are counted.
import { DateTime } from 'luxon';
import { endOfDay } from '#escalations/rules';
import { err, ok, unwrap, type Result } from '#kernel';

/** The longest history that is counted day by day. */
export const MOST_DAYS = 3660;
/** The longest series that is answered at once. */
export const LONGEST_SERIES = 1100;

export const dayOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toISODate() ?? '';

export const addDays = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'UTC' }).plus({ days }).toISODate() ?? '';

/** Both ends included; empty where `to` lies before `from`. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A day and the instant before which it is counted. */
export interface CountedDay {
  readonly day: string;
  readonly end: Date;
}

/** A day that isn't over is counted as it is now. */
export const countedDays = (days: readonly string[], zone: string, now: Date): CountedDay[] =>
  days.map((day) => {
    const end = unwrap(endOfDay(day, zone));
    // Just after `now`, so that what was opened this very moment counts.
    return { day, end: end > now ? new Date(now.getTime() + 1) : end };
  });

export function checkRange(from: string, to: string): Result<readonly [string, string]> {
  for (const day of [from, to]) {
    const end = endOfDay(day, 'UTC');
    if (!end.ok) return end;
  }
  const instant = (day: string) => DateTime.fromISO(day, { zone: 'UTC' });
  if (instant(to).diff(instant(from), 'days').days >= LONGEST_SERIES)
    return err('RANGE_TOO_LONG', `Ask for at most ${LONGEST_SERIES} days at once.`, { from, to });
  return ok([from, to]);
}
