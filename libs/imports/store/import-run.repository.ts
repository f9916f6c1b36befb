// Runs as rows: where they stand, who works on them, and the one statement that moves them on.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { ImportCounts } from '../rules/run.js';
import type { ImportRun } from './import-run.entity.js';

/** Counts are read as float8: exact to 2^53, and numbers where bigint would be text. */
const COLUMNS = `r.id, r.file_name AS "fileName", r.file_path AS "filePath", r.fingerprint, r.uploaded, r.mapping, r.origin, r.state,
  r.position::float8, r.bytes::float8, r.total_bytes::float8 AS "totalBytes", r.made::float8, r.changed::float8, r.rejected::float8,
  r.skipped::float8, r.busy_ms::float8 AS "busyMs", r.reject_header AS "rejectHeader", r.error_code AS "errorCode",
  r.error_message AS "errorMessage", r.started_by AS "startedBy", r.created_at AS "createdAt", r.started_at AS "startedAt",
  r.finished_at AS "finishedAt", r.lease, r.leased_until AS "leasedUntil"`;

export type NewRun = Pick<
  ImportRun,
  | 'id'
  | 'fileName'
  | 'filePath'
  | 'fingerprint'
  | 'uploaded'
  | 'mapping'
  | 'origin'
  | 'totalBytes'
  | 'rejectHeader'
  | 'startedBy'
  | 'createdAt'
>;

/** What a chunk adds. `position`: rows done with it; `lease`: who says so. */
export interface Advance extends ImportCounts {
  readonly lease: string;
  readonly leaseMs: number;
  readonly position: number;
  readonly bytes: number;
  readonly busyMs: number;
}

@Injectable()
export class ImportRunRepository {
  byId(tx: Tx, id: string): Promise<ImportRun | undefined> {
    return tx.one<ImportRun>(`SELECT ${COLUMNS} FROM import_runs r WHERE r.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, ImportRun>> {
    const rows = await tx.query<ImportRun>(`SELECT ${COLUMNS} FROM import_runs r WHERE r.id = ANY($1)`, [ids]);
    return new Map(rows.map((run) => [run.id, run]));
  }

  /** Newest first. */
  list(tx: Tx, request: PageRequest): Promise<Page<ImportRun>> {
    return listPage<ImportRun>(
      tx,
      {
        select: COLUMNS,
        from: 'import_runs r',
        where: [],
        params: [],
        sort: { sql: 'r.created_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'r.id',
      },
      request,
    );
  }

  async add(tx: Tx, run: NewRun): Promise<void> {
    await tx.run(
      `INSERT INTO import_runs (id, file_name, file_path, fingerprint, uploaded, mapping, origin, total_bytes, reject_header, started_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        run.id,
        run.fileName,
        run.filePath,
        run.fingerprint,
        run.uploaded,
        JSON.stringify(run.mapping),
        run.origin,
        run.totalBytes,
        run.rejectHeader,
        run.startedBy,
        run.createdAt,
      ],
    );
  }

  /** The newest run of the same file in the same way, if it didn't come to its end. */
  async interrupted(tx: Tx, fingerprint: string): Promise<ImportRun | undefined> {
    const newest = await tx.one<ImportRun>(
      `SELECT ${COLUMNS} FROM import_runs r WHERE r.fingerprint = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT 1`,
      [fingerprint],
    );
    return newest && ['waiting', 'running', 'failed'].includes(newest.state) ? newest : undefined;
  }

  /** Takes the run, unless somebody holds it or it is over. A failed one may be taken up again. */
  claim(tx: Tx, id: string, lease: string, leaseMs: number, at: Date): Promise<ImportRun | undefined> {
    return tx.one<ImportRun>(
      `UPDATE import_runs r SET state = 'running', lease = $2, leased_until = now() + $3 * interval '1 ms',
         started_at = coalesce(r.started_at, $4), finished_at = NULL, error_code = NULL, error_message = NULL
       WHERE r.id = $1 AND (r.state IN ('waiting', 'failed') OR r.state = 'running' AND r.leased_until < now()) RETURNING ${COLUMNS}`,
      [id, lease, leaseMs, at],
    );
  }

  /**
   * False where the run is no longer this worker's: cancelled, or taken over. The commit need not wait for the disk: rows and
   * position are lost together or not at all, and the end of the run does wait.
   */
  async advance(tx: Tx, id: string, step: Advance): Promise<boolean> {
    const moved = await tx.run(
      `UPDATE import_runs SET position = $3, bytes = greatest(bytes, $4), made = made + $5, changed = changed + $6, rejected = rejected + $7,
         skipped = skipped + $8, busy_ms = busy_ms + $9, leased_until = now() + $10 * interval '1 ms'
       WHERE id = $1 AND lease = $2 AND state = 'running' RETURNING set_config('synchronous_commit', 'off', true)`,
      [
        id,
        step.lease,
        step.position,
        step.bytes,
        step.made,
        step.changed,
        step.rejected,
        step.skipped,
        step.busyMs,
        step.leaseMs,
      ],
    );
    return moved === 1;
  }

  /** The end of a run that this worker still holds. */
  async end(
    tx: Tx,
    id: string,
    lease: string,
    state: 'finished' | 'failed',
    at: Date,
    error?: { readonly code: string; readonly message: string },
  ): Promise<boolean> {
    const ended = await tx.run(
      `UPDATE import_runs SET state = $3, finished_at = $4, error_code = $5, error_message = $6, lease = NULL, leased_until = NULL,
         bytes = CASE WHEN $3 = 'finished' THEN total_bytes ELSE bytes END
       WHERE id = $1 AND lease = $2 AND state = 'running'`,
      [id, lease, state, at, error?.code ?? null, error?.message ?? null],
    );
    return ended === 1;
  }

  /** Whoever works on it finds out with its next chunk. False where it was over already. */
  async cancel(tx: Tx, id: string, at: Date): Promise<boolean> {
    const ended = await tx.run(
      `UPDATE import_runs SET state = 'cancelled', finished_at = $2, lease = NULL, leased_until = NULL
       WHERE id = $1 AND state IN ('waiting', 'running', 'failed')`,
      [id, at],
    );
    return ended === 1;
  }

  /** Uploaded files that nobody works on: never begun, or their worker is gone. */
  async abandoned(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM import_runs WHERE uploaded AND (state = 'waiting' OR state = 'running' AND leased_until < now()) ORDER BY created_at`,
    );
    return rows.map(({ id }) => id);
  }
}
