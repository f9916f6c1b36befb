// Segments as rows.
import { Injectable } from '@nestjs/common';
import { isId, type CappedCount, type Direction, type Page, type PageRequest } from '#kernel';
import { countCapped, listPage, type SortColumn, type Tx } from '#platform/database';
import type { SubjectKind } from '#facts/rules';
import type { Segment } from './segment.entity.js';

export interface SegmentFilter {
  readonly search?: string | null;
  readonly object?: SubjectKind | null;
  readonly active?: boolean | null;
}
export type SegmentSort = 'name' | 'updatedAt';

const SORTS: Record<SegmentSort, SortColumn> = {
  name: { sql: 'lower(s.name)', type: 'text' },
  updatedAt: { sql: 's.updated_at', type: 'timestamptz' },
};

const COLUMNS = `s.id, s.key, s.name, s.description, s.object, s.kind, s.rule, s.active, s.version, s.filled_version AS "filledVersion",
  s.created_at AS "createdAt", s.updated_at AS "updatedAt"`;
const SELECT = `SELECT ${COLUMNS} FROM segments s`;

function conditions({ search, object, active }: SegmentFilter): { where: string[]; params: unknown[] } {
  return {
    where: [
      `($1::text IS NULL OR position(lower($1) in lower(s.name)) > 0 OR s.key = $1)`,
      '($2::text IS NULL OR s.object = $2)',
      '($3::boolean IS NULL OR s.active = $3)',
    ],
    params: [search ?? null, object ?? null, active ?? null],
  };
}

@Injectable()
export class SegmentRepository {
  byId(tx: Tx, id: string): Promise<Segment | undefined> {
    return tx.one<Segment>(`${SELECT} WHERE s.id = $1`, [id]);
  }

  /** Of an id as it came in, which may be none. */
  async ofId(tx: Tx, id: string): Promise<Segment | undefined> {
    return isId(id) ? this.byId(tx, id) : undefined;
  }

  byKey(tx: Tx, key: string): Promise<Segment | undefined> {
    return tx.one<Segment>(`${SELECT} WHERE s.key = $1`, [key]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Segment>> {
    const rows = await tx.query<Segment>(`${SELECT} WHERE s.id = ANY($1) ORDER BY s.id`, [ids]);
    return new Map(rows.map((segment) => [segment.id, segment]));
  }

  /** Held until the end of the transaction: two people saving one segment, or its key, come one after the other. */
  async lock(tx: Tx, key: string): Promise<Segment | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('segment.save ' || $1, 0))`, [key]);
    return tx.one<Segment>(`${SELECT} WHERE s.key = $1 FOR UPDATE`, [key]);
  }

  all(tx: Tx): Promise<Segment[]> {
    return tx.query<Segment>(`${SELECT} ORDER BY s.id`);
  }

  /** Those that follow events: active, and filled with whom they hold for anyway. */
  followed(tx: Tx): Promise<Segment[]> {
    return tx.query<Segment>(`${SELECT} WHERE s.active AND s.filled_version = s.version ORDER BY s.id`);
  }

  list(
    tx: Tx,
    filter: SegmentFilter,
    sort: SegmentSort,
    direction: Direction,
    request: PageRequest,
  ): Promise<Page<Segment>> {
    return listPage<Segment>(
      tx,
      { select: COLUMNS, from: 'segments s', ...conditions(filter), sort: SORTS[sort], direction, id: 's.id' },
      request,
    );
  }

  count(tx: Tx, filter: SegmentFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'segments s', ...conditions(filter) });
  }

  /** Writes everything but filled_version. */
  async save(tx: Tx, segment: Segment): Promise<void> {
    const { id, key, name, description, object, kind, rule, active, version, createdAt, updatedAt } = segment;
    await tx.query(
      `INSERT INTO segments (id, key, name, description, object, kind, rule, active, version, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, rule = excluded.rule,
         active = excluded.active, version = excluded.version, updated_at = excluded.updated_at`,
      [id, key, name, description, object, kind, JSON.stringify(rule), active, version, createdAt, updatedAt],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query('DELETE FROM segments WHERE id = $1', [id]);
  }

  /** Unless it has changed since. */
  async markFilled(tx: Tx, { id, version }: Segment): Promise<void> {
    await tx.query('UPDATE segments SET filled_version = $2 WHERE id = $1 AND version = $2', [id, version]);
  }
}
