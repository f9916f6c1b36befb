// What changes in tasks: one by a person's hand, many by what happens to their account. Each move is remembered.
import { Injectable } from '@nestjs/common';
import { recordChanges, type IntervalTable, type Tx } from '#platform/database';
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
}

@Injectable()
export class TaskChangeRepository {
  /** Writes what the change says, and remembers state and assignee where they moved. */
  async change(tx: Tx, task: Task, change: TaskChange, now: Date): Promise<Task> {
    const next: Task = { ...task, ...change, checklist: [...(change.checklist ?? task.checklist)] };
    next.doneAt = next.state === 'open' ? null : (task.doneAt ?? now);
    await tx.query(
      `UPDATE tasks SET state = $2, outcome = $3, reason = $4, snoozed_until = $5, note = $6, checklist = $7, assignee_id = $8,
         assigned_by_hand = $9, done_at = $10, done_by = $11 WHERE id = $1`,
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

  /** Ends the open tasks that only these runs ask for. Those that another running run shares go on, and leave these. */
  async endOf(tx: Tx, runIds: readonly string[], { state, reason }: TaskStatus, now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string; shared: boolean }>(
      `SELECT t.id, EXISTS (SELECT 1 FROM task_runs o JOIN play_runs r ON r.id = o.run_id AND r.state = 'running'
         WHERE o.task_id = t.id AND o.run_id <> ALL($1)) AS shared
       FROM tasks t WHERE t.state = 'open' AND t.id IN (SELECT task_id FROM task_runs WHERE run_id = ANY($1)) ORDER BY t.id FOR UPDATE OF t`,
      [runIds],
    );
    const ids = (shared: boolean) => rows.filter((row) => row.shared === shared).map(({ id }) => id);
    await tx.query('DELETE FROM task_runs WHERE run_id = ANY($1) AND task_id = ANY($2)', [runIds, ids(true)]);
    await tx.query('UPDATE tasks SET state = $2, reason = $3, snoozed_until = NULL, done_at = $4 WHERE id = ANY($1)', [
      ids(false),
      state,
      reason,
      now,
    ]);
    await recordChanges(
      tx,
      TASK_HISTORY,
      ids(false).map((subject) => ({ subject, attribute: 'state', value: state, at: now })),
    );
    return ids(false);
  }

  /** Open tasks of these accounts that follow the account's owner. */
  following(tx: Tx, accountIds: readonly string[]): Promise<Pick<Task, 'id' | 'accountId' | 'roles' | 'assigneeId'>[]> {
    return tx.query(
      `SELECT t.id, t.account_id AS "accountId", t.roles, t.assignee_id AS "assigneeId" FROM tasks t JOIN plays p ON p.id = t.play_id
       WHERE t.account_id = ANY($1) AND t.state = 'open' AND NOT t.assigned_by_hand AND p.definition->>'whenOwnerChanges' = 'move'
       ORDER BY t.id FOR UPDATE OF t`,
      [accountIds],
    );
  }

  async assign(
    tx: Tx,
    tasks: readonly { readonly id: string; readonly assigneeId: string | null }[],
    now: Date,
  ): Promise<void> {
    await tx.query(
      'UPDATE tasks t SET assignee_id = n.assignee_id FROM unnest($1::uuid[], $2::uuid[]) AS n(id, assignee_id) WHERE t.id = n.id',
      [tasks.map(({ id }) => id), tasks.map(({ assigneeId }) => assigneeId)],
    );
    await recordChanges(
      tx,
      TASK_HISTORY,
      tasks.map(({ id, assigneeId }) => ({ subject: id, attribute: 'assignee', value: assigneeId, at: now })),
    );
  }
}
