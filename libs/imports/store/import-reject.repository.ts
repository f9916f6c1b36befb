// Rows that could not land, kept until their run is deleted, in the order of the file.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { RowError } from '../rules/row.js';

export interface RejectedRow {
  readonly index: number;
  readonly line: number;
  readonly errors: readonly RowError[];
  /** as a line of the reject file */
  readonly record: string;
}

const joined = (errors: readonly RowError[], part: 'column' | 'code' | 'message', by: string): string =>
  [...new Set(errors.map((error) => error[part] ?? ''))].filter(Boolean).join(by);

@Injectable()
export class ImportRejectRepository {
  async add(tx: Tx, runId: string, rows: readonly RejectedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.run(
      `INSERT INTO import_rejects (run_id, row_index, line, columns, code, message, record)
       SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[]) ON CONFLICT DO NOTHING`,
      [
        runId,
        rows.map(({ index }) => index),
        rows.map(({ line }) => line),
        rows.map(({ errors }) => joined(errors, 'column', '; ')),
        rows.map(({ errors }) => joined(errors, 'code', '; ')),
        rows.map(({ errors }) => joined(errors, 'message', ' ')),
        rows.map(({ record }) => record),
      ],
    );
  }

  /** The next lines of the reject file behind row `after`. */
  lines(tx: Tx, runId: string, after: number, limit: number): Promise<{ index: number; record: string }[]> {
    return tx.query(
      `SELECT row_index::float8 AS index, record FROM import_rejects WHERE run_id = $1 AND row_index > $2 ORDER BY row_index LIMIT $3`,
      [runId, after, limit],
    );
  }

  /** Why rows were rejected, most first. */
  reasons(tx: Tx, runId: string): Promise<{ code: string; rows: number; line: number; message: string }[]> {
    return tx.query(
      `SELECT code, count(*)::int AS rows, min(line)::float8 AS line, (array_agg(message ORDER BY row_index))[1] AS message
       FROM import_rejects WHERE run_id = $1 GROUP BY code ORDER BY 2 DESC, 1 LIMIT 20`,
      [runId],
    );
  }
}
