// What changes in tasks: one by a person's hand, many by what happens to their account. Each move is remembered.
import { Injectable } from '@nestjs/common';
import { recordChanges, type IntervalTable, type Tx } from '#platform/database';
import type { Answers } from '../rules/form-field.js';
import type { ChecklistItem, TaskStatus } from '../rules/task-state.js';
import type { Task } from './task.entity.js';

/** What of a task is remembered as intervals: its state, and whose it was. */
export const TASK_HISTORY: IntervalTable = { table: 'task_intervals', subject: 'task_id' };

export interface TaskChange extends Partial<TaskStatus> {
  readonly assigneeId?: string | null;
  readonly assignedByHand?: boolean;
  readonly note?: string | null;
  readonly checklist?: readonly ChecklistItem[];
  readonly doneBy?: string | null;
  readonly answers?: Answers;
}

export type FollowingTask = Pick<Task, 'id' | 'roles' | 'assigneeId' | 'accountableRoles' | 'accountableId'> & {
  readonly accountId: string;
};

@Injectable()
export class TaskChangeRepository {
  /** Writes what the change says, and remembers state and assignee where they moved. */
  async change(tx: Tx, task: Task, change: TaskChange, now: Date): Promise<Task> {
    const next: Task = { ...task, ...change, checklist: [...(change.checklist ?? task.checklist)] };
    next.doneAt = next.state === 'open' ? null : (task.doneAt ?? now);
    await tx.query(
      `UPDATE tasks SET state = $2, outcome = $3, reason = $4, snoozed_until = $5, note = $6, checklist = $7, assignee_id = $8,
         assigned_by_hand = $9, done_at = $10, done_by = $11, answers = $12 WHERE id = $1`,
      [
        next.id,
        next.state,
        next.outcome,
        next.reason,
        next.snoozedUntil,
        next.note,
        JSON.stringify(next.checklist),
        next.assigneeId,
        next.assignedByHand,
        next.doneAt,
        next.doneBy,
        JSON.stringify(next.answers),
      ],
    );
    const moved = [
      { attribute: 'state', before: task.state, value: next.state },
      { attribute: 'assignee', before: task.assigneeId, value: next.assigneeId },
    ].filter(({ before, value }) => before !== value);
    await recordChanges(
      tx,
      TASK_HISTORY,
      moved.map(({ attribute, value }) => ({ subject: task.id, attribute, value, at: now })),
    );
    return next;
  }

  /** Open tasks become what `ended` says, those that are over already stay. Answers with the ids that moved. */
  async end(tx: Tx, ids: readonly string[], { state, reason }: TaskStatus, now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE tasks SET state = $2, reason = $3, snoozed_until = NULL, done_at = $4 WHERE id = ANY($1) AND state = 'open' RETURNING id`,
      [ids, state, reason, now],
    );
    const moved = rows.map(({ id }) => id);
    await recordChanges(
      tx,
      TASK_HISTORY,
      moved.map((subject) => ({ subject, attribute: 'state', value: state, at: now })),
    );
    return moved;
  }

  /** Tasks of these accounts that follow the account's owner, those that are over only where the play says so. */
  following(tx: Tx, accountIds: readonly string[]): Promise<FollowingTask[]> {
    return tx.query(
      `SELECT t.id, t.account_id AS "accountId", t.roles, t.assignee_id AS "assigneeId", t.accountable_roles AS "accountableRoles",
         t.accountable_id AS "accountableId" FROM tasks t
       WHERE t.account_id = ANY($1) AND NOT t.assigned_by_hand
         AND (t.on_owner_change = 'move-all' OR t.on_owner_change = 'move' AND t.state = 'open') ORDER BY t.id FOR UPDATE`,
      [accountIds],
    );
  }

  async assign(
    tx: Tx,
    tasks: readonly Pick<FollowingTask, 'id' | 'assigneeId' | 'accountableId'>[],
    now: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE tasks t SET assignee_id = n.assignee_id, accountable_id = n.accountable_id
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS n(id, assignee_id, accountable_id) WHERE t.id = n.id`,
      [
        tasks.map(({ id }) => id),
        tasks.map(({ assigneeId }) => assigneeId),
        tasks.map(({ accountableId }) => accountableId),
      ],
    );
    await recordChanges(
      tx,
      TASK_HISTORY,
      tasks.map(({ id, assigneeId }) => ({ subject: id, attribute: 'assignee', value: assigneeId, at: now })),
    );
  }
}
