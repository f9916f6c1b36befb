// Entries of the directory as rows. There are few: they are read whole.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Entry } from '../rules/directory.js';

const COLUMNS = `id, product, problem_type AS "problemType", severity, team, person_id AS "personId", backup_id AS "backupId", hours, channel`;

@Injectable()
export class DirectoryRepository {
  all(tx: Tx): Promise<Entry[]> {
    return tx.query<Entry>(
      `SELECT ${COLUMNS} FROM directory_entries
       ORDER BY product NULLS LAST, problem_type NULLS LAST, array_position(array['critical', 'high', 'normal', 'low'], severity), id`,
    );
  }

  byId(tx: Tx, id: string): Promise<Entry | undefined> {
    return tx.one<Entry>(`SELECT ${COLUMNS} FROM directory_entries WHERE id = $1`, [id]);
  }

  /** False where another entry says the same of product, problem and severity. */
  async save(
    tx: Tx,
    { id, product, problemType, severity, team, personId, backupId, hours, channel }: Entry,
    at: Date,
  ): Promise<boolean> {
    const taken = await tx.one(
      `SELECT 1 FROM directory_entries WHERE id <> $1 AND lower(coalesce(product, '')) = lower(coalesce($2::text, ''))
         AND lower(coalesce(problem_type, '')) = lower(coalesce($3::text, '')) AND severity IS NOT DISTINCT FROM $4::text`,
      [id, product, problemType, severity],
    );
    if (taken) return false;
    await tx.query(
      `INSERT INTO directory_entries (id, product, problem_type, severity, team, person_id, backup_id, hours, channel, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
       ON CONFLICT (id) DO UPDATE SET product = $2, problem_type = $3, severity = $4, team = $5, person_id = $6, backup_id = $7,
         hours = $8, channel = $9, updated_at = $10`,
      [id, product, problemType, severity, team, personId, backupId, hours, channel, at],
    );
    return true;
  }

  remove(tx: Tx, id: string): Promise<number> {
    return tx.run('DELETE FROM directory_entries WHERE id = $1', [id]);
  }
}
