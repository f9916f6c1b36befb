// Rows in, rows made or changed: one path for a single save and for a chunk of an import, always as sets.
import { recordChangesSql, type IntervalTable } from './intervals.js';
import type { Tx } from './tx.js';

/** A column that can be written. Names and types come from code, never from input. */
export interface WritableColumn {
  /** key in the given rows */
  readonly key: string;
  readonly column: string;
  readonly type: 'text' | 'text[]' | 'numeric' | 'integer' | 'boolean' | 'date' | 'timestamptz' | 'uuid' | 'jsonb';
  /** SQL for a new row that doesn't say: needed where the column is NOT NULL */
  readonly initial?: string;
  /** kept as intervals */
  readonly tracked?: boolean;
}

export interface WritableTable {
  readonly table: string;
  readonly columns: readonly WritableColumn[];
  readonly history?: IntervalTable;
}

/** `id` decides between new and known. A key that is absent leaves the column alone; null empties it. `at`: when it became so. */
export type GivenRow = { readonly id: string; readonly at: Date } & Readonly<Record<string, unknown>>;

export interface Written {
  readonly created: string[];
  readonly changed: string[];
}

/** Writes only what differs; tells which rows are new and which really changed. */
export async function upsertRows(tx: Tx, target: WritableTable, rows: readonly GivenRow[]): Promise<Written> {
  if (rows.length === 0) return { created: [], changed: [] };
  const given = [JSON.stringify(rows.map((row) => ({ ...row, said: Object.keys(row) })))];
  const created = await tx.query<{ id: string }>(insertSql(target), given);
  const fresh = new Set(created.map(({ id }) => id));
  const changed = fresh.size === rows.length ? [] : await tx.query<{ id: string }>(updateSql(target), given);
  if (target.history) await tx.query(historySql(target, target.history), given);
  return { created: [...fresh], changed: changed.map(({ id }) => id).filter((id) => !fresh.has(id)) };
}

const recordset = ({ columns }: WritableTable): string =>
  `jsonb_to_recordset($1::jsonb) AS g(id uuid, at timestamptz, said jsonb, ${columns.map(({ key, type }) => `"${key}" ${type}`).join(', ')})`;

const insertSql = (target: WritableTable): string => {
  const { table, columns } = target;
  const values = columns.map(({ key, initial }) => (initial ? `coalesce(g."${key}", ${initial})` : `g."${key}"`));
  return `INSERT INTO ${table} (id, ${columns.map(({ column }) => column).join(', ')}, created_at, updated_at)
    SELECT g.id, ${values.join(', ')}, g.at, g.at FROM ${recordset(target)}
    WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = g.id) ON CONFLICT (id) DO NOTHING RETURNING id`;
};

const updateSql = (target: WritableTable): string => {
  const { table, columns } = target;
  const next = ({ key, column, initial }: WritableColumn) =>
    `CASE WHEN g.said ? '${key}' THEN ${initial ? `coalesce(g."${key}", ${initial})` : `g."${key}"`} ELSE t.${column} END`;
  return `UPDATE ${table} t SET ${columns.map((column) => `${column.column} = ${next(column)}`).join(', ')}, updated_at = greatest(t.updated_at, g.at)
    FROM ${recordset(target)} WHERE t.id = g.id AND (${columns.map((column) => `t.${column.column} IS DISTINCT FROM ${next(column)}`).join(' OR ')})
    RETURNING t.id`;
};

const historySql = (target: WritableTable, history: IntervalTable): string => {
  const tracked = target.columns.filter(({ tracked }) => tracked);
  const values = tracked.map(({ key, type, initial }) => {
    const value = initial ? `coalesce(g."${key}", ${initial})` : `g."${key}"`;
    const text = type === 'text[]' ? `array_to_string(${value}, ', ')` : `(${value})::text`;
    return `('${key}', ${text}, g.said ? '${key}')`;
  });
  return recordChangesSql(
    history,
    `SELECT g.id AS subject, a.attribute, a.value, g.at, 0::bigint AS seq FROM ${recordset(target)}
     CROSS JOIN LATERAL (VALUES ${values.join(', ')}) a(attribute, value, said) WHERE a.said`,
  );
};
