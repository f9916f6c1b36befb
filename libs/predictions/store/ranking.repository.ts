// The list of those that fit the capacity, kept as a set: who enters, who leaves, and which reviews have had their time.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';

export interface PredictionSettings {
  readonly capacityPercent: number;
  readonly returnPoints: number;
}

const RANKING = `hashtextextended('predictions.rank', 0)`;

/** The score of a review that was given by another order: it is taken anew from the order in use. */
export const NOT_COMPARABLE = -1;

/** With fewer points of the table nothing much is wrong with a case: the list stays shorter than the capacity rather than hold it. */
const FEWEST_POINTS = 10;

/** A case that comes back within a day of leaving was predicted already. */
const SAME_PREDICTION = '24 hours';

@Injectable()
export class RankingRepository {
  /** One at a time. */
  async hold(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(${RANKING})`);
  }

  async settings(tx: Tx): Promise<PredictionSettings> {
    const row = await tx.one<PredictionSettings>(
      'SELECT capacity_percent AS "capacityPercent", return_points AS "returnPoints" FROM prediction_settings',
    );
    if (!row) throw new Error('The settings of predictions are gone');
    return row;
  }

  async change(tx: Tx, { capacityPercent, returnPoints }: PredictionSettings): Promise<void> {
    await tx.query('UPDATE prediction_settings SET capacity_percent = $1, return_points = $2', [
      capacityPercent,
      returnPoints,
    ]);
  }

  async openCases(tx: Tx): Promise<number> {
    const row = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM cases WHERE state IN ('open', 'pending')`);
    return row?.n ?? 0;
  }

  /** Ends reviews that are over. Answers with their cases. */
  async endReviews(tx: Tx, now: Date, { returnPoints }: PredictionSettings): Promise<string[]> {
    await tx.query(
      `UPDATE prediction_reviews r SET score = p.score FROM predictions p
       WHERE p.case_id = r.case_id AND r.returned_at IS NULL AND r.score = ${NOT_COMPARABLE} AND p.scored_at > 'epoch'`,
    );
    const rows = await tx.query<{ caseId: string }>(
      `UPDATE prediction_reviews r SET returned_at = $1, returned_because = b.because
       FROM prediction_reviews o JOIN predictions p ON p.case_id = o.case_id
       CROSS JOIN LATERAL (SELECT CASE
         WHEN EXISTS (SELECT 1 FROM escalation_requests q WHERE q.case_id = o.case_id AND q.message_id IS NOT NULL AND q.requested_at > o.reviewed_at)
           THEN 'customer_asked'
         WHEN o.score <> ${NOT_COMPARABLE} AND p.score >= o.score + $2 THEN 'score_rose'
         WHEN o.snoozed_until <= $1 THEN 'snooze_ended' END AS because) b
       WHERE r.id = o.id AND o.returned_at IS NULL AND b.because IS NOT NULL RETURNING r.case_id AS "caseId"`,
      [now, returnPoints],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** Puts the `capacity` most likely cases on the list. Answers with those that are new on it, or were not there for a day. */
  async relist(tx: Tx, now: Date, capacity: number): Promise<{ caseId: string; origin: Origin }[]> {
    await tx.query(
      `WITH best AS (
         SELECT case_id, (row_number() OVER (ORDER BY score DESC, case_id))::int AS rank FROM predictions
         WHERE score >= CASE WHEN chance IS NULL THEN ${FEWEST_POINTS} ELSE 1 END
         ORDER BY score DESC, case_id LIMIT $1
       ), place AS (SELECT p.case_id, b.rank FROM predictions p LEFT JOIN best b USING (case_id) WHERE p.rank IS DISTINCT FROM b.rank)
       UPDATE predictions p SET rank = place.rank, listed_at = CASE WHEN place.rank IS NOT NULL THEN coalesce(p.listed_at, $2) END
       FROM place WHERE p.case_id = place.case_id`,
      [capacity, now],
    );
    await tx.query(
      `UPDATE prediction_listings l SET to_at = greatest(l.from_at, $1::timestamptz)
       WHERE l.to_at IS NULL AND NOT EXISTS (SELECT 1 FROM predictions p WHERE p.case_id = l.case_id AND p.rank IS NOT NULL)`,
      [now],
    );
    return tx.query(
      `WITH entered AS (
         INSERT INTO prediction_listings (case_id, from_at, score)
         SELECT p.case_id, $1, p.score FROM predictions p WHERE p.rank IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM prediction_listings l WHERE l.case_id = p.case_id AND l.to_at IS NULL)
         ON CONFLICT (case_id, from_at) DO UPDATE SET to_at = NULL RETURNING case_id
       )
       SELECT p.case_id AS "caseId", p.origin FROM entered JOIN predictions p USING (case_id)
       WHERE NOT EXISTS (SELECT 1 FROM prediction_listings l WHERE l.case_id = p.case_id
           AND l.to_at > $1::timestamptz - interval '${SAME_PREDICTION}')
         AND NOT EXISTS (SELECT 1 FROM prediction_reviews r WHERE r.case_id = p.case_id AND r.returned_at IS NULL)
       ORDER BY p.rank`,
      [now],
    );
  }

  /** Of these, the ones that are on the list. */
  async listed(tx: Tx, caseIds: readonly string[]): Promise<{ caseId: string; origin: Origin }[]> {
    return tx.query(
      'SELECT case_id AS "caseId", origin FROM predictions WHERE case_id = ANY($1) AND rank IS NOT NULL ORDER BY rank',
      [caseIds],
    );
  }
}
