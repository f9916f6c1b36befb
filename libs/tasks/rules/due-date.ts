// When a task is due: some days or hours after the run started, in the calendar of the account.
import { addBusinessDays, rollForward, type BusinessCalendar } from '#kernel';
import { DateTime } from 'luxon';
import { addBusinessHours } from './business-hours.js';
import { inOrder } from './task-order.js';
import type { Due, TaskTemplate } from './task-template.js';

/** Days end at the close of business; calendar days roll forward to a business day unless told not to. */
export function dueAt(due: Due, startedAt: Date, calendar: BusinessCalendar): Date {
  if ('businessHours' in due) return addBusinessHours(startedAt, due.businessHours, calendar);
  if ('businessDays' in due) return addBusinessDays(startedAt, due.businessDays, calendar);
  const day = DateTime.fromJSDate(startedAt, { zone: calendar.zone }).startOf('day').plus({ days: due.days });
  const rolled = due.roll === 'forward' ? rollForward(day, calendar) : day;
  return rolled.set({ hour: Math.floor(calendar.closes / 60), minute: calendar.closes % 60 }).toJSDate();
}

/** Of each task, by key: its own date, but never before that of the task it comes after. */
export function dueDates(
  tasks: readonly Pick<TaskTemplate, 'key' | 'due' | 'after'>[],
  startedAt: Date,
  calendar: BusinessCalendar,
): Map<string, Date> {
  const dates = new Map<string, Date>();
  for (const { key, due, after } of inOrder(tasks)) {
    const own = dueAt(due, startedAt, calendar);
    const before = after === undefined ? undefined : dates.get(after);
    dates.set(key, before && before > own ? before : own);
  }
  return dates;
}
