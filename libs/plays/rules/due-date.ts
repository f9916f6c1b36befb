// When a task is due: a number of days after the run started, in the calendar of the account.
import { addBusinessDays, rollForward, type BusinessCalendar } from '#kernel';
import { DateTime } from 'luxon';
import type { Due } from './play.js';

/** Close of business of the due day; calendar days roll forward to a business day unless told not to. */
export function dueAt(due: Due, startedAt: Date, calendar: BusinessCalendar): Date {
  if ('businessDays' in due) return addBusinessDays(startedAt, due.businessDays, calendar);
  const day = DateTime.fromJSDate(startedAt, { zone: calendar.zone }).startOf('day').plus({ days: due.days });
  const rolled = due.roll === 'forward' ? rollForward(day, calendar) : day;
  return rolled.set({ hour: Math.floor(calendar.closes / 60), minute: calendar.closes % 60 }).toJSDate();
}
