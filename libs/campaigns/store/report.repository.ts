// What a run achieved, by arm: how many got its mails, what they did with them, and who reached the goal.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';

export interface ArmRow {
  readonly runId: string;
  /** empty: everybody; holdout: those who got nothing */
  readonly arm: string;
  readonly contacts: number;
  readonly mails: number;
  /** taken by a server and not come back */
  readonly delivered: number;
  readonly bounced: number;
  readonly clicked: number;
  readonly replied: number;
  readonly unsubscribed: number;
  readonly goalReached: number;
  // Sums over accounts, of contacts that had not reached it before.
  readonly accounts: number;
  readonly n: number;
  readonly y: number;
  readonly nn: number;
  readonly yy: number;
  readonly ny: number;
}

@Injectable()
export class ReportRepository {
  async of(tx: Tx, runIds: readonly string[]): Promise<Map<string, ArmRow[]>> {
    const rows = await tx.query<ArmRow>(
      `WITH person AS MATERIALIZED (SELECT * FROM campaign_enrolments WHERE run_id = ANY($1)),
       account AS (
         SELECT run_id, arm, account_id, count(*)::float8 AS n, count(goal_at)::float8 AS y FROM person
         WHERE NOT goal_before AND lead_id IS NULL GROUP BY run_id, arm, account_id
       ), sums AS (
         SELECT run_id, arm, count(*)::int AS accounts, sum(n) AS n, sum(y) AS y, sum(n * n) AS nn, sum(y * y) AS yy, sum(n * y) AS ny
         FROM account GROUP BY run_id, arm
       ), mail AS (
         SELECT e.run_id, e.arm, count(*)::int AS mails, count(*) FILTER (WHERE m.state = 'sent')::int AS delivered,
           count(*) FILTER (WHERE m.state = 'bounced')::int AS bounced,
           count(*) FILTER (WHERE EXISTS (SELECT 1 FROM mail_visits v WHERE v.mail_id = m.id AND v.link IS NOT NULL AND v.scanner IS NULL))::int AS clicked,
           count(*) FILTER (WHERE EXISTS (SELECT 1 FROM mail_evidence v WHERE v.mail_id = m.id AND v.kind = 'answered')
             OR EXISTS (SELECT 1 FROM campaign_answers w WHERE w.mail_id = m.id))::int AS replied,
           count(*) FILTER (WHERE EXISTS (SELECT 1 FROM mail_consents c WHERE c.address = m.address AND c.source = 'mail ' || m.id))::int AS unsubscribed
         FROM person e JOIN campaign_mailings k ON k.run_id = e.run_id
           JOIN mails m ON m.mailing_id = k.mailing_id AND m.contact_id = e.contact_id AND m.occurrence = e.occurrence
         GROUP BY e.run_id, e.arm
       )
       SELECT p.run_id AS "runId", p.arm, p.contacts, p.reached AS "goalReached", coalesce(m.mails, 0) AS mails, coalesce(m.delivered, 0) AS delivered,
         coalesce(m.bounced, 0) AS bounced, coalesce(m.clicked, 0) AS clicked, coalesce(m.replied, 0) AS replied,
         coalesce(m.unsubscribed, 0) AS unsubscribed, coalesce(s.accounts, 0) AS accounts, coalesce(s.n, 0) AS n, coalesce(s.y, 0) AS y,
         coalesce(s.nn, 0) AS nn, coalesce(s.yy, 0) AS yy, coalesce(s.ny, 0) AS ny
       FROM (SELECT run_id, arm, count(*)::int AS contacts, count(goal_at)::int AS reached FROM person GROUP BY run_id, arm) p
         LEFT JOIN mail m USING (run_id, arm) LEFT JOIN sums s USING (run_id, arm)
       ORDER BY p.run_id, p.arm = 'holdout', p.arm`,
      [runIds],
    );
    return groupBy(rows, ({ runId }) => runId);
  }
}
