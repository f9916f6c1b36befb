// What evaluating needs of the database: one evaluator a segment, whom events touch, the delta, and when to look again.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Statement } from '#facts/rules';
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
  async touched(tx: Tx, { events, reads, touched }: Omit<Told, 'readUntil'>): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH told AS (SELECT name, row FROM events CROSS JOIN unnest(subjects) AS each(row) WHERE id = ANY($1) AND name = ANY($2))
       SELECT DISTINCT id FROM (${touched}) t`,
      [events, reads],
    );
    return rows.map(({ id }) => id);
  }

  /** The position up to which this subscriber has read. */
  async readUntil(tx: Tx, subscriber: string): Promise<number> {
    const row = await tx.one<{ position: string }>('SELECT position FROM event_cursors WHERE subscriber = $1', [
      subscriber,
    ]);
    return Number(row?.position ?? 0);
  }

  async apply(tx: Tx, delta: Delta): Promise<DeltaCounts> {
    const { text, params } = membershipDelta(delta);
    return (await tx.one<DeltaCounts>(text, params)) ?? { entered: 0, left: 0 };
  }

  /** `next` selects id and next_check_at, null for never; `subjects` null for everybody. */
  async setChecks(
    tx: Tx,
    segmentId: string,
    next: Statement | null,
    subjects: readonly string[] | null,
  ): Promise<void> {
    const params = [...(next?.params ?? []), segmentId, subjects];
    const segment = `$${params.length - 1}::uuid`;
    const stale = `DELETE FROM segment_checks k
      WHERE k.segment_id = ${segment} AND ($${params.length}::uuid[] IS NULL OR k.subject_id = ANY($${params.length}))`;
    if (!next) await tx.query(stale, params);
    else
      await tx.query(
        `WITH next AS MATERIALIZED (${next.text}),
         stale AS (${stale} AND NOT EXISTS (SELECT 1 FROM next n WHERE n.id = k.subject_id))
         INSERT INTO segment_checks AS k (segment_id, subject_id, at) SELECT ${segment}, id, next_check_at FROM next
         ON CONFLICT (segment_id, subject_id) DO UPDATE SET at = excluded.at WHERE k.at <> excluded.at`,
        params,
      );
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
