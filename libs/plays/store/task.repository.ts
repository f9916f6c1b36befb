// Tasks as rows: the lists of people, and one task with what surrounds it.
import { Injectable } from '@nestjs/common';
import { groupBy, type Page, type PageRequest } from '#kernel';
import { listPage, type Listing, type Tx } from '#platform/database';
import { dueWindows, type OpenView, type TaskView } from '../rules/task-views.js';
import type { Task } from './task.entity.js';

export interface TaskFilter {
  /** whose; null: nobody's */
  readonly assigneeId: string | null;
  readonly accountId?: string | null;
}

/** The business day that views are counted in. */
export interface Today {
  readonly now: Date;
  readonly zone: string;
}

export type TaskCounts = Record<OpenView, number>;

/** A task of the same run. */
export type Sibling = Pick<Task, 'id' | 'key' | 'state' | 'title'>;

const COLUMNS = `t.id, t.account_id AS "accountId", t.play_id AS "playId", t.key, t.step, t.title, t.instructions, t.practices, t.checklist,
  t.outcomes, t.after_key AS "afterKey", t.roles, t.due_at AS "dueAt", t.assignee_id AS "assigneeId",
  t.assigned_by_hand AS "assignedByHand", t.state, t.outcome, t.note, t.reason, t.snoozed_until AS "snoozedUntil",
  t.created_at AS "createdAt", t.done_at AS "doneAt", t.done_by AS "doneBy"`;

const WHOSE = [
  '($1::uuid IS NULL AND t.assignee_id IS NULL OR t.assignee_id = $1)',
  '($2::uuid IS NULL OR t.account_id = $2)',
];
const AWAKE = '(t.snoozed_until IS NULL OR t.snoozed_until <= $3::timestamptz)';
const ENDED = `t.state IN ('done', 'skipped')`;

@Injectable()
export class TaskRepository {
  byId(tx: Tx, id: string): Promise<Task | undefined> {
    return tx.one<Task>(`SELECT ${COLUMNS} FROM tasks t WHERE t.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Task>> {
    const rows = await tx.query<Task>(`SELECT ${COLUMNS} FROM tasks t WHERE t.id = ANY($1)`, [ids]);
    return new Map(rows.map((task) => [task.id, task]));
  }

  /** Nobody else changes it until the transaction ends. */
  lock(tx: Tx, id: string): Promise<Task | undefined> {
    return tx.one<Task>(`SELECT ${COLUMNS} FROM tasks t WHERE t.id = $1 FOR UPDATE`, [id]);
  }

  /** Open ones by due date, those that are over by their end, the last first. */
  list(
    tx: Tx,
    view: TaskView,
    { assigneeId, accountId }: TaskFilter,
    { now, zone }: Today,
    request: PageRequest,
  ): Promise<Page<Task>> {
    const whose = { select: COLUMNS, from: 'tasks t', id: 't.id' };
    const params = [assigneeId, accountId ?? null];
    if (view === 'done') {
      const sort = { sql: 't.done_at', type: 'timestamptz' } as const;
      return listPage<Task>(tx, { ...whose, where: [...WHOSE, ENDED], params, sort, direction: 'DESC' }, request);
    }
    const { from, until, asleep } = dueWindows(now, zone)[view];
    const listing: Listing = {
      ...whose,
      where: [
        ...WHOSE,
        `t.state = 'open'`,
        `(${AWAKE} AND ($4::timestamptz IS NULL OR t.due_at >= $4) AND ($5::timestamptz IS NULL OR t.due_at < $5) OR NOT ${AWAKE} AND $6::boolean)`,
      ],
      params: [...params, now, from, until, asleep],
      sort: { sql: 't.due_at', type: 'timestamptz' },
      direction: 'ASC',
    };
    return listPage<Task>(tx, listing, request);
  }

  async counts(tx: Tx, { assigneeId, accountId }: TaskFilter, { now, zone }: Today): Promise<TaskCounts> {
    const { today, week } = dueWindows(now, zone);
    const row = await tx.one<TaskCounts>(
      `SELECT count(*) FILTER (WHERE awake AND due_at < $3)::int AS overdue,
         count(*) FILTER (WHERE awake AND due_at >= $3 AND due_at < $4)::int AS today,
         count(*) FILTER (WHERE awake AND due_at >= $4 AND due_at < $5)::int AS week,
         count(*) FILTER (WHERE NOT awake OR due_at >= $5)::int AS later
       FROM (SELECT t.due_at, ${AWAKE} AS awake FROM tasks t WHERE ${WHOSE.join(' AND ')} AND t.state = 'open') mine`,
      [assigneeId, accountId ?? null, now, today.until, week.until],
    );
    return row ?? { overdue: 0, today: 0, week: 0, later: 0 };
  }

  async ofRuns(tx: Tx, runIds: readonly string[]): Promise<Map<string, Task[]>> {
    const rows = await tx.query<Task & { runId: string }>(
      `SELECT tr.run_id AS "runId", ${COLUMNS} FROM task_runs tr JOIN tasks t ON t.id = tr.task_id WHERE tr.run_id = ANY($1)
       ORDER BY t.due_at, t.step, t.id`,
      [runIds],
    );
    return groupBy(rows, ({ runId }) => runId);
  }

  /** The other tasks of the runs that each of these belongs to. */
  async siblings(tx: Tx, taskIds: readonly string[]): Promise<Map<string, Sibling[]>> {
    const rows = await tx.query<Sibling & { taskId: string }>(
      `SELECT DISTINCT m.task_id AS "taskId", t.id, t.key, t.state, t.title FROM task_runs m JOIN task_runs o ON o.run_id = m.run_id
       JOIN tasks t ON t.id = o.task_id WHERE m.task_id = ANY($1) AND t.id <> m.task_id`,
      [taskIds],
    );
    return groupBy(rows, ({ taskId }) => taskId);
  }

  /** Whether another task of the same key is open for the account. */
  async isOpenElsewhere(tx: Tx, { id, accountId, key }: Task): Promise<boolean> {
    const row = await tx.one(`SELECT 1 FROM tasks WHERE account_id = $1 AND key = $2 AND state = 'open' AND id <> $3`, [
      accountId,
      key,
      id,
    ]);
    return row !== undefined;
  }
}
