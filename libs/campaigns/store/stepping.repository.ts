// Takes enrolments that are due, as sets that stand at the same place of the same run, and moves them on.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';

export interface DueEnrolment {
  readonly id: string;
  readonly contactId: string;
  readonly occurrence: number;
  readonly arm: string;
  readonly locale: string;
  readonly zone: string;
  readonly notBefore: Date;
  readonly waitUntil: Date | null;
}

export interface DueSet {
  readonly runId: string;
  readonly campaignId: string;
  readonly segmentId: string;
  readonly definition: CampaignDefinition;
  readonly position: number;
  readonly enrolments: readonly DueEnrolment[];
}

/** Where an enrolment goes from here. */
export interface Move {
  readonly id: string;
  readonly position: number;
  readonly state: 'active' | 'done' | 'exited';
  readonly reason: string | null;
  readonly nextDue: Date | null;
  readonly waitUntil: Date | null;
  readonly awaiting: boolean;
}

const BATCH = 2_000;
const WAITING_MAILS = `('planned', 'queued', 'held', 'capped', 'claimed', 'handing_off', 'deferred')`;

@Injectable()
export class SteppingRepository {
  /** Locked until the transaction ends; undefined where nobody is due, or somebody else has them. */
  async take(tx: Tx, now: Date): Promise<DueSet | undefined> {
    const first = await tx.one<Omit<DueSet, 'enrolments'>>(
      `SELECT r.id AS "runId", r.campaign_id AS "campaignId", r.segment_id AS "segmentId", r.definition, e.position
       FROM campaign_enrolments e JOIN campaign_runs r ON r.id = e.run_id
       WHERE e.state = 'active' AND e.lead_id IS NULL AND NOT e.awaiting AND e.next_due <= $1 AND r.paused_at IS NULL AND r.cancelled_at IS NULL
       ORDER BY e.next_due, e.id LIMIT 1 FOR UPDATE OF e SKIP LOCKED`,
      [now],
    );
    if (!first) return undefined;
    const enrolments = await tx.query<DueEnrolment>(
      `SELECT e.id, e.contact_id AS "contactId", e.occurrence, e.arm, e.locale, e.zone, e.not_before AS "notBefore", e.wait_until AS "waitUntil"
       FROM campaign_enrolments e WHERE e.run_id = $1 AND e.position = $2 AND e.state = 'active' AND e.lead_id IS NULL AND NOT e.awaiting
         AND e.next_due <= $3 ORDER BY e.next_due, e.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [first.runId, first.position, now],
    );
    return { ...first, enrolments };
  }

  /** Whoever shares an address with one of them goes along. */
  async move(tx: Tx, moves: readonly Move[], now: Date): Promise<void> {
    if (moves.length === 0) return;
    await tx.query(
      `UPDATE campaign_enrolments e SET position = m.position, state = m.state, reason = m.reason, next_due = m.next_due, wait_until = m.wait_until,
         awaiting = m.awaiting, ended_at = CASE WHEN m.state <> 'active' THEN $8::timestamptz END
       FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::boolean[])
         m(id, position, state, reason, next_due, wait_until, awaiting)
       WHERE (e.id = m.id OR e.lead_id = m.id) AND e.state = 'active'`,
      [
        moves.map(({ id }) => id),
        moves.map(({ position }) => position),
        moves.map(({ state }) => state),
        moves.map(({ reason }) => reason),
        moves.map(({ nextDue }) => nextDue),
        moves.map(({ waitUntil }) => waitUntil),
        moves.map(({ awaiting }) => awaiting),
        now,
      ],
    );
  }

  /** Selects these, and who shares their address, for the mail engine. `times` by enrolment: when it may leave. */
  audience(due: ReadonlyMap<string, Date>): { readonly text: string; readonly params: readonly unknown[] } {
    return {
      text: `SELECT e.contact_id, e.account_id, e.address, t.at AS next_at FROM unnest($1::uuid[], $2::timestamptz[]) t(id, at)
        JOIN campaign_enrolments e ON e.id = t.id OR e.lead_id = t.id`,
      params: [[...due.keys()], [...due.values()]],
    };
  }

  /** Their mails have left or never will: they go on. Answers how many. */
  async release(tx: Tx, now: Date): Promise<number> {
    return tx.run(
      `WITH over AS (
         SELECT e.id FROM campaign_enrolments e WHERE e.awaiting AND e.lead_id IS NULL AND NOT EXISTS (
           SELECT 1 FROM campaign_mailings k JOIN mails m ON m.mailing_id = k.mailing_id
           WHERE k.run_id = e.run_id AND m.occurrence = e.occurrence AND m.state IN ${WAITING_MAILS}
             AND (m.contact_id = e.contact_id OR (e.address <> '' AND m.address = e.address)))
         LIMIT 5000 FOR UPDATE SKIP LOCKED
       ) UPDATE campaign_enrolments e SET awaiting = false, next_due = CASE WHEN e.lead_id IS NULL THEN $1::timestamptz END
         FROM over WHERE e.id = over.id OR e.lead_id = over.id`,
      [now],
    );
  }

  /** Looks at those who wait for something to be so, at once. */
  async wake(tx: Tx, where: 'contacts' | 'mails', ids: readonly string[], now: Date): Promise<void> {
    const whose =
      where === 'contacts'
        ? 'e.contact_id = ANY($1)'
        : `(e.run_id, e.contact_id, e.occurrence) IN (SELECT k.run_id, m.contact_id, m.occurrence FROM mails m
             JOIN campaign_mailings k ON k.mailing_id = m.mailing_id WHERE m.id = ANY($1))`;
    await tx.query(
      `UPDATE campaign_enrolments t SET next_due = $2 FROM campaign_enrolments e
       WHERE ${whose} AND t.id = coalesce(e.lead_id, e.id) AND t.state = 'active' AND NOT t.awaiting AND t.next_due > $2
         AND t.wait_until IS NOT NULL`,
      [ids, now],
    );
  }

  /** Who has left the segment is looked at whatever they wait for. */
  async wakeLeavers(tx: Tx, membershipIds: readonly string[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE campaign_enrolments e SET next_due = CASE WHEN NOT e.awaiting AND e.lead_id IS NULL THEN $2 ELSE e.next_due END
       FROM segment_memberships sm JOIN campaign_runs r ON r.segment_id = sm.segment_id
       WHERE sm.id = ANY($1) AND sm.left_at IS NOT NULL AND e.run_id = r.id AND e.state = 'active'
         AND (e.contact_id = sm.contact_id OR (sm.contact_id IS NULL AND e.account_id = sm.account_id))`,
      [membershipIds, now],
    );
  }

  /** Messages of these that have not left. */
  async waitingMails(tx: Tx, enrolmentIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT m.id FROM campaign_enrolments e JOIN campaign_mailings k ON k.run_id = e.run_id
         JOIN mails m ON m.mailing_id = k.mailing_id AND m.contact_id = e.contact_id AND m.occurrence = e.occurrence
       WHERE (e.id = ANY($1) OR e.lead_id = ANY($1)) AND m.state IN ${WAITING_MAILS}`,
      [enrolmentIds],
    );
    return rows.map(({ id }) => id);
  }
}
