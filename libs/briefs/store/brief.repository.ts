// What a brief is written from, read with the reader's own eyes: the escalation, its history, what was said, and who is in it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Happening, Person } from '../rules/brief.js';

export interface BriefFacts {
  readonly id: string;
  readonly caseId: string | null;
  readonly subject: string | null;
  readonly account: string;
  readonly severity: string;
  readonly stage: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly nextUpdateDueAt: Date | null;
  readonly valueAtStake: number | null;
  readonly currency: string | null;
  readonly valueReason: string | null;
  readonly reason: string;
  readonly plan: string | null;
  readonly rootCause: string | null;
  readonly summary: string | null;
  readonly prevention: string | null;
}

/** Kinds whose words belong on the page, in the order of what they say. */
const TELLING = `array['escalation_request', 'churn_risk', 'frustration', 'production_issue', 'critical_issue', 'negative', 'urgency']`;

@Injectable()
export class BriefRepository {
  facts(tx: Tx, id: string): Promise<BriefFacts | undefined> {
    return tx.one<BriefFacts>(
      `SELECT e.id, e.case_id AS "caseId", c.subject, a.name AS account, e.severity, e.stage, e.opened_at AS "openedAt", e.resolved_at AS "resolvedAt",
         e.next_update_due_at AS "nextUpdateDueAt", e.value_at_stake::float8 AS "valueAtStake", e.currency, e.value_reason AS "valueReason", e.reason,
         e.plan, e.root_cause AS "rootCause", e.summary, e.prevention
       FROM escalations e JOIN accounts a ON a.id = e.account_id LEFT JOIN cases c ON c.id = e.case_id WHERE e.id = $1`,
      [id],
    );
  }

  /** In the order of time. */
  timeline(tx: Tx, id: string): Promise<Happening[]> {
    return tx.query<Happening>(
      `WITH e AS (SELECT * FROM escalations WHERE id = $1)
       SELECT at, text FROM (
         SELECT c.opened_at AS at, 'The case was opened' AS text, 0 AS place FROM e JOIN cases c ON c.id = e.case_id
         UNION ALL SELECT r.requested_at, coalesce(u.name, 'The customer') || ' asked for an escalation', 1
           FROM e JOIN escalation_requests r ON r.escalation_id = e.id LEFT JOIN users u ON u.id = r.requested_by
         UNION ALL SELECT e.opened_at, 'Escalated' || coalesce(' by ' || u.name, ''), 2 FROM e LEFT JOIN users u ON u.id = e.opened_by
         UNION ALL SELECT i.from_at, CASE i.attribute WHEN 'stage' THEN 'Stage: ' || replace(i.value, '_', ' ')
             WHEN 'severity' THEN 'Severity: ' || i.value ELSE 'Owner: ' || coalesce(u.name, 'nobody') END, 3
           FROM e JOIN escalation_intervals i ON i.escalation_id = e.id AND i.attribute IN ('stage', 'severity', 'ownerId') AND i.from_at > e.opened_at
           LEFT JOIN users u ON i.attribute = 'ownerId' AND u.id::text = i.value
         UNION ALL SELECT m.sent_at, CASE WHEN m.direction = 'inbound' THEN 'The customer wrote' ELSE 'We answered' END, 4
           FROM e JOIN messages m ON m.case_id = e.case_id AND m.direction IN ('inbound', 'outbound') AND NOT m.automatic
             AND m.sent_at >= e.opened_at AND (e.resolved_at IS NULL OR m.sent_at <= e.resolved_at)
         UNION ALL SELECT e.resolved_at, 'Resolved' || coalesce(' by ' || u.name, ''), 5 FROM e LEFT JOIN users u ON u.id = e.resolved_by
           WHERE e.resolved_at IS NOT NULL
       ) happened ORDER BY at, place, text`,
      [id],
    );
  }

  /** The most telling signals of its case, one a message, with where their words stand. */
  async quotes(
    tx: Tx,
    caseId: string,
    most: number,
  ): Promise<{ at: Date; kind: string; body: string; startsAt: number; endsAt: number }[]> {
    return tx.query(
      `SELECT at, kind, body, "startsAt", "endsAt" FROM (
         SELECT DISTINCT ON (s.message_id) s.at, s.kind, m.body, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
           array_position(${TELLING}, s.kind) AS place
         FROM signals s JOIN messages m ON m.id = s.message_id WHERE s.case_id = $1 AND s.kind = ANY(${TELLING})
         ORDER BY s.message_id, place, s.starts_at) each
       ORDER BY place, at DESC LIMIT $2`,
      [caseId, most],
    );
  }

  people(tx: Tx, id: string): Promise<Person[]> {
    return tx.query<Person>(
      `WITH e AS (SELECT * FROM escalations WHERE id = $1)
       SELECT role, name, email FROM (
         SELECT 0 AS place, 'Owner' AS role, u.name, u.email FROM e JOIN users u ON u.id = e.owner_id
         UNION ALL SELECT 1, 'Contact', nullif(trim(concat_ws(' ', k.first_name, k.last_name)), ''), k.email
           FROM e JOIN cases c ON c.id = e.case_id JOIN contacts k ON k.id = c.contact_id
         UNION ALL SELECT 2, 'Assignee of the case', coalesce(u.name, c.assignee), u.email
           FROM e JOIN cases c ON c.id = e.case_id LEFT JOIN users u ON u.email = c.assignee WHERE c.assignee IS NOT NULL
         UNION ALL SELECT 3, CASE o.role WHEN 'csm' THEN 'CSM' WHEN 'am' THEN 'Account manager' ELSE 'Executive sponsor' END, u.name, u.email
           FROM e JOIN account_owners o ON o.account_id = e.account_id JOIN users u ON u.id = o.user_id
       ) people WHERE name IS NOT NULL OR email IS NOT NULL ORDER BY place, role`,
      [id],
    );
  }
}
