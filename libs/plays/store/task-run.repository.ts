// Which tasks belong to which runs: tied when they are made or shared, read for what surrounds a task, cut when a run is cleared.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import { TASK_COLUMNS, type Task } from '#tasks';
import type { ExistingTask } from '../rules/task-sharing.js';

/** One task that a run asks for. `id`: of the task to share, or of the one to make. */
export interface WantedTask {
  readonly id: string;
  readonly isNew: boolean;
  readonly runId: string;
  readonly accountId: string | null;
  readonly key: string;
}

@Injectable()
export class TaskRunRepository {
  /** Tasks that could be shared, held as they are until the transaction ends. */
  async shareable(
    tx: Tx,
    accountIds: readonly string[],
    keys: readonly string[],
  ): Promise<Map<string, ExistingTask[]>> {
    const rows = await tx.query<ExistingTask & { accountId: string }>(
      `SELECT t.id, t.account_id AS "accountId", t.key, t.state, running.is AS "inRunningRun" FROM tasks t
       CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM task_runs tr JOIN play_runs r ON r.id = tr.run_id AND r.state = 'running'
         WHERE tr.task_id = t.id) AS is) running
       WHERE t.account_id = ANY($1) AND t.key = ANY($2) AND (t.state = 'open' OR running.is) FOR SHARE OF t`,
      [accountIds, keys],
    );
    return groupBy(rows, ({ accountId }) => accountId);
  }

  /** Ties tasks to the runs that asked for them; where the planned one was not made, the open one of its key. New ones then wait for their predecessor. */
  async link(tx: Tx, wanted: readonly WantedTask[]): Promise<void> {
    await tx.query(
      `INSERT INTO task_runs (task_id, run_id)
       SELECT coalesce(t.id, open.id), w.run_id
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS w(task_id, run_id, account_id, key)
       LEFT JOIN tasks t ON t.id = w.task_id
       LEFT JOIN tasks open ON t.id IS NULL AND open.account_id = w.account_id AND open.key = w.key AND open.state = 'open'
       WHERE coalesce(t.id, open.id) IS NOT NULL ON CONFLICT DO NOTHING`,
      [
        wanted.map(({ id }) => id),
        wanted.map(({ runId }) => runId),
        wanted.map(({ accountId }) => accountId),
        wanted.map(({ key }) => key),
      ],
    );
    const made = wanted.filter(({ isNew }) => isNew);
    await tx.query(
      `UPDATE tasks t SET after_id = b.id FROM unnest($1::uuid[], $2::uuid[]) AS w(task_id, run_id)
       JOIN task_runs br ON br.run_id = w.run_id JOIN tasks b ON b.id = br.task_id
       WHERE t.id = w.task_id AND b.key = t.after_key AND (b.account_id IS NULL OR b.account_id = t.account_id)`,
      [made.map(({ id }) => id), made.map(({ runId }) => runId)],
    );
  }

  async ofRuns(tx: Tx, runIds: readonly string[]): Promise<Map<string, Task[]>> {
    const rows = await tx.query<Task & { runId: string }>(
      `SELECT tr.run_id AS "runId", ${TASK_COLUMNS} FROM task_runs tr JOIN tasks t ON t.id = tr.task_id WHERE tr.run_id = ANY($1)
       ORDER BY t.due_at, t.step, t.id`,
      [runIds],
    );
    return groupBy(rows, ({ runId }) => runId);
  }

  /** The other tasks of the running runs that ask for this one: of its own account, and those for many accounts. */
  sameWork(tx: Tx, taskId: string): Promise<Task[]> {
    return tx.query<Task>(
      `SELECT ${TASK_COLUMNS} FROM tasks m JOIN tasks t ON t.id <> m.id AND (t.account_id IS NOT DISTINCT FROM m.account_id OR t.account_id IS NULL)
       WHERE m.id = $1 AND EXISTS (SELECT 1 FROM task_runs a JOIN play_runs r ON r.id = a.run_id AND r.state = 'running'
         JOIN task_runs b ON b.run_id = a.run_id AND b.task_id = t.id WHERE a.task_id = m.id) ORDER BY t.due_at, t.step, t.id`,
      [taskId],
    );
  }

  async runIdsOf(tx: Tx, taskIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT DISTINCT run_id AS id FROM task_runs WHERE task_id = ANY($1)', [
      taskIds,
    ]);
    return rows.map(({ id }) => id);
  }

  /** The open tasks that only these runs ask for, locked. Those that another running run shares leave these and go on there. */
  async release(tx: Tx, runIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string; shared: boolean }>(
      `SELECT t.id, EXISTS (SELECT 1 FROM task_runs o JOIN play_runs r ON r.id = o.run_id AND r.state = 'running'
         WHERE o.task_id = t.id AND o.run_id <> ALL($1)) AS shared
       FROM tasks t WHERE t.state = 'open' AND t.id IN (SELECT task_id FROM task_runs WHERE run_id = ANY($1)) ORDER BY t.id FOR UPDATE OF t`,
      [runIds],
    );
    const ids = (shared: boolean) => rows.filter((row) => row.shared === shared).map(({ id }) => id);
    await tx.query('DELETE FROM task_runs WHERE run_id = ANY($1) AND task_id = ANY($2)', [runIds, ids(true)]);
    return ids(false);
  }

  /** Why an ended task can't be taken back. */
  async whyClosed(tx: Tx, { id, accountId, key }: Task): Promise<'again' | 'replaced' | 'cancelled' | null> {
    const row = await tx.one<{ why: 'again' | 'replaced' | 'cancelled' | null }>(
      `SELECT CASE
         WHEN EXISTS (SELECT 1 FROM tasks WHERE account_id = $2 AND key = $3 AND state = 'open' AND id <> $1) THEN 'again'
         WHEN EXISTS (SELECT 1 FROM task_runs tr JOIN play_runs old ON old.id = tr.run_id AND old.state <> 'running'
           JOIN play_runs r ON r.play_id = old.play_id AND r.account_id IS NOT DISTINCT FROM old.account_id AND r.state = 'running'
           WHERE tr.task_id = $1) THEN 'replaced'
         WHEN EXISTS (SELECT 1 FROM task_runs WHERE task_id = $1) AND NOT EXISTS (SELECT 1 FROM task_runs tr
           JOIN play_runs r ON r.id = tr.run_id AND r.state <> 'cancelled' WHERE tr.task_id = $1) THEN 'cancelled'
       END AS why`,
      [id, accountId, key],
    );
    return row?.why ?? null;
  }
}
