// What people said to predictions, as rows: one stands for a case at a time.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Channel, ReturnedBecause, Verdict } from '../rules/review.js';

export interface SavedReview {
  readonly id: string;
  readonly caseId: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly until: Date | null;
  readonly by: string;
  readonly channel: Channel;
  readonly at: Date;
  readonly score: number;
}

export interface PastReview {
  readonly caseId: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly reviewedBy: string;
  readonly reviewedAt: Date;
  readonly channel: Channel;
  readonly snoozedUntil: Date | null;
  readonly returnedAt: Date | null;
  readonly returnedBecause: ReturnedBecause | null;
}

@Injectable()
export class ReviewRepository {
  /** Holds the prediction of a case, so that of two people at once the second sees what the first said. */
  async hold(tx: Tx, caseId: string): Promise<boolean> {
    return Boolean(await tx.one('SELECT 1 FROM predictions WHERE case_id = $1 FOR UPDATE', [caseId]));
  }

  /** The same person may think again while it stands. */
  async save(tx: Tx, { id, caseId, verdict, reason, until, by, channel, at, score }: SavedReview): Promise<void> {
    await tx.query(
      `INSERT INTO prediction_reviews (id, case_id, verdict, reason, reviewed_by, channel, reviewed_at, snoozed_until, score)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, channel = excluded.channel,
         reviewed_at = excluded.reviewed_at, snoozed_until = excluded.snoozed_until, score = excluded.score`,
      [id, caseId, verdict, reason, by, channel, at, until, score],
    );
  }

  /** Newest first, for each case. */
  async ofCase(tx: Tx, caseId: string): Promise<PastReview[]> {
    return tx.query(
      `SELECT case_id AS "caseId", verdict, reason, reviewed_by AS "reviewedBy", reviewed_at AS "reviewedAt", channel,
         snoozed_until AS "snoozedUntil", returned_at AS "returnedAt", returned_because AS "returnedBecause"
       FROM prediction_reviews WHERE case_id = $1 ORDER BY reviewed_at DESC, id`,
      [caseId],
    );
  }
}
