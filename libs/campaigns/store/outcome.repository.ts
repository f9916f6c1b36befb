// What became of each contact of a run, message by message; who got none has a line of their own.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface OutcomeRow {
  readonly enrolment: string;
  readonly mail: string | null;
  readonly account: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly address: string;
  readonly state: string | null;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly attempts: number | null;
  readonly sent_at: Date | null;
  readonly response: string | null;
  readonly step: string | null;
  readonly variant: string;
  readonly clicked: boolean;
  readonly replied: boolean;
  readonly goal_at: Date | null;
  readonly stands: string;
}

const PAGE = 1_000;

@Injectable()
export class OutcomeRepository {
  /** The lines of the next contacts; all lines of a contact come together. */
  next(tx: Tx, runId: string, after: string | null): Promise<OutcomeRow[]> {
    return tx.query<OutcomeRow>(
      `SELECT e.id AS enrolment, m.id AS mail, a.name AS account, c.first_name, c.last_name, e.address, m.state, coalesce(m.reason, e.reason) AS reason,
         m.until, m.attempts, m.sent_at, m.response, m.step, e.arm AS variant, e.goal_at, e.state AS stands,
         EXISTS (SELECT 1 FROM mail_visits v WHERE v.mail_id = m.id AND v.link IS NOT NULL AND v.scanner IS NULL) AS clicked,
         EXISTS (SELECT 1 FROM mail_evidence v WHERE v.mail_id = m.id AND v.kind = 'answered') AS replied
       FROM (SELECT * FROM campaign_enrolments WHERE run_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT ${PAGE}) e
         JOIN accounts a ON a.id = e.account_id JOIN contacts c ON c.id = e.contact_id
         LEFT JOIN (campaign_mailings k JOIN mails m ON m.mailing_id = k.mailing_id)
           ON k.run_id = e.run_id AND m.contact_id = e.contact_id AND m.occurrence = e.occurrence
       ORDER BY e.id, m.planned_at, m.id`,
      [runId, after],
    );
  }
}
