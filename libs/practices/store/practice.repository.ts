// Best-practice pages, in markdown, as blocs brought them.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface Practice {
  readonly key: string;
  readonly title: string;
  /** markdown */
  readonly body: string;
  readonly updatedAt: Date;
}

const COLUMNS = 'key, title, body, updated_at AS "updatedAt"';

@Injectable()
export class PracticeRepository {
  all(tx: Tx): Promise<Practice[]> {
    return tx.query<Practice>(`SELECT ${COLUMNS} FROM practices ORDER BY lower(title), key`);
  }

  async byKeys(tx: Tx, keys: readonly string[]): Promise<Map<string, Practice>> {
    const rows = await tx.query<Practice>(`SELECT ${COLUMNS} FROM practices WHERE key = ANY($1)`, [keys]);
    return new Map(rows.map((practice) => [practice.key, practice]));
  }

  /** Answers whether it is new or reads differently now. */
  async put(tx: Tx, { key, title, body, updatedAt }: Practice): Promise<boolean> {
    const touched = await tx.query(
      `INSERT INTO practices AS p (key, title, body, updated_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (key) DO UPDATE SET title = excluded.title, body = excluded.body, updated_at = excluded.updated_at
       WHERE (p.title, p.body) IS DISTINCT FROM (excluded.title, excluded.body) RETURNING key`,
      [key, title, body, updatedAt],
    );
    return touched.length > 0;
  }
}
