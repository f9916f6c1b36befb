// Launches that need the word of a second person, and what that person said.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export type ApprovalPurpose = 'launch' | 'schedule';

export interface NewApproval {
  readonly id: string;
  readonly campaignId: string;
  readonly version: number;
  readonly purpose: ApprovalPurpose;
  readonly launchKey: string;
  readonly audience: number;
  readonly note: string;
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

export interface Approval extends NewApproval {
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly approved: boolean | null;
  readonly answer: string | null;
}

const COLUMNS = `p.id, p.campaign_id AS "campaignId", p.version, p.purpose, p.launch_key AS "launchKey", p.audience, p.note,
  p.requested_by AS "requestedBy", p.requested_at AS "requestedAt", p.decided_by AS "decidedBy", p.decided_at AS "decidedAt", p.approved, p.answer`;

@Injectable()
export class ApprovalRepository {
  async insert(tx: Tx, approval: NewApproval): Promise<void> {
    const { id, campaignId, version, purpose, launchKey, audience, note, requestedBy, requestedAt } = approval;
    await tx.query(
      `INSERT INTO campaign_approvals (id, campaign_id, version, purpose, launch_key, audience, note, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, campaignId, version, purpose, launchKey, audience, note, requestedBy, requestedAt],
    );
  }

  byId(tx: Tx, id: string): Promise<Approval | undefined> {
    return tx.one<Approval>(`SELECT ${COLUMNS} FROM campaign_approvals p WHERE p.id = $1`, [id]);
  }

  open(tx: Tx, campaignId: string): Promise<Approval | undefined> {
    return tx.one<Approval>(
      `SELECT ${COLUMNS} FROM campaign_approvals p WHERE p.campaign_id = $1 AND p.decided_at IS NULL`,
      [campaignId],
    );
  }

  /** The newest of each campaign. */
  async latest(tx: Tx, campaignIds: readonly string[]): Promise<Map<string, Approval>> {
    const rows = await tx.query<Approval>(
      `SELECT DISTINCT ON (p.campaign_id) ${COLUMNS} FROM campaign_approvals p WHERE p.campaign_id = ANY($1)
       ORDER BY p.campaign_id, p.requested_at DESC, p.id DESC`,
      [campaignIds],
    );
    return new Map(rows.map((row) => [row.campaignId, row]));
  }

  /** Answers whether it was still open. */
  async decide(tx: Tx, id: string, by: string, approved: boolean, answer: string, now: Date): Promise<boolean> {
    const decided = await tx.run(
      `UPDATE campaign_approvals SET decided_by = $2, decided_at = $5, approved = $3, answer = $4 WHERE id = $1 AND decided_at IS NULL`,
      [id, by, approved, answer, now],
    );
    return decided > 0;
  }

  /** The campaign was changed or sent otherwise: what was asked is no longer the question. */
  async withdraw(tx: Tx, campaignId: string): Promise<void> {
    await tx.query('DELETE FROM campaign_approvals WHERE campaign_id = $1 AND decided_at IS NULL', [campaignId]);
  }
}
