// Whom memberships are about: segments and contacts, of accounts all their contacts that a campaign knows.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

@Injectable()
export class MembershipsRepository {
  async segmentsOf(tx: Tx, membershipIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT DISTINCT segment_id AS id FROM segment_memberships WHERE id = ANY($1)',
      [membershipIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Those that a campaign is in the middle of something with. */
  async contactsOf(tx: Tx, membershipIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT e.contact_id AS id FROM segment_memberships sm JOIN campaign_enrolments e
         ON (e.contact_id = sm.contact_id OR (sm.contact_id IS NULL AND e.account_id = sm.account_id))
       WHERE sm.id = ANY($1) AND e.state = 'active' AND e.wait_until IS NOT NULL`,
      [membershipIds],
    );
    return rows.map(({ id }) => id);
  }
}
