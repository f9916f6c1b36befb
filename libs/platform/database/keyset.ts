// Keyset pages in SQL: the caller names the sortable columns, this writes the comparison, the order and the cut.
import {
  decodeCursor,
  encodeCursor,
  pageSize,
  unwrap,
  type CappedCount,
  type Direction,
  type Page,
  type PageRequest,
} from '#kernel';
import { COUNT_CAP } from '#kernel';
import type { Tx } from './tx.js';

/** `sql` must never be null: a null sorts nowhere. `type` is the type that the cursor's text is cast back to. */
export interface SortColumn {
  readonly sql: string;
  readonly type: 'text' | 'timestamptz' | 'numeric' | 'integer' | 'date';
}

export interface Listing {
  /** columns of the rows; must not be named sort_key */
  readonly select: string;
  /** FROM and JOIN */
  readonly from: string;
  /** conditions joined with AND; `$1`… refer to params */
  readonly where: readonly string[];
  readonly params: readonly unknown[];
  readonly sort: SortColumn;
  readonly direction: Direction;
  /** the unique column that ends the sort key, such as a.id */
  readonly id: string;
}

export async function listPage<T extends object>(tx: Tx, listing: Listing, request: PageRequest): Promise<Page<T>> {
  const size = unwrap(pageSize(request.first));
  const { sort, direction, id } = listing;
  const where = [...listing.where];
  const params = [...listing.params];
  if (request.after) {
    const [value, lastId] = unwrap(decodeCursor(request.after));
    params.push(value, lastId);
    const than = direction === 'ASC' ? '>' : '<';
    where.push(`(${sort.sql}, ${id}) ${than} ($${params.length - 1}::${sort.type}, $${params.length}::uuid)`);
  }
  const sql = `SELECT ${listing.select}, ${id}::text AS row_id, (${sort.sql})::text AS sort_key
    FROM ${listing.from} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
    ORDER BY ${sort.sql} ${direction}, ${id} ${direction} LIMIT ${size + 1}`;
  const rows = await tx.query<T & { sort_key: string; row_id: string }>(sql, params);
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    endCursor: last ? encodeCursor([last.sort_key, last.row_id]) : null,
    hasNextPage: rows.length > size,
  };
}

export async function countCapped(tx: Tx, listing: Pick<Listing, 'from' | 'where' | 'params'>): Promise<CappedCount> {
  const where = listing.where.length > 0 ? `WHERE ${listing.where.join(' AND ')}` : '';
  const row = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${listing.from} ${where} LIMIT ${COUNT_CAP + 1}) capped`,
    listing.params,
  );
  const n = row?.n ?? 0;
  return { value: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}
