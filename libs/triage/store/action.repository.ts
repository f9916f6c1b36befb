// What people did about cases, gathered from where it is kept: messages, escalations, engagements, the events of deeds.
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import type { Act } from '../rules/act.js';

export interface FoundAction {
  readonly caseId: string;
  readonly act: Act;
  readonly subjectId: string;
  readonly by: string | null;
  /** who was asked to */
  readonly named: string | null;
  readonly channel: 'console' | 'mail' | 'source';
  readonly at: Date;
  /** of the case, as it is spelled there */
  readonly severity: string;
}

export interface Handed extends Omit<FoundAction, 'named' | 'severity'> {
  readonly owner: string | null;
  readonly lookAgainAt: Date;
}

/** What an event tells that stands nowhere else: who did it, and when. */
export interface ToldDeed {
  readonly eventId: string;
  readonly caseId: string;
  readonly act: Act;
  readonly by: string | null;
  readonly at: Date;
}

const SEVERITY = `coalesce(c.severity, c.priority) AS severity`;

@Injectable()
export class ActionRepository {
  /** What people of ours said in cases: to the customer, or among themselves. */
  ofMessages(tx: Tx, messageIds: readonly string[]): Promise<FoundAction[]> {
    return tx.query<FoundAction>(
      `SELECT m.case_id AS "caseId", m.id AS "subjectId", m.sent_at AS at, ${SEVERITY},
         CASE WHEN m.direction = 'note' THEN 'note' WHEN m.channel = 'written' THEN 'reply' ELSE 'talk' END AS act,
         coalesce(m.user_id, u.id) AS by, n.owner_id AS named, CASE WHEN m.user_id IS NULL THEN 'source' ELSE 'console' END AS channel
       FROM messages m JOIN cases c ON c.id = m.case_id LEFT JOIN users u ON u.email = lower(m.author_email)
         LEFT JOIN note_receipts n ON n.message_id = m.id
       WHERE m.id = ANY($1) AND m.direction IN ('outbound', 'note') AND m.origin = 'live' AND NOT m.automatic`,
      [messageIds],
    );
  }

  ofEscalations(tx: Tx, escalationIds: readonly string[]): Promise<FoundAction[]> {
    return tx.query<FoundAction>(
      `SELECT e.case_id AS "caseId", 'escalate' AS act, e.id AS "subjectId", e.opened_by AS by, e.owner_id AS named, 'console' AS channel,
         e.opened_at AS at, ${SEVERITY}
       FROM escalations e JOIN cases c ON c.id = e.case_id WHERE e.id = ANY($1) AND e.origin = 'live' AND e.source IS NULL`,
      [escalationIds],
    );
  }

  ofEngagements(tx: Tx, engagementIds: readonly string[]): Promise<FoundAction[]> {
    return tx.query<FoundAction>(
      `SELECT g.case_id AS "caseId", 'engage' AS act, g.id AS "subjectId", g.requested_by AS by, g.owner_id AS named, 'console' AS channel,
         g.requested_at AS at, ${SEVERITY}
       FROM engagements g JOIN cases c ON c.id = g.case_id WHERE g.id = ANY($1)`,
      [engagementIds],
    );
  }

  /** Cases taken from an alert. */
  ofAlerts(tx: Tx, alertIds: readonly string[]): Promise<FoundAction[]> {
    return tx.query<FoundAction>(
      `SELECT a.case_id AS "caseId", 'take' AS act, a.id AS "subjectId", a.user_id AS by, NULL AS named, a.act_channel AS channel,
         a.acted_at AS at, ${SEVERITY}
       FROM alerts a JOIN cases c ON c.id = a.case_id WHERE a.id = ANY($1) AND a.act = 'take'`,
      [alertIds],
    );
  }

  /** `named` is whose the case is now. */
  ofDeeds(tx: Tx, deeds: readonly ToldDeed[]): Promise<FoundAction[]> {
    return tx.query<FoundAction>(
      `SELECT g."caseId", g.act, g."eventId" AS "subjectId", g.by, u.id AS named, 'console' AS channel, g.at, ${SEVERITY}
       FROM jsonb_to_recordset($1) AS g("eventId" uuid, "caseId" uuid, act text, by uuid, at timestamptz)
       JOIN cases c ON c.id = g."caseId" LEFT JOIN users u ON u.email = lower(c.assignee)`,
      [JSON.stringify(deeds)],
    );
  }

  /** Each once; the last one says in whose hands the case is. */
  async add(tx: Tx, actions: readonly Handed[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1) AS g(id uuid, "caseId" uuid, act text, "subjectId" uuid, by uuid, owner uuid, channel text,
           at timestamptz, "lookAgainAt" timestamptz)
       ), added AS (
         INSERT INTO triage_actions (id, case_id, act, subject_id, by_id, owner_id, channel, at, look_again_at)
         SELECT id, "caseId", act, "subjectId", by, owner, channel, at, "lookAgainAt" FROM given ON CONFLICT DO NOTHING
         RETURNING case_id, act, by_id, owner_id, at, look_again_at, id
       )
       INSERT INTO triage_cases AS t (case_id, act, by_id, owner_id, at, look_again_at)
       SELECT DISTINCT ON (case_id) case_id, act, by_id, owner_id, at, look_again_at FROM added ORDER BY case_id, at DESC, id DESC
       ON CONFLICT (case_id) DO UPDATE SET act = excluded.act, by_id = excluded.by_id, owner_id = excluded.owner_id, at = excluded.at,
         look_again_at = excluded.look_again_at WHERE excluded.at >= t.at
       RETURNING case_id AS id`,
      [JSON.stringify(actions.map((action) => ({ ...action, id: newId(action.at) })))],
    );
    return rows.map(({ id }) => id);
  }

  /** Somebody has looked and nothing needs doing: the case is out of sight until then. */
  async lookAgain(
    tx: Tx,
    again: readonly { readonly caseId: string; readonly at: Date; readonly lookAgainAt: Date }[],
  ): Promise<void> {
    await tx.query(
      `UPDATE triage_cases t SET look_again_at = g."lookAgainAt"
       FROM jsonb_to_recordset($1) AS g("caseId" uuid, at timestamptz, "lookAgainAt" timestamptz)
       WHERE t.case_id = g."caseId" AND t.look_again_at <= g.at`,
      [JSON.stringify(again)],
    );
  }

  /** Nobody looks again at what has ended. */
  async forgetEnded(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE triage_cases t SET look_again_at = NULL FROM cases c
       WHERE c.id = t.case_id AND t.case_id = ANY($1) AND c.state IN ('resolved', 'closed') AND t.look_again_at IS NOT NULL`,
      [caseIds],
    );
  }
}
