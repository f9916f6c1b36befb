// Reading everything again after a change of rules: one run at a time, and the points as they were before it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { ScoreName } from '../rules/score-point.js';
import type { ScorePointRow } from './case-score.repository.js';

export interface Rescoring {
  readonly id: string;
  /** what messages are read by when it is done */
  readonly version: string;
  readonly state: 'running' | 'finished';
  readonly total: number;
  readonly done: number;
  readonly startedAt: Date;
  readonly startedBy: string | null;
  readonly finishedAt: Date | null;
}

export type PastPoint = ScorePointRow & { readonly rescoringId: string };

const COLUMNS = `id, version, state, total, done, started_at AS "startedAt", started_by AS "startedBy", finished_at AS "finishedAt"`;

@Injectable()
export class RescoringRepository {
  latest(tx: Tx): Promise<Rescoring | undefined> {
    return tx.one<Rescoring>(`SELECT ${COLUMNS} FROM rescorings ORDER BY started_at DESC, id DESC LIMIT 1`);
  }

  /** The one that runs, held for this transaction; undefined: none, or another worker is at it. */
  take(tx: Tx): Promise<Rescoring | undefined> {
    return tx.one<Rescoring>(`SELECT ${COLUMNS} FROM rescorings WHERE state = 'running' FOR UPDATE SKIP LOCKED`);
  }

  /** Undefined: one runs already. */
  start(
    tx: Tx,
    run: Pick<Rescoring, 'id' | 'version' | 'total' | 'startedAt' | 'startedBy'>,
  ): Promise<Rescoring | undefined> {
    return tx.one<Rescoring>(
      `INSERT INTO rescorings (id, version, state, total, started_at, started_by) VALUES ($1, $2, 'running', $3, $4, $5)
       ON CONFLICT (state) WHERE state = 'running' DO NOTHING RETURNING ${COLUMNS}`,
      [run.id, run.version, run.total, run.startedAt, run.startedBy],
    );
  }

  async advance(tx: Tx, id: string, by: number, version: string): Promise<void> {
    await tx.query(
      'UPDATE rescorings SET done = done + $2, version = $3, total = greatest(total, done + $2) WHERE id = $1',
      [id, by, version],
    );
  }

  async finish(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.query(`UPDATE rescorings SET state = 'finished', total = done, finished_at = $2 WHERE id = $1`, [id, at]);
  }

  /** Messages that were read by other rules, at most `most`. */
  async stale(tx: Tx, version: string, most: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT message_id AS id FROM message_readings WHERE version <> $1 ORDER BY version, message_id LIMIT $2',
      [version, most],
    );
    return rows.map(({ id }) => id);
  }

  async countStale(tx: Tx, version: string): Promise<number> {
    const row = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM message_readings WHERE version <> $1', [
      version,
    ]);
    return row?.n ?? 0;
  }

  /** Keeps the points of cases as they are now, once a run. */
  async keepPoints(tx: Tx, rescoringId: string, caseIds: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO past_score_points (rescoring_id, case_id, score, seq, at, value, delta, cause, message_id)
       SELECT $1, p.case_id, p.score, p.seq, p.at, p.value, p.delta, p.cause, p.message_id FROM score_points p
       WHERE p.case_id = ANY($2)
         AND NOT EXISTS (SELECT 1 FROM past_score_points k WHERE k.case_id = p.case_id AND k.rescoring_id = $1)
       ON CONFLICT DO NOTHING`,
      [rescoringId, caseIds],
    );
  }

  /** By case: the points before each run that touched it, in order. */
  async pastPoints(tx: Tx, caseIds: readonly string[], score: ScoreName): Promise<Map<string, PastPoint[]>> {
    const rows = await tx.query<PastPoint>(
      `SELECT case_id AS "caseId", rescoring_id AS "rescoringId", at, value, delta,
         jsonb_build_object('type', cause -> 'type', 'text', cause -> 'text', 'messageId', message_id) AS cause
       FROM past_score_points WHERE case_id = ANY($1) AND score = $2 ORDER BY case_id, rescoring_id, seq`,
      [caseIds, score],
    );
    const found = new Map<string, PastPoint[]>(caseIds.map((id) => [id, []]));
    for (const row of rows) found.get(row.caseId)?.push(row);
    return found;
  }
}
