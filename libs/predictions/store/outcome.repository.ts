// When the trouble that a prediction speaks of happened in a case first.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Outcome } from '../rules/outcome.js';

const RANK = (value: string) => `array_position(array['critical', 'high', 'normal', 'low'], ${value})`;

/** Rows of (case_id, at): every time that it happened, or the first. Values come from code or are numbers that were checked. */
function happenedSql(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'escalated':
      return 'SELECT case_id, opened_at AS at FROM escalations WHERE case_id IS NOT NULL';
    case 'reassigned':
      return `SELECT case_id, from_at AS at FROM (
          SELECT case_id, from_at, row_number() OVER (PARTITION BY case_id ORDER BY from_at, seq) - 1 AS times
          FROM case_intervals WHERE attribute = 'team') moved WHERE times = ${Number(outcome.times)}`;
    case 'reopened':
      return `SELECT case_id, from_at AS at FROM (
          SELECT case_id, from_at, value, lag(value) OVER (PARTITION BY case_id ORDER BY from_at, seq) AS before
          FROM case_intervals WHERE attribute = 'state') turned
        WHERE value IN ('open', 'pending') AND before IN ('resolved', 'closed')`;
    case 'priority_raised':
      return `SELECT case_id, from_at AS at FROM (
          SELECT case_id, from_at, value, lag(value) OVER (PARTITION BY case_id ORDER BY from_at, seq) AS before
          FROM case_intervals WHERE attribute = 'priority') turned WHERE ${RANK('value')} < ${RANK('before')}`;
  }
}

export interface OpenedCase {
  readonly caseId: string;
  readonly openedAt: Date;
  /** when it first came to the outcome; null: not until now */
  readonly outcomeAt: Date | null;
}

@Injectable()
export class OutcomeRepository {
  /** Cases opened in [from, to), the latest `most` of them, in the order of their opening. */
  cases(tx: Tx, outcomes: readonly Outcome[], from: Date, to: Date, most: number): Promise<OpenedCase[]> {
    return tx.query(
      `WITH opened AS (
         SELECT id, opened_at FROM cases WHERE opened_at >= $1 AND opened_at < $2 ORDER BY opened_at DESC, id LIMIT $3
       ), happened AS (
         SELECT case_id, min(at) AS at FROM (${outcomes.map(happenedSql).join(' UNION ALL ')}) each GROUP BY case_id
       )
       SELECT o.id AS "caseId", o.opened_at AS "openedAt", h.at AS "outcomeAt"
       FROM opened o LEFT JOIN happened h ON h.case_id = o.id ORDER BY o.opened_at, o.id`,
      [from, to, most],
    );
  }
}
