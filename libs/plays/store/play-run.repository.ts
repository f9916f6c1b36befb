// Runs as rows: started, fired again, cleared and settled as sets.
import { Injectable } from '@nestjs/common';
import { groupBy, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { TaskState } from '#tasks/rules';
import type { RunState } from '../rules/states.js';
import type { PlayRun } from './play-run.entity.js';
import type { Firing } from './trigger.repository.js';

export interface RunFilter {
  readonly accountId?: string | null;
  readonly playId?: string | null;
  readonly state?: RunState | null;
}

export type StartedRun = Pick<PlayRun, 'id' | 'playId' | 'accountId'>;

/** Names the play and its subject in `startsBefore`. */
export const subjectOf = ({ playId, accountId }: Pick<PlayRun, 'playId' | 'accountId'>): string =>
  `${playId} ${accountId ?? ''}`;

export interface RunWithTasks {
  readonly id: string;
  readonly state: RunState;
  readonly tasks: TaskState[];
}

const COLUMNS = `r.id, r.play_id AS "playId", r.play_version AS "playVersion", r.account_id AS "accountId", r.state,
  r.trigger_id AS "triggerId", r.cause, r.started_at AS "startedAt", r.fired_at AS "firedAt", r.cleared_at AS "clearedAt",
  r.ended_at AS "endedAt"`;

/** The columns of firings as arrays, for unnest. */
const columns = (firings: readonly Firing[]) => [
  firings.map(({ playId }) => playId),
  firings.map(({ accountId }) => accountId),
  firings.map(({ triggerId }) => triggerId),
  firings.map(({ cause }) => JSON.stringify(cause)),
];
const FIRINGS = 'unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::jsonb[]) AS f(play_id, account_id, trigger_id, cause)';

@Injectable()
export class PlayRunRepository {
  list(tx: Tx, { accountId, playId, state }: RunFilter, request: PageRequest): Promise<Page<PlayRun>> {
    return listPage<PlayRun>(
      tx,
      {
        select: COLUMNS,
        from: 'play_runs r',
        where: [
          '($1::uuid IS NULL OR r.account_id = $1)',
          '($2::uuid IS NULL OR r.play_id = $2)',
          '($3::text IS NULL OR r.state = $3)',
        ],
        params: [accountId ?? null, playId ?? null, state ?? null],
        sort: { sql: 'r.started_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'r.id',
      },
      request,
    );
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<PlayRun[]> {
    return tx.query<PlayRun>(`SELECT ${COLUMNS} FROM play_runs r WHERE r.id = ANY($1) ORDER BY r.id`, [ids]);
  }

  async ofTasks(tx: Tx, taskIds: readonly string[]): Promise<Map<string, PlayRun[]>> {
    const rows = await tx.query<PlayRun & { taskId: string }>(
      `SELECT tr.task_id AS "taskId", ${COLUMNS} FROM task_runs tr JOIN play_runs r ON r.id = tr.run_id
       WHERE tr.task_id = ANY($1) ORDER BY r.started_at, r.id`,
      [taskIds],
    );
    return groupBy(rows, ({ taskId }) => taskId);
  }

  /** Where one runs already, or this membership had its run, nothing starts. */
  start(tx: Tx, firings: readonly Firing[], now: Date): Promise<StartedRun[]> {
    return tx.query<StartedRun>(
      `INSERT INTO play_runs (id, play_id, play_version, account_id, trigger_id, cause, started_at, fired_at)
       SELECT gen_random_uuid(), f.play_id, p.version, f.account_id, f.trigger_id, f.cause, $5::timestamptz, $5::timestamptz
       FROM ${FIRINGS} JOIN plays p ON p.id = f.play_id ON CONFLICT DO NOTHING
       RETURNING id, play_id AS "playId", account_id AS "accountId"`,
      [...columns(firings), now],
    );
  }

  /** The account entered again while its run goes on. Answers with the runs that took note. */
  async refresh(tx: Tx, firings: readonly Firing[], now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE play_runs r SET trigger_id = f.trigger_id, cause = f.cause, fired_at = $5, cleared_at = NULL FROM ${FIRINGS}
       WHERE r.play_id = f.play_id AND r.account_id IS NOT DISTINCT FROM f.account_id AND r.state = 'running' AND r.trigger_id <> f.trigger_id
       RETURNING r.id`,
      [...columns(firings), now],
    );
    return rows.map(({ id }) => id);
  }

  /** When runs of these plays started for these subjects before, by `play account`. */
  async startsBefore(tx: Tx, firings: readonly Firing[]): Promise<Map<string, Date[]>> {
    const rows = await tx.query<{ subject: string; at: Date }>(
      `SELECT r.play_id || ' ' || coalesce(r.account_id::text, '') AS subject, r.started_at AS at FROM play_runs r
       JOIN (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]) AS f(play_id, account_id)) f
         ON r.play_id = f.play_id AND r.account_id IS NOT DISTINCT FROM f.account_id`,
      [firings.map(({ playId }) => playId), firings.map(({ accountId }) => accountId)],
    );
    return new Map([...groupBy(rows, ({ subject }) => subject)].map(([key, all]) => [key, all.map(({ at }) => at)]));
  }

  async clear(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
    await tx.query('UPDATE play_runs SET cleared_at = $2 WHERE id = ANY($1)', [ids, now]);
  }

  /** The runs that these tasks belong to, locked, with the states of all their tasks. */
  async lockWithTasks(tx: Tx, runIds: readonly string[]): Promise<RunWithTasks[]> {
    await tx.query('SELECT 1 FROM play_runs WHERE id = ANY($1) ORDER BY id FOR UPDATE', [runIds]);
    // A statement of its own: it sees what the one who held the lock before has committed.
    return tx.query<RunWithTasks>(
      `SELECT r.id, r.state, coalesce(array_agg(t.state) FILTER (WHERE t.id IS NOT NULL), '{}') AS tasks
       FROM play_runs r LEFT JOIN task_runs tr ON tr.run_id = r.id LEFT JOIN tasks t ON t.id = tr.task_id
       WHERE r.id = ANY($1) GROUP BY r.id`,
      [runIds],
    );
  }

  async setState(tx: Tx, runs: readonly { readonly id: string; readonly state: RunState }[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE play_runs r SET state = s.state, ended_at = CASE WHEN s.state <> 'running' THEN $3::timestamptz END
       FROM unnest($1::uuid[], $2::text[]) AS s(id, state) WHERE r.id = s.id`,
      [runs.map(({ id }) => id), runs.map(({ state }) => state), now],
    );
  }
}
