// Engagements as rows: who was asked to step in, for what, and what became of it.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { EngagedRole, EngagementState } from '../rules/engagement.js';

export interface Engagement {
  readonly id: string;
  readonly caseId: string;
  readonly accountId: string;
  readonly role: EngagedRole;
  readonly ownerId: string;
  readonly ask: string;
  readonly state: EngagementState;
  readonly outcome: string | null;
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly changedAt: Date;
}

const COLUMNS = `g.id, g.case_id AS "caseId", g.account_id AS "accountId", g.role, g.owner_id AS "ownerId", g.ask, g.state, g.outcome,
  g.requested_by AS "requestedBy", g.requested_at AS "requestedAt", g.changed_at AS "changedAt"`;

@Injectable()
export class EngagementRepository {
  byId(tx: Tx, id: string): Promise<Engagement | undefined> {
    return tx.one<Engagement>(`SELECT ${COLUMNS} FROM engagements g WHERE g.id = $1`, [id]);
  }

  hold(tx: Tx, id: string): Promise<Engagement | undefined> {
    return tx.one<Engagement>(`SELECT ${COLUMNS} FROM engagements g WHERE g.id = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** By case, newest first. */
  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Engagement[]>> {
    const rows = await tx.query<Engagement>(
      `SELECT ${COLUMNS} FROM engagements g WHERE g.case_id = ANY($1) ORDER BY g.requested_at DESC, g.id`,
      [caseIds],
    );
    return groupBy(rows, ({ caseId }) => caseId);
  }

  /** What somebody is asked and has not ended, who has waited longest first. */
  askedOf(tx: Tx, ownerId: string): Promise<Engagement[]> {
    return tx.query<Engagement>(
      `SELECT ${COLUMNS} FROM engagements g WHERE g.owner_id = $1 AND g.state IN ('requested', 'accepted') ORDER BY g.requested_at, g.id LIMIT 100`,
      [ownerId],
    );
  }

  openOf(tx: Tx, caseId: string, role: EngagedRole): Promise<Engagement | undefined> {
    return tx.one<Engagement>(
      `SELECT ${COLUMNS} FROM engagements g WHERE g.case_id = $1 AND g.role = $2 AND g.state IN ('requested', 'accepted')`,
      [caseId, role],
    );
  }

  async insert(tx: Tx, engagement: Omit<Engagement, 'state' | 'outcome' | 'changedAt'>): Promise<boolean> {
    const { id, caseId, accountId, role, ownerId, ask, requestedBy, requestedAt } = engagement;
    const made = await tx.run(
      `INSERT INTO engagements (id, case_id, account_id, role, owner_id, ask, requested_by, requested_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING`,
      [id, caseId, accountId, role, ownerId, ask, requestedBy, requestedAt],
    );
    return made === 1;
  }

  async move(tx: Tx, id: string, state: EngagementState, outcome: string | null, at: Date): Promise<void> {
    await tx.query(
      'UPDATE engagements SET state = $2, outcome = coalesce($3, outcome), changed_at = $4 WHERE id = $1',
      [id, state, outcome, at],
    );
  }

  /** The account's owner of that role now. */
  async ownerOf(tx: Tx, accountId: string, role: EngagedRole): Promise<string | null> {
    const row = await tx.one<{ id: string }>(
      'SELECT o.user_id AS id FROM account_owners o JOIN users u ON u.id = o.user_id AND u.active WHERE o.account_id = $1 AND o.role = $2',
      [accountId, role],
    );
    return row?.id ?? null;
  }
}
