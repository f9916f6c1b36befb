// Saved mappings as rows.
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import type { Mapping } from '../rules/mapping.js';
import type { ImportMapping } from './import-mapping.entity.js';

const COLUMNS = `id, name, definition, created_at AS "createdAt", updated_at AS "updatedAt"`;

@Injectable()
export class ImportMappingRepository {
  all(tx: Tx): Promise<ImportMapping[]> {
    return tx.query<ImportMapping>(`SELECT ${COLUMNS} FROM import_mappings ORDER BY name`);
  }

  byName(tx: Tx, name: string): Promise<ImportMapping | undefined> {
    return tx.one<ImportMapping>(`SELECT ${COLUMNS} FROM import_mappings WHERE name = $1`, [name]);
  }

  /** Saved under a name that is there already, it takes the other's place. */
  async save(tx: Tx, mapping: Mapping, at: Date): Promise<void> {
    await tx.run(
      `INSERT INTO import_mappings (id, name, definition, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (name) DO UPDATE SET definition = excluded.definition, updated_at = excluded.updated_at`,
      [newId(), mapping.name, JSON.stringify(mapping), at],
    );
  }

  delete(tx: Tx, name: string): Promise<number> {
    return tx.run('DELETE FROM import_mappings WHERE name = $1', [name]);
  }
}
