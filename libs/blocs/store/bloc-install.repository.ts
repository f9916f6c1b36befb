// Installs as rows.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import type { BlocInstall } from './bloc-install.entity.js';

const COLUMNS = `id, key, name, text, pages, hash, version, applied_at AS "appliedAt", applied_by AS "appliedBy"`;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

@Injectable()
export class BlocInstallRepository {
  /** Two people who apply at the same time come one after the other, whichever blocs they apply. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('bloc.apply', 0))`);
  }

  all(tx: Tx): Promise<BlocInstall[]> {
    return tx.query<BlocInstall>(`SELECT ${COLUMNS} FROM bloc_installs ORDER BY lower(name), key`);
  }

  byKey(tx: Tx, key: string): Promise<BlocInstall | undefined> {
    return tx.one<BlocInstall>(`SELECT ${COLUMNS} FROM bloc_installs WHERE key = $1`, [key]);
  }

  /** The install, if this text is another one than before. */
  put(
    tx: Tx,
    { key, name, text, pages }: Pick<BlocInstall, 'key' | 'name' | 'text' | 'pages'>,
    by: string | null,
    now: Date,
  ): Promise<BlocInstall | undefined> {
    return tx.one<BlocInstall>(
      `INSERT INTO bloc_installs AS b (id, key, name, text, hash, applied_at, applied_by, pages) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (key) DO UPDATE SET name = excluded.name, text = excluded.text, hash = excluded.hash,
         pages = excluded.pages, version = CASE WHEN b.hash = excluded.hash THEN b.version ELSE b.version + 1 END,
         applied_at = excluded.applied_at, applied_by = excluded.applied_by WHERE (b.hash, b.pages) IS DISTINCT FROM (excluded.hash, excluded.pages)
       RETURNING ${COLUMNS}`,
      [newId(), key, name, text, hashOf(text), now, by, JSON.stringify(pages)],
    );
  }
}
