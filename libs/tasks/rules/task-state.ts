// What can become of a task: open → done, skipped or cancelled; open tasks can sleep; done and skipped ones can be taken back.
import { err, ok, type CodedError, type Result } from '#kernel';
import type { TaskState } from './states.js';

export interface ChecklistItem {
  readonly text: string;
  readonly done: boolean;
}

export interface TaskStatus {
  readonly state: TaskState;
  /** an open task is out of sight until then */
  readonly snoozedUntil: Date | null;
  readonly outcome: string | null;
  /** why it was skipped or cancelled, or ended by itself */
  readonly reason: string | null;
}

export type TaskMove =
  | { readonly to: 'done'; readonly outcome: string | null }
  | { readonly to: 'skipped' | 'cancelled'; readonly reason: string }
  | { readonly to: 'snoozed'; readonly until: Date }
  | { readonly to: 'open' };

/** What the decision needs to know beside the task itself. */
export interface TaskSurroundings {
  readonly outcomes: readonly string[];
  /** title of a task that must end first */
  readonly waitsFor: string | null;
  /** why an ended task can't be taken back */
  readonly closed: CodedError | null;
  readonly now: Date;
}

export const openTask: TaskStatus = { state: 'open', snoozedUntil: null, outcome: null, reason: null };

export function moveTask(task: TaskStatus, move: TaskMove, around: TaskSurroundings): Result<TaskStatus> {
  if (move.to === 'open') return reopen(task, around);
  if (task.state !== 'open') return err('TASK_ENDED', `This task is ${task.state} already. Reopen it first.`);
  if (move.to === 'snoozed')
    return move.until > around.now
      ? ok({ ...task, snoozedUntil: move.until })
      : err('TASK_SNOOZE_PAST', 'Choose a time that is still to come.');
  if (move.to === 'done') return complete(move.outcome, around);
  const reason = move.reason.trim();
  return reason ? ok({ ...openTask, state: move.to, reason }) : err('TASK_REASON_MISSING', 'Say in a few words why.');
}

function complete(outcome: string | null, { outcomes, waitsFor }: TaskSurroundings): Result<TaskStatus> {
  if (waitsFor !== null)
    return err('TASK_WAITING', `Finish “${waitsFor}” first, or skip it with a reason.`, { waitsFor });
  if (outcomes.length > 0 && outcome === null)
    return err('TASK_OUTCOME_MISSING', 'Choose what came of it.', { outcomes });
  if (outcome !== null && !outcomes.includes(outcome))
    return err('TASK_OUTCOME_UNKNOWN', `This task has no outcome “${outcome}”.`, { outcomes });
  return ok({ ...openTask, state: 'done', outcome });
}

function reopen(task: TaskStatus, { closed }: TaskSurroundings): Result<TaskStatus> {
  if (task.state === 'open') return ok(openTask);
  if (task.state === 'cancelled')
    return err('TASK_CANCELLED', 'A cancelled task stays cancelled. Start the play again if it is needed.');
  return closed ? { ok: false, error: closed } : ok(openTask);
}

/** What an open task becomes when its reason has gone: not needed any more, or done by itself, without an outcome. */
export const clearedTask = (how: 'cancel' | 'complete', reason: string): TaskStatus => ({
  ...openTask,
  state: how === 'cancel' ? 'cancelled' : 'done',
  reason,
});

export const isAwake = ({ state, snoozedUntil }: TaskStatus, now: Date): boolean =>
  state === 'open' && (snoozedUntil === null || snoozedUntil <= now);
