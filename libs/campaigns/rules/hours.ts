// When a mail may leave where its recipient is: allowed hours of allowed days, whatever the clock does that night.
import { DateTime } from 'luxon';
import type { Hours } from './campaign.js';
import { WEEKDAYS, type Duration, type Weekday } from './steps.js';

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** ISO numbers, Monday is 1. */
export const weekdayNumbers = (days: readonly Weekday[]): number[] => days.map((day) => WEEKDAYS.indexOf(day) + 1);

/** Whether local clocks show an allowed hour at this instant. Hours across midnight belong to the day on which they are. */
export function isAllowed({ from, to, days }: Omit<Hours, 'zone'>, zone: string, at: Date): boolean {
  const local = DateTime.fromJSDate(at, { zone });
  if (!weekdayNumbers(days).includes(local.weekday)) return false;
  const minute = local.hour * 60 + local.minute;
  const [opens, closes] = [minutesOf(from), minutesOf(to)];
  if (opens === closes) return true;
  return opens < closes ? minute >= opens && minute < closes : minute >= opens || minute < closes;
}

const DAYS = 9;

/**
 * The first allowed instant at or after `at`, at the latest a few minutes into the allowed hours. A night on which clocks are
 * moved can lack the opening time or have it twice; both are looked at, and where nothing is left of the hours it is the next
 * allowed day.
 */
export function nextAllowed(hours: Omit<Hours, 'zone'>, zone: string, at: Date): Date {
  if (isAllowed(hours, zone, at)) return at;
  const local = DateTime.fromJSDate(at, { zone });
  const opens = minutesOf(hours.from);
  for (let day = 0; day < DAYS; day += 1) {
    const midnight = local.startOf('day').plus({ days: day });
    const opening = midnight.set({ hour: Math.floor(opens / 60), minute: opens % 60 });
    const found = [midnight, opening, opening.plus({ hours: 1 })]
      .map((each) => new Date(Math.max(at.getTime(), each.toMillis())))
      .find((instant) => isAllowed(hours, zone, instant));
    if (found) return found;
  }
  throw new RangeError('Allowed hours come at least once a week');
}

/** The next time that local clocks show `time` on one of `days`, strictly later than `after`. A time that is skipped that night is the moment after the gap. */
export function nextLocalTime(time: string, days: readonly Weekday[] | undefined, zone: string, after: Date): Date {
  const local = DateTime.fromJSDate(after, { zone });
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const allowed = weekdayNumbers(days ?? WEEKDAYS);
  for (let day = 0; day <= 8; day += 1) {
    const date = local.startOf('day').plus({ days: day });
    if (!allowed.includes(date.weekday)) continue;
    const candidate = date.set({ hour, minute, second: 0, millisecond: 0 });
    if (candidate.toMillis() > after.getTime()) return candidate.toJSDate();
  }
  throw new RangeError('A weekday comes at least once a week');
}

/** Days and weeks keep the local hour over a change of clocks; hours and minutes are exact. */
export const later = (at: Date, duration: Duration, zone: string): Date => {
  const { weeks = 0, days = 0, hours = 0, minutes = 0 } = duration;
  return DateTime.fromJSDate(at, { zone }).plus({ weeks, days }).plus({ hours, minutes }).toJSDate();
};
