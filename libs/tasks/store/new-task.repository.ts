// Making tasks, as sets: whom the accounts belong to, where they are, and one statement that writes what is planned.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { Place } from '../rules/account-calendar.js';
import type { People } from '../rules/assignee.js';
import { STAFF_ROLES, type OnOwnerChange, type TaskRole, type TaskTemplate } from '../rules/task-template.js';

/** What many tasks have in common. */
export interface TaskText {
  readonly source: string;
  readonly sourceId: string;
  readonly step: number;
  readonly template: Omit<TaskTemplate, 'due'>;
  readonly onOwnerChange: OnOwnerChange;
}

export interface NewTask {
  readonly id: string;
  /** place in the texts */
  readonly text: number;
  /** null: for many accounts at once */
  readonly accountId: string | null;
  readonly dueAt: Date;
  readonly assigneeId: string | null;
  readonly accountableId: string | null;
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

  /** The owners who can sign in, by account. */
  async owners(tx: Tx, accountIds: readonly string[]): Promise<Map<string, People>> {
    const rows = await tx.query<{ accountId: string; role: TaskRole; userId: string }>(
      `SELECT o.account_id AS "accountId", o.role, o.user_id AS "userId" FROM account_owners o
       JOIN users u ON u.id = o.user_id AND u.active WHERE o.account_id = ANY($1)`,
      [accountIds],
    );
    const byAccount = groupBy(rows, ({ accountId }) => accountId);
    return new Map(
      [...byAccount].map(([id, owners]) => [id, Object.fromEntries(owners.map(({ role, userId }) => [role, userId]))]),
    );
  }

  /** For each role of the house, the person with the fewest open tasks. */
  async staff(tx: Tx): Promise<People> {
    const rows = await tx.query<{ role: TaskRole; userId: string }>(
      `SELECT DISTINCT ON (u.role) u.role, u.id AS "userId" FROM users u
       LEFT JOIN LATERAL (SELECT count(*) AS n FROM tasks t WHERE t.assignee_id = u.id AND t.state = 'open') open ON true
       WHERE u.active AND u.role = ANY($1) ORDER BY u.role, open.n, u.id`,
      [STAFF_ROLES],
    );
    return Object.fromEntries(rows.map(({ role, userId }) => [role, userId]));
  }

  /** Writes them with their history. Another transaction's open task of the same key and account wins. Answers with the ids made. */
  async make(tx: Tx, texts: readonly TaskText[], tasks: readonly NewTask[], now: Date): Promise<string[]> {
    if (tasks.length === 0) return [];
    const rows = await tx.query<{ id: string }>(
      `WITH text AS MATERIALIZED (
         SELECT (place - 1)::int AS text, said, said->'template' AS task FROM jsonb_array_elements($7::jsonb) WITH ORDINALITY AS x(said, place)
       ), made AS (
         INSERT INTO tasks (id, account_id, source, source_id, key, step, title, instructions, practices, checklist, fields, outcomes, work,
           after_key, roles, accountable_roles, on_owner_change, due_at, assignee_id, accountable_id, created_at)
         SELECT w.id, w.account_id, said->>'source', (said->>'sourceId')::uuid, task->>'key', (said->>'step')::int, task->>'title',
           task->>'instructions', array(SELECT jsonb_array_elements_text(task->'practices')),
           (SELECT coalesce(jsonb_agg(jsonb_build_object('text', line, 'done', false)), '[]') FROM jsonb_array_elements(task->'checklist') AS line),
           task->'fields', task->'outcomes', nullif(task->'work', 'null'), task->>'after',
           array(SELECT jsonb_array_elements_text(jsonb_build_array(task->'assignee'->'role') || (task->'assignee'->'fallback'))),
           array(SELECT jsonb_array_elements_text(CASE WHEN task ? 'accountable'
             THEN jsonb_build_array(task->'accountable'->'role') || (task->'accountable'->'fallback') ELSE '[]' END)),
           said->>'onOwnerChange', w.due_at, w.assignee_id, w.accountable_id, $8::timestamptz
         FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::timestamptz[], $5::uuid[], $6::uuid[])
           AS w(id, text, account_id, due_at, assignee_id, accountable_id) JOIN text USING (text)
         ON CONFLICT (account_id, key) WHERE state = 'open' DO NOTHING RETURNING id, assignee_id
       ), remembered AS (
         INSERT INTO task_intervals (task_id, attribute, value, from_at)
         SELECT made.id, a.attribute, a.value, $8::timestamptz FROM made
         CROSS JOIN LATERAL (VALUES ('state', 'open'), ('assignee', assignee_id::text)) a(attribute, value)
       ) SELECT id FROM made`,
      [
        tasks.map(({ id }) => id),
        tasks.map(({ text }) => text),
        tasks.map(({ accountId }) => accountId),
        tasks.map(({ dueAt }) => dueAt.toISOString()),
        tasks.map(({ assigneeId }) => assigneeId),
        tasks.map(({ accountableId }) => accountableId),
        JSON.stringify(texts),
        now,
      ],
    );
    return rows.map(({ id }) => id);
  }
}
