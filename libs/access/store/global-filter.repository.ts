// The virtual team that somebody's lists are narrowed to. Row-level security reads it (filter_team).
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

@Injectable()
export class GlobalFilterRepository {
  async teamOf(tx: Tx, userId: string): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>('SELECT team_id AS id FROM user_filters WHERE user_id = $1', [userId]);
    return row?.id;
  }

  async put(tx: Tx, userId: string, teamId: string | null): Promise<void> {
    await tx.query(
      teamId === null
        ? 'DELETE FROM user_filters WHERE user_id = $1 AND $2::uuid IS NULL'
        : `INSERT INTO user_filters (user_id, team_id) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET team_id = excluded.team_id`,
      [userId, teamId],
    );
  }
}
