// What evaluating needs of the database: one evaluator a segment, whom events touch, the delta, and when to look again.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { membershipDelta, type Delta } from './membership-delta.js';
import type { Told } from './subject-causes.js';

export interface DeltaCounts {
  readonly entered: number;
  readonly left: number;
}

export interface DueChecks {
  readonly segmentId: string;
  readonly subjects: string[];
}

const EVALUATING = 7_140_003;

@Injectable()
export class EvaluationRepository {
  /**
   * Until the end of the transaction nobody else judges a pair of these segments: one lock a segment, in id order, stands for
   * all its pairs, for a batch has more pairs than a server has locks. People who edit the segment do not wait for it.
   */
  async lock(tx: Tx, segmentIds: readonly string[]): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended(id::text, ${EVALUATING})) FROM (SELECT unnest($1::uuid[]) AS id ORDER BY 1) each`,
      [segmentIds],
    );
  }

  /** The subjects that these events touch. */
  async touched(tx: Tx, { events, reads, touched }: Omit<Told, 'subscriber'>): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH told AS (SELECT name, row FROM events CROSS JOIN unnest(subjects) AS each(row) WHERE id = ANY($1) AND name = ANY($2))
       SELECT DISTINCT id FROM (${touched}) t`,
      [events, reads],
    );
    return rows.map(({ id }) => id);
  }

  async apply(tx: Tx, delta: Delta): Promise<DeltaCounts> {
    const { text, params } = membershipDelta(delta);
    return (await tx.one<DeltaCounts>(text, params)) ?? { entered: 0, left: 0 };
  }

  /** The longest overdue first, at most `limit` subjects, by segment. */
  due(tx: Tx, now: Date, limit: number, except: readonly string[]): Promise<DueChecks[]> {
    return tx.query<DueChecks>(
      `SELECT segment_id AS "segmentId", array_agg(subject_id) AS subjects FROM (
         SELECT segment_id, subject_id FROM segment_checks WHERE at <= $1 AND segment_id <> ALL($3::uuid[]) ORDER BY at LIMIT $2
       ) due GROUP BY segment_id ORDER BY segment_id`,
      [now, limit, except],
    );
  }
}
