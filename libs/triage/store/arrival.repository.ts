// What customers wrote in trouble, as rows: when it came, whether somebody acted, whether it was only acknowledged.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Arrivals } from '../rules/coverage.js';
import type { Stretch } from '../rules/window.js';
import { inTeamSql, UNHANDLED_SQL } from './in-team.sql.js';

export interface NewArrival {
  readonly messageId: string;
  readonly caseId: string;
  readonly at: Date;
  readonly kinds: readonly string[];
  readonly negative: boolean;
}

export interface KindCount {
  readonly kind: string;
  readonly count: number;
  readonly previous: number;
  readonly unhandled: number;
}

export interface Acknowledgement {
  readonly caseIds: readonly string[];
  readonly by: string | null;
  readonly reason: string;
  readonly channel: 'console' | 'mail';
  readonly at: Date;
}

@Injectable()
export class ArrivalRepository {
  /** The messages of these signals, with all that they say which counts. Only live ones of customers. */
  async read(tx: Tx, signalIds: readonly string[]): Promise<NewArrival[]> {
    return tx.query<NewArrival>(
      `SELECT m.id AS "messageId", m.case_id AS "caseId", m.sent_at AS at, s.kinds, s.negative
       FROM (SELECT DISTINCT message_id FROM signals WHERE id = ANY($1)) touched JOIN messages m ON m.id = touched.message_id
       CROSS JOIN LATERAL (
         SELECT array_agg(s.kind ORDER BY s.starts_at, s.kind) AS kinds, bool_or(s.family = 'negative') AS negative
         FROM signals s WHERE s.message_id = m.id AND s.counted AND s.family IN ('negative', 'needs_attention')) s
       WHERE s.kinds IS NOT NULL AND m.direction = 'inbound' AND m.origin = 'live'`,
      [signalIds],
    );
  }

  async put(tx: Tx, arrivals: readonly (NewArrival & { readonly dueAt: Date })[]): Promise<void> {
    await tx.query(
      `INSERT INTO triage_arrivals AS a (message_id, case_id, at, kinds, negative, due_at)
       SELECT "messageId", "caseId", at, array(SELECT jsonb_array_elements_text(kinds)), negative, "dueAt"
       FROM jsonb_to_recordset($1) AS g("messageId" uuid, "caseId" uuid, at timestamptz, kinds jsonb, negative boolean, "dueAt" timestamptz)
       ON CONFLICT (message_id) DO UPDATE SET kinds = excluded.kinds, negative = excluded.negative
       WHERE (a.kinds, a.negative) IS DISTINCT FROM (excluded.kinds, excluded.negative)`,
      [JSON.stringify(arrivals)],
    );
  }

  /** Acted on is what an action of the same time or later answers, in whatever order the two became known. */
  async settle(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE triage_arrivals a SET acted_at = x.at
       FROM triage_arrivals b CROSS JOIN LATERAL (SELECT min(t.at) AS at FROM triage_actions t WHERE t.case_id = b.case_id AND t.at >= b.at) x
       WHERE b.case_id = ANY($1) AND a.message_id = b.message_id AND a.acted_at IS DISTINCT FROM x.at`,
      [caseIds],
    );
  }

  /** Answers with the cases in which something was acknowledged that nobody had handled. */
  async acknowledge(tx: Tx, { caseIds, by, reason, channel, at }: Acknowledgement): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH done AS (
         UPDATE triage_arrivals a SET acknowledged_at = $2, acknowledged_by = $3, acknowledged_reason = $4, acknowledged_channel = $5
         WHERE a.case_id = ANY($1) AND a.at <= $2 AND ${UNHANDLED_SQL} RETURNING a.case_id)
       SELECT DISTINCT case_id AS id FROM done`,
      [caseIds, at, by, reason, channel],
    );
    return rows.map(({ id }) => id);
  }

  /** Signals by kind in the stretch, in the one before it, and how many of the first nobody has handled. */
  kinds(tx: Tx, { from, to, previousFrom, previousTo }: Stretch, teamId: string | null): Promise<KindCount[]> {
    return tx.query<KindCount>(
      `SELECT k.kind, count(*) FILTER (WHERE a.at >= $1 AND a.at <= $2)::int AS count,
         count(*) FILTER (WHERE a.at >= $3 AND a.at < $4)::int AS previous,
         count(*) FILTER (WHERE a.at >= $1 AND a.at <= $2 AND ${UNHANDLED_SQL} AND c.state IN ('open', 'pending'))::int AS unhandled
       FROM triage_arrivals a JOIN cases c ON c.id = a.case_id CROSS JOIN LATERAL unnest(a.kinds) AS k(kind)
       WHERE a.at >= $3 AND a.at <= $2 AND ${inTeamSql('$5')} GROUP BY k.kind`,
      [from, to, previousFrom, previousTo, teamId],
    );
  }

  /** Of those that came in [from, to). */
  async coverage(tx: Tx, from: Date, to: Date, now: Date, teamId: string | null): Promise<Arrivals> {
    const row = await tx.one<Arrivals>(
      `SELECT count(*)::int AS arrived, count(*) FILTER (WHERE a.acted_at <= a.due_at)::int AS "actedInTime",
         count(*) FILTER (WHERE a.acted_at > a.due_at)::int AS "actedLate",
         count(*) FILTER (WHERE a.acted_at IS NULL AND a.acknowledged_at IS NOT NULL)::int AS "acknowledgedOnly",
         count(*) FILTER (WHERE a.acted_at IS NULL AND a.due_at > $3)::int AS "stillInTime"
       FROM triage_arrivals a JOIN cases c ON c.id = a.case_id
       WHERE a.at >= $1 AND a.at < $2 AND a.negative AND ${inTeamSql('$4')}`,
      [from, to, now, teamId],
    );
    return row ?? { arrived: 0, actedInTime: 0, actedLate: 0, acknowledgedOnly: 0, stillInTime: 0 };
  }
}
