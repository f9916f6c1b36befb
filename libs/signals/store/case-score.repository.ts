// The scores of cases: where they stand, and the points that led there.
import { Injectable } from '@nestjs/common';
import { groupBy, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { CasePoints } from '../rules/replay-case.js';
import { SCORE_NAMES, type ScoreName } from '../rules/score-point.js';

export interface CaseScore {
  readonly caseId: string;
  readonly sentiment: number;
  readonly attention: number;
  /** signals that count in the family, over all messages of the case */
  readonly negativeSignals: number;
  readonly needsAttentionSignals: number;
  readonly lastSignalAt: Date | null;
}

export interface ScorePointRow {
  readonly caseId: string;
  readonly at: Date;
  readonly value: number;
  readonly delta: number;
  readonly cause: { readonly type: string; readonly text: string; readonly messageId: string | null };
}

export interface CaseReplay {
  readonly caseId: string;
  readonly points: CasePoints;
}

/** Worst first. */
const WORST = { sentiment: 'ASC', attention: 'DESC' } as const satisfies Record<ScoreName, string>;

@Injectable()
export class CaseScoreRepository {
  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, CaseScore>> {
    const rows = await tx.query<CaseScore>(
      `SELECT case_id AS "caseId", sentiment, attention, negative_signals AS "negativeSignals",
         needs_attention_signals AS "needsAttentionSignals", last_signal_at AS "lastSignalAt" FROM case_scores WHERE case_id = ANY($1)`,
      [caseIds],
    );
    return new Map(rows.map((score) => [score.caseId, score]));
  }

  /** By case, in the order of the replay. */
  async points(tx: Tx, caseIds: readonly string[], score: ScoreName): Promise<Map<string, ScorePointRow[]>> {
    const rows = await tx.query<ScorePointRow>(
      `SELECT case_id AS "caseId", at, value, delta,
         jsonb_build_object('type', cause -> 'type', 'text', cause -> 'text', 'messageId', message_id) AS cause
       FROM score_points WHERE case_id = ANY($1) AND score = $2 ORDER BY case_id, seq`,
      [caseIds, score],
    );
    return groupBy(rows, ({ caseId }) => caseId);
  }

  /** Ids of open cases, the worst first. */
  openCases(tx: Tx, score: ScoreName, request: PageRequest): Promise<Page<{ readonly id: string }>> {
    return listPage(
      tx,
      {
        select: 'c.id',
        from: 'case_scores s JOIN cases c ON c.id = s.case_id',
        where: [`c.state IN ('open', 'pending')`],
        params: [],
        sort: { sql: `s.${score}`, type: 'integer' },
        direction: WORST[score],
        id: 's.case_id',
      },
      request,
    );
  }

  /** Makes the replays the points of their cases; only what differs is written. */
  async replacePoints(tx: Tx, replays: readonly CaseReplay[]): Promise<void> {
    const given = replays.flatMap(({ caseId, points }) =>
      SCORE_NAMES.map((score) => ({ caseId, score, points: points[score] })),
    );
    await tx.query(
      `WITH given AS (
         SELECT "caseId" AS case_id, score, points FROM jsonb_to_recordset($1) AS g("caseId" uuid, score text, points jsonb)
       ), gone AS (
         DELETE FROM score_points p USING given g
         WHERE p.case_id = g.case_id AND p.score = g.score AND p.seq >= jsonb_array_length(g.points)
       )
       INSERT INTO score_points AS p (case_id, score, seq, at, value, delta, cause, message_id)
       SELECT g.case_id, g.score, e.n - 1, (e.point ->> 'at')::timestamptz, (e.point ->> 'score')::int, (e.point ->> 'delta')::int,
         e.point -> 'cause', CASE WHEN e.point #>> '{cause,type}' = 'message' THEN (e.point #>> '{cause,id}')::uuid END
       FROM given g CROSS JOIN LATERAL jsonb_array_elements(g.points) WITH ORDINALITY AS e(point, n)
       ON CONFLICT (case_id, score, seq) DO UPDATE SET at = excluded.at, value = excluded.value, delta = excluded.delta,
         cause = excluded.cause, message_id = excluded.message_id
       WHERE (p.at, p.value, p.delta, p.cause) IS DISTINCT FROM (excluded.at, excluded.value, excluded.delta, excluded.cause)`,
      [JSON.stringify(given)],
    );
  }

  /** Sets where the scores stand, and counts the signals. Answers with the cases for which something moved. */
  async set(tx: Tx, scores: readonly Pick<CaseScore, 'caseId' | ScoreName>[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO case_scores AS s (case_id, sentiment, attention, negative_signals, needs_attention_signals, last_signal_at)
       SELECT g."caseId", g.sentiment, g.attention, f.negative, f.needs_attention, f.last_at
       FROM jsonb_to_recordset($1) AS g("caseId" uuid, sentiment int, attention int) CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE counted AND family = 'negative') AS negative,
           count(*) FILTER (WHERE counted AND family = 'needs_attention') AS needs_attention, max(at) AS last_at
         FROM signals WHERE case_id = g."caseId") f
       ON CONFLICT (case_id) DO UPDATE SET sentiment = excluded.sentiment, attention = excluded.attention,
         negative_signals = excluded.negative_signals, needs_attention_signals = excluded.needs_attention_signals,
         last_signal_at = excluded.last_signal_at
       WHERE (s.sentiment, s.attention, s.negative_signals, s.needs_attention_signals, s.last_signal_at)
         IS DISTINCT FROM (excluded.sentiment, excluded.attention, excluded.negative_signals, excluded.needs_attention_signals, excluded.last_signal_at)
       RETURNING case_id AS id`,
      [JSON.stringify(scores)],
    );
    return rows.map(({ id }) => id);
  }
}
