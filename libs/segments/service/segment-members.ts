// Present members for the rooms above: as ids, or as SQL for sets too large to carry through memory.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

/** Selects `id` (of the account or contact), `account_id`, `membership_id` and `entered_at`; `key` is SQL, such as `$1`. */
export const membersSql = (key: string): string => `
  SELECT m.subject_id AS id, m.account_id, m.id AS membership_id, m.entered_at
  FROM segment_memberships m JOIN segments s ON s.id = m.segment_id WHERE s.key = ${key} AND m.left_at IS NULL`;

@Injectable()
export class SegmentMembers {
  /** Ids of the members that the transaction's viewer can see. */
  async of(tx: Tx, segmentKey: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(`${membersSql('$1')} ORDER BY 1`, [segmentKey]);
    return rows.map(({ id }) => id);
  }
}
