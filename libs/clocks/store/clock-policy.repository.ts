// Policies as rows, in the order in which they are asked.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { ClockPolicy } from '../rules/policy.js';

export interface StoredPolicy extends ClockPolicy {
  readonly id: string;
}

const COLUMNS = `p.id, p.name, p.rank, p.active, p.priorities, p.tiers, p.calendar_id AS "calendarId", p.first_response AS "firstResponse",
  p.next_response AS "nextResponse", p.resolution, p.warn_at AS "warnAt"`;

@Injectable()
export class ClockPolicyRepository {
  list(tx: Tx): Promise<StoredPolicy[]> {
    return tx.query<StoredPolicy>(`SELECT ${COLUMNS} FROM clock_policies p ORDER BY p.rank, p.id`);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredPolicy>> {
    const rows = await tx.query<StoredPolicy>(`SELECT ${COLUMNS} FROM clock_policies p WHERE p.id = ANY($1)`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async nameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
    const taken = 'SELECT 1 FROM clock_policies WHERE lower(name) = lower($1) AND id <> $2';
    return Boolean(await tx.one(taken, [name, exceptId]));
  }

  async put(tx: Tx, policy: StoredPolicy): Promise<void> {
    await tx.query(
      `INSERT INTO clock_policies (id, name, rank, active, priorities, tiers, calendar_id, first_response, next_response, resolution, warn_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, rank = excluded.rank, active = excluded.active, priorities = excluded.priorities,
         tiers = excluded.tiers, calendar_id = excluded.calendar_id, first_response = excluded.first_response,
         next_response = excluded.next_response, resolution = excluded.resolution, warn_at = excluded.warn_at`,
      [
        ...[policy.id, policy.name, policy.rank, policy.active, policy.priorities, policy.tiers, policy.calendarId],
        ...[policy.firstResponse, policy.nextResponse, policy.resolution, policy.warnAt],
      ],
    );
  }

  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.run('DELETE FROM clock_policies WHERE id = $1', [id])) === 1;
  }
}
