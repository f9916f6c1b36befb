// Shift runs as rows: begun, seen alive, ended; what was done in them; how often they are worked.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface ShiftRun {
  readonly id: string;
  readonly userId: string;
  readonly teamId: string | null;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
  readonly endedAt: Date | null;
  readonly activeMs: number;
  readonly steps: readonly number[];
  readonly openCases: number;
  readonly needed: number;
  readonly leftOver: number | null;
}

export interface RunWork {
  readonly acted: number;
  readonly acknowledged: number;
}

const COLUMNS = `r.id, r.user_id AS "userId", r.team_id AS "teamId", r.started_at AS "startedAt", r.last_seen_at AS "lastSeenAt",
  r.ended_at AS "endedAt", r.active_ms::float8 AS "activeMs", r.steps, r.open_cases AS "openCases", r.needed, r.left_over AS "leftOver"`;

@Injectable()
export class ShiftRunRepository {
  current(tx: Tx, userId: string): Promise<ShiftRun | undefined> {
    return tx.one<ShiftRun>(`SELECT ${COLUMNS} FROM shift_runs r WHERE r.user_id = $1 AND r.ended_at IS NULL`, [
      userId,
    ]);
  }

  /** Held until the transaction ends, so that two windows are one after the other. */
  holdCurrent(tx: Tx, userId: string): Promise<ShiftRun | undefined> {
    return tx.one<ShiftRun>(
      `SELECT ${COLUMNS} FROM shift_runs r WHERE r.user_id = $1 AND r.ended_at IS NULL FOR NO KEY UPDATE`,
      [userId],
    );
  }

  /** Newest first. */
  lately(tx: Tx, userId: string, limit: number): Promise<ShiftRun[]> {
    return tx.query<ShiftRun>(
      `SELECT ${COLUMNS} FROM shift_runs r WHERE r.user_id = $1 ORDER BY r.started_at DESC LIMIT $2`,
      [userId, limit],
    );
  }

  /** False: there is one already. */
  async begin(
    tx: Tx,
    run: Pick<ShiftRun, 'id' | 'userId' | 'teamId' | 'openCases' | 'needed'>,
    now: Date,
  ): Promise<boolean> {
    const made = await tx.run(
      `INSERT INTO shift_runs (id, user_id, team_id, started_at, last_seen_at, open_cases, needed) VALUES ($1, $2, $3, $4, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [run.id, run.userId, run.teamId, now, run.openCases, run.needed],
    );
    return made === 1;
  }

  async save(tx: Tx, { id, lastSeenAt, activeMs, steps, endedAt, leftOver }: ShiftRun): Promise<void> {
    await tx.query(
      'UPDATE shift_runs SET last_seen_at = $2, active_ms = $3, steps = $4, ended_at = $5, left_over = $6 WHERE id = $1',
      [id, lastSeenAt, activeMs, steps, endedAt, leftOver],
    );
  }

  /** Cases that the person acted on, and those they only acknowledged, by run. */
  async work(tx: Tx, runIds: readonly string[]): Promise<Map<string, RunWork>> {
    const rows = await tx.query<RunWork & { id: string }>(
      `SELECT r.id,
         (SELECT count(DISTINCT a.case_id) FROM triage_actions a
          WHERE a.by_id = r.user_id AND a.at >= r.started_at AND a.at <= coalesce(r.ended_at, 'infinity'))::int AS acted,
         (SELECT count(DISTINCT a.case_id) FROM triage_arrivals a
          WHERE a.acknowledged_by = r.user_id AND a.acted_at IS NULL AND a.acknowledged_at >= r.started_at
            AND a.acknowledged_at <= coalesce(r.ended_at, 'infinity'))::int AS acknowledged
       FROM shift_runs r WHERE r.id = ANY($1)`,
      [runIds],
    );
    return new Map(rows.map(({ id, ...work }) => [id, work]));
  }

  /** Runs and their active time by person and local week. */
  weekly(
    tx: Tx,
    since: Date,
    zone: string,
  ): Promise<{ readonly userId: string; readonly monday: string; readonly runs: number; readonly activeMs: number }[]> {
    return tx.query(
      `SELECT r.user_id AS "userId", to_char(date_trunc('week', r.started_at AT TIME ZONE $2), 'YYYY-MM-DD') AS monday,
         count(*)::int AS runs, sum(r.active_ms)::float8 AS "activeMs"
       FROM shift_runs r WHERE r.started_at >= $1 GROUP BY 1, 2`,
      [since, zone],
    );
  }
}
