// Tasks as rows: the lists of people, and one task with what surrounds it.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Listing, type Tx } from '#platform/database';
import { dueWindows, type OpenView, type TaskView } from '../rules/task-views.js';
import { TASK_COLUMNS } from './task-columns.js';
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

const WHOSE = [
  '($1::uuid IS NULL AND t.assignee_id IS NULL OR t.assignee_id = $1)',
  '($2::uuid IS NULL OR t.account_id = $2)',
];
const AWAKE = '(t.snoozed_until IS NULL OR t.snoozed_until <= $3::timestamptz)';
const ENDED = `t.state IN ('done', 'skipped')`;

@Injectable()
export class TaskRepository {
  byId(tx: Tx, id: string): Promise<Task | undefined> {
    return tx.one<Task>(`SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Task>> {
    const rows = await tx.query<Task>(`SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.id = ANY($1)`, [ids]);
    return new Map(rows.map((task) => [task.id, task]));
  }

  /** Nobody else changes it until the transaction ends. */
  lock(tx: Tx, id: string): Promise<Task | undefined> {
    return tx.one<Task>(`SELECT ${TASK_COLUMNS} FROM tasks t WHERE t.id = $1 FOR UPDATE`, [id]);
  }

  /** Open ones by due date, those that are over by their end, the last first. */
  list(
    tx: Tx,
    view: TaskView,
    { assigneeId, accountId }: TaskFilter,
    { now, zone }: Today,
    request: PageRequest,
  ): Promise<Page<Task>> {
    const whose = { select: TASK_COLUMNS, from: 'tasks t', id: 't.id' };
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

  /** Open ones by due date, at most 500. */
  due(tx: Tx, { assigneeId, accountId }: TaskFilter, from: Date, until: Date): Promise<Task[]> {
    return tx.query<Task>(
      `SELECT ${TASK_COLUMNS} FROM tasks t WHERE ${WHOSE.join(' AND ')} AND t.state = 'open' AND t.due_at >= $3 AND t.due_at < $4
       ORDER BY t.due_at, t.id LIMIT 500`,
      [assigneeId, accountId ?? null, from, until],
    );
  }

  /** The tasks that these wait for, as long as they are open, by the one that waits. */
  async awaited(tx: Tx, taskIds: readonly string[]): Promise<Map<string, Task>> {
    const rows = await tx.query<Task & { waitingId: string }>(
      `SELECT w.id AS "waitingId", ${TASK_COLUMNS} FROM tasks w JOIN tasks t ON t.id = w.after_id AND t.state = 'open' WHERE w.id = ANY($1)`,
      [taskIds],
    );
    return new Map(rows.map((row) => [row.waitingId, row]));
  }

  /** The open task of this key for the account. */
  async openOf(tx: Tx, accountId: string, key: string): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>(
      `SELECT id FROM tasks WHERE account_id = $1 AND key = $2 AND state = 'open'`,
      [accountId, key],
    );
    return row?.id;
  }

  /** Whether the viewer sees the tasks of everybody. */
  async seesAll(tx: Tx): Promise<boolean> {
    return (await tx.one<{ all: boolean }>('SELECT sees_all() AS "all"'))?.all ?? false;
  }
}
