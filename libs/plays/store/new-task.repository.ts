// Making tasks, as sets: what the accounts have already, whom they belong to, and one statement that writes what is planned.
import { Injectable } from '@nestjs/common';
import type { OwnerRole } from '#accounts/rules';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { Place } from '../rules/account-calendar.js';
import type { Owners } from '../rules/assignee.js';
import type { ExistingTask } from '../rules/task-sharing.js';

/** One task that a run asks for. `id`: of the task to share, or of the one to make. */
export interface WantedTask {
  readonly id: string;
  readonly isNew: boolean;
  readonly runId: string;
  readonly playId: string;
  readonly accountId: string;
  readonly key: string;
  readonly dueAt: Date;
  readonly assigneeId: string | null;
}

@Injectable()
export class NewTaskRepository {
  /** Zone and country by account; null: not known. */
  async places(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Partial<Place>>> {
    const rows = await tx.query<{ id: string; zone: string | null; country: string | null }>(
      `SELECT id, time_zone AS zone, substring(custom->>'country' from '^[A-Za-z]{2}$') AS country FROM accounts WHERE id = ANY($1)`,
      [accountIds],
    );
    return new Map(rows.map(({ id, zone, country }) => [id, { ...(zone && { zone }), country }]));
  }

  /** The owners who can sign in. */
  async owners(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Owners>> {
    const rows = await tx.query<{ accountId: string; role: OwnerRole; userId: string }>(
      `SELECT o.account_id AS "accountId", o.role, o.user_id AS "userId" FROM account_owners o
       JOIN users u ON u.id = o.user_id AND u.active WHERE o.account_id = ANY($1)`,
      [accountIds],
    );
    const byAccount = groupBy(rows, ({ accountId }) => accountId);
    return new Map(
      [...byAccount].map(([id, owners]) => [id, Object.fromEntries(owners.map(({ role, userId }) => [role, userId]))]),
    );
  }

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

  /** Writes the new ones with their history. Another transaction's open task of the same key wins; it is then the one to share. */
  async make(tx: Tx, wanted: readonly WantedTask[], now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH step AS MATERIALIZED (
         SELECT p.id AS play_id, d.step, d.task->>'key' AS key, d.task FROM plays p
         CROSS JOIN LATERAL jsonb_array_elements(p.definition->'tasks') WITH ORDINALITY AS d(task, step)
         WHERE p.id = ANY(SELECT unnest($2::uuid[]))
       ), made AS (
         INSERT INTO tasks (id, account_id, play_id, key, step, title, instructions, practices, checklist, outcomes, after_key, roles,
           due_at, assignee_id, created_at)
         SELECT w.id, w.account_id, w.play_id, w.key, step.step, task->>'title', task->>'instructions',
           array(SELECT jsonb_array_elements_text(task->'practices')),
           (SELECT coalesce(jsonb_agg(jsonb_build_object('text', line, 'done', false)), '[]') FROM jsonb_array_elements(task->'checklist') AS line),
           task->'outcomes', task->>'after',
           array(SELECT jsonb_array_elements_text(jsonb_build_array(task->'assignee'->'role') || (task->'assignee'->'fallback'))),
           w.due_at, w.assignee_id, $7::timestamptz
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[])
           AS w(id, play_id, account_id, key, due_at, assignee_id) JOIN step USING (play_id, key)
         ON CONFLICT (account_id, key) WHERE state = 'open' DO NOTHING RETURNING id, assignee_id
       ), remembered AS (
         INSERT INTO task_intervals (task_id, attribute, value, from_at)
         SELECT made.id, a.attribute, a.value, $7::timestamptz FROM made
         CROSS JOIN LATERAL (VALUES ('state', 'open'), ('assignee', assignee_id::text)) a(attribute, value)
       ) SELECT id FROM made`,
      [
        wanted.map(({ id }) => id),
        wanted.map(({ playId }) => playId),
        wanted.map(({ accountId }) => accountId),
        wanted.map(({ key }) => key),
        wanted.map(({ dueAt }) => dueAt.toISOString()),
        wanted.map(({ assigneeId }) => assigneeId),
        now,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Ties tasks to the runs that asked for them; where the planned one was not made, the open one of its key. */
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
  }
}
