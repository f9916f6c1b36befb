// Predictions as rows: what was scored, what stands on the list and since when, and what triage and alerts read of it.
import { Injectable } from '@nestjs/common';
import type { CappedCount, Origin, Page, PageRequest } from '#kernel';
import { countCapped, listPage, type Tx } from '#platform/database';
import type { SaidFactor } from '../rules/factors.js';
import type { Channel, ReturnedBecause, Verdict } from '../rules/review.js';

export interface ScoredCase {
  readonly caseId: string;
  readonly score: number;
  readonly additive: number;
  readonly chance: number | null;
  readonly factors: readonly SaidFactor[];
}

/** A case with its place on the list (null: not on it) and the review that stands (null: none). */
export interface Prediction extends ScoredCase {
  readonly scoredAt: Date;
  readonly rank: number | null;
  readonly listedAt: Date | null;
  readonly reviewId: string | null;
  readonly verdict: Verdict | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly channel: Channel | null;
  readonly reason: string | null;
  readonly snoozedUntil: Date | null;
  /** why it is back, where somebody had reviewed it before */
  readonly returnedBecause: ReturnedBecause | null;
}

export interface PredictionFilter {
  /** likely: on the list and not reviewed; reviewed: a review stands */
  readonly state?: 'likely' | 'reviewed' | null;
  readonly caseIds?: readonly string[] | null;
  readonly accountId?: string | null;
  /** a virtual team: its support groups and its accounts */
  readonly teamId?: string | null;
}

const COLUMNS = `p.case_id AS "caseId", p.score, p.additive, p.chance, p.factors, p.scored_at AS "scoredAt", p.rank, p.listed_at AS "listedAt",
  r.id AS "reviewId", r.verdict, r.reviewed_by AS "reviewedBy", r.reviewed_at AS "reviewedAt", r.channel, r.reason,
  r.snoozed_until AS "snoozedUntil", (SELECT b.returned_because FROM prediction_reviews b WHERE b.case_id = p.case_id AND r.id IS NULL
    ORDER BY b.reviewed_at DESC LIMIT 1) AS "returnedBecause"`;

const FROM = `predictions p JOIN cases c ON c.id = p.case_id
  LEFT JOIN prediction_reviews r ON r.case_id = p.case_id AND r.returned_at IS NULL`;

const conditions = ({ state, caseIds, accountId, teamId }: PredictionFilter) => ({
  where: [
    `($1::text IS NULL OR CASE $1 WHEN 'likely' THEN p.rank IS NOT NULL AND r.id IS NULL ELSE r.id IS NOT NULL END)`,
    '($2::uuid[] IS NULL OR p.case_id = ANY($2))',
    '($3::uuid IS NULL OR c.account_id = $3)',
    `($4::uuid IS NULL OR c.team = ANY(SELECT unnest(t.support_groups) FROM teams t WHERE t.id = $4)
       OR c.account_id IN (SELECT a.account_id FROM team_accounts a WHERE a.team_id = $4))`,
  ],
  params: [state ?? null, caseIds ?? null, accountId ?? null, teamId ?? null],
});

@Injectable()
export class PredictionRepository {
  /** The most likely first. */
  list(tx: Tx, filter: PredictionFilter, request: PageRequest): Promise<Page<Prediction>> {
    return listPage<Prediction>(
      tx,
      {
        select: COLUMNS,
        from: FROM,
        ...conditions(filter),
        sort: { sql: 'coalesce(p.rank, 2147483647)', type: 'integer' },
        direction: 'ASC',
        id: 'p.case_id',
      },
      request,
    );
  }

  count(tx: Tx, filter: PredictionFilter): Promise<CappedCount> {
    return countCapped(tx, { from: FROM, ...conditions(filter) });
  }

  /** By case. */
  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Prediction>> {
    const rows = await tx.query<Prediction>(`SELECT ${COLUMNS} FROM ${FROM} WHERE p.case_id = ANY($1)`, [caseIds]);
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  /** What is on the list and waits for somebody to look at it. */
  async predictedCases(tx: Tx): Promise<Prediction[]> {
    const { where, params } = conditions({ state: 'likely' });
    return tx.query<Prediction>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.join(' AND ')} ORDER BY p.rank`, params);
  }

  /** Which of the cases are open and not in escalation. */
  async open(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT c.id FROM cases c WHERE c.id = ANY($1) AND ${CAN_ESCALATE} ORDER BY c.id`,
      [caseIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Open cases that have no score yet, the newest first. */
  async unscored(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT c.id FROM cases c WHERE ${CAN_ESCALATE} AND NOT EXISTS (SELECT 1 FROM predictions p WHERE p.case_id = c.id)
       ORDER BY c.id DESC LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Cases that were last scored before `since`, the longest ago first. */
  async stale(tx: Tx, since: Date, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT case_id AS id FROM predictions WHERE scored_at < $1 ORDER BY scored_at, case_id LIMIT $2',
      [since, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** What has happened live once makes its prediction live, and stays so. */
  async save(tx: Tx, scored: readonly ScoredCase[], origin: Origin, at: Date): Promise<void> {
    if (scored.length === 0) return;
    await tx.query(
      `INSERT INTO predictions AS p (case_id, score, additive, chance, factors, origin, scored_at)
       SELECT g."caseId", g.score, g.additive, g.chance, g.factors, $2, $3
       FROM jsonb_to_recordset($1) AS g("caseId" uuid, score int, additive int, chance float8, factors jsonb)
       ORDER BY g."caseId"
       ON CONFLICT (case_id) DO UPDATE SET score = excluded.score, additive = excluded.additive, chance = excluded.chance,
         factors = excluded.factors, scored_at = excluded.scored_at,
         origin = CASE WHEN excluded.origin = 'live' THEN 'live' ELSE p.origin END`,
      [JSON.stringify(scored), origin, at],
    );
  }

  /** Forgets cases that are over or in escalation, and ends their stay on the list. */
  async drop(tx: Tx, caseIds: readonly string[], at: Date): Promise<void> {
    if (caseIds.length === 0) return;
    await tx.query(
      `WITH gone AS (DELETE FROM predictions WHERE case_id = ANY($1) RETURNING case_id)
       UPDATE prediction_listings l SET to_at = greatest(l.from_at, $2::timestamptz) FROM gone WHERE l.case_id = gone.case_id AND l.to_at IS NULL`,
      [caseIds, at],
    );
  }
}

const CAN_ESCALATE = `c.state IN ('open', 'pending')
  AND NOT EXISTS (SELECT 1 FROM escalations e WHERE e.case_id = c.id AND e.resolved_at IS NULL)`;
