// The timers of cases as rows: set for sets of cases, swept by their due instants.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { ClockName } from '../rules/policy.js';
import { EVALUATE_SQL } from './evaluate.sql.js';

export interface CaseClock {
  readonly caseId: string;
  readonly clock: ClockName;
  readonly startedAt: Date;
  readonly policyId: string;
  /** null while it stands still */
  readonly dueAt: Date | null;
  readonly warnAt: Date | null;
  /** since when it stands still: we wait on the customer */
  readonly pausedAt: Date | null;
  /** working milliseconds left while it stands still */
  readonly remainingMs: number | null;
  /** answered, or the case ended */
  readonly stoppedAt: Date | null;
  readonly warnedAt: Date | null;
  readonly breachedAt: Date | null;
}

export type Swept = Pick<CaseClock, 'caseId' | 'clock'>;

const COLUMNS = `k.case_id AS "caseId", k.clock, k.started_at AS "startedAt", k.policy_id AS "policyId", k.due_at AS "dueAt", k.warn_at AS "warnAt",
  k.paused_at AS "pausedAt", k.remaining_ms::float8 AS "remainingMs", k.stopped_at AS "stoppedAt", k.warned_at AS "warnedAt", k.breached_at AS "breachedAt"`;

/** Rows of one statement of a sweep: a backlog after a long silence goes in parts. */
const PART = 1_000;

@Injectable()
export class CaseClockRepository {
  /** `silent`: those of `caseIds` whose news is history. */
  async evaluate(tx: Tx, caseIds: readonly string[], silent: readonly string[], now: Date): Promise<void> {
    // Two workers that set one case's clocks take turns.
    await tx.query('SELECT 1 FROM cases WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [caseIds]);
    await tx.query(EVALUATE_SQL, [caseIds, now, silent]);
  }

  /** Timers that have to be warned of, marked as warned of; at most 1,000 at once. */
  sweepWarnings(tx: Tx, now: Date): Promise<Swept[]> {
    return this.sweep(tx, 'warned_at', 'warn_at', 'k.warned_at IS NULL AND k.breached_at IS NULL', now);
  }

  sweepBreaches(tx: Tx, now: Date): Promise<Swept[]> {
    return this.sweep(tx, 'breached_at', 'due_at', 'k.breached_at IS NULL', now);
  }

  /** Those that run first, the next due before others. */
  ofCases(tx: Tx, caseIds: readonly string[]): Promise<CaseClock[]> {
    return tx.query<CaseClock>(
      `SELECT ${COLUMNS} FROM case_clocks k WHERE k.case_id = ANY($1) ORDER BY k.stopped_at DESC NULLS FIRST, k.due_at NULLS LAST, k.clock`,
      [caseIds],
    );
  }

  private sweep(tx: Tx, mark: string, due: string, more: string, now: Date): Promise<Swept[]> {
    return tx.query<Swept>(
      `WITH over AS (
         SELECT k.case_id, k.clock, k.started_at FROM case_clocks k WHERE k.stopped_at IS NULL AND k.${due} <= $1 AND ${more}
         ORDER BY k.${due} LIMIT ${PART} FOR UPDATE SKIP LOCKED
       )
       UPDATE case_clocks k SET ${mark} = k.${due} FROM over o
       WHERE (k.case_id, k.clock, k.started_at) = (o.case_id, o.clock, o.started_at)
       RETURNING k.case_id AS "caseId", k.clock`,
      [now],
    );
  }
}
