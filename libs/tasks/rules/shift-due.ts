// Moving a due date, and with it what comes later in the same work: by as many business days of the account's calendar.
import { err, ok, type BusinessCalendar, type Result } from '#kernel';
import { businessDaysBetween, shiftBusinessDays } from './business-hours.js';
import type { TaskState } from './states.js';

export interface Dated {
  readonly id: string;
  readonly dueAt: Date;
  readonly state: TaskState;
}

export interface DueMove {
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
}

/** The other open tasks of the same work that are due with the task or after it. */
export const laterOpen = <T extends Dated>(task: Dated, sameWork: readonly T[]): T[] =>
  sameWork.filter(({ id, state, dueAt }) => id !== task.id && state === 'open' && dueAt >= task.dueAt);

/** The task's own move first. `later`: those that move along, by business days; a change of hour alone moves nothing else. */
export function shiftDue(
  task: Dated,
  to: Date,
  later: readonly Dated[],
  calendar: BusinessCalendar,
): Result<[DueMove, ...DueMove[]]> {
  if (task.state !== 'open') return err('TASK_ENDED', `This task is ${task.state} already. Reopen it first.`);
  if (to.getTime() === task.dueAt.getTime())
    return err('TASK_DUE_SAME', 'It is due then already. Choose another time.');
  const days = businessDaysBetween(task.dueAt, to, calendar);
  const along = days === 0 ? [] : later;
  return ok([
    { id: task.id, from: task.dueAt, to },
    ...along.map(({ id, dueAt }) => ({ id, from: dueAt, to: shiftBusinessDays(dueAt, days, calendar) })),
  ]);
}
