// How a person's tasks are laid out: what is late, what is for today, for this week, for later, and what is over.
import { DateTime } from 'luxon';

export const TASK_VIEWS = ['overdue', 'today', 'week', 'later', 'done'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];
export type OpenView = Exclude<TaskView, 'done'>;

/** Open tasks due at or after `from` and before `until`; null: no bound. */
export interface DueWindow {
  readonly from: Date | null;
  readonly until: Date | null;
  /** also those that sleep, whenever they are due */
  readonly asleep: boolean;
}

/** The four windows touch and don't overlap. Days and weeks, from Monday on, are those of `zone`. */
export function dueWindows(now: Date, zone: string): Record<OpenView, DueWindow> {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const tomorrow = today.plus({ days: 1 }).toJSDate();
  const nextWeek = today.startOf('week').plus({ weeks: 1 }).toJSDate();
  return {
    overdue: { from: null, until: now, asleep: false },
    today: { from: now, until: tomorrow, asleep: false },
    week: { from: tomorrow, until: nextWeek, asleep: false },
    later: { from: nextWeek, until: null, asleep: true },
  };
}
