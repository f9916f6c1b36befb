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

/**
 * Writes only what differs; tells which rows are new and which really changed. Of rows with one id the last counts.
 * The history of a new row has nothing to be folded into, so it simply begins.
 */
export async function upsertRows(tx: Tx, table: WritableTable, rows: readonly GivenRow[]): Promise<Written> {
  if (rows.length === 0) return { created: [], changed: [] };
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  const said = saidBy(once, table);
  const given = asJson(once, said);
  const created = await tx.query<{ id: string }>(insertSql(table, said), [given]);
  const fresh = new Set(created.map(({ id }) => id));
  const known = once.filter(({ id }) => !fresh.has(id));
  const again = fresh.size === 0 ? given : asJson(known, said);
  const changed = known.length === 0 ? [] : await tx.query<{ id: string }>(updateSql(table, said), [again]);
  const tracked = said.filter(({ tracked }) => tracked);
  if (table.history && tracked.length > 0) {
    const first =
      known.length === 0
        ? given
        : asJson(
            once.filter(({ id }) => fresh.has(id)),
            said,
          );
    if (fresh.size > 0) await tx.query(firstHistorySql(table.history, tracked), [first]);
    if (known.length > 0) await tx.query(recordChangesSql(table.history, toldSql(tracked)), [again]);
  }
  return { created: [...fresh], changed: changed.map(({ id }) => id) };
}

/** A column that some of the rows speak of; `always`: all of them do. */
interface SaidColumn extends WritableColumn {
  readonly always: boolean;
}

/** Columns that no row speaks of stay out of the statements. */
function saidBy(rows: readonly GivenRow[], { columns }: WritableTable): SaidColumn[] {
  return columns.flatMap((column) => {
    const speakers = rows.filter((row) => row[column.key] !== undefined).length;
    return speakers > 0 ? [{ ...column, always: speakers === rows.length }] : [];
  });
}

/** With `said`, the keys of the row that others of the set leave out. */
function asJson(rows: readonly GivenRow[], columns: readonly SaidColumn[]): string {
  const sometimes = columns.filter(({ always }) => !always).map(({ key }) => key);
  if (sometimes.length === 0) return JSON.stringify(rows);
  return JSON.stringify(rows.map((row) => ({ ...row, said: sometimes.filter((key) => row[key] !== undefined) })));
}

const recordset = (columns: readonly WritableColumn[]): string =>
  `jsonb_to_recordset($1::jsonb) AS ${['g(id uuid', 'at timestamptz', 'said jsonb', ...columns.map(({ key, type }) => `"${key}" ${type}`)].join(', ')})`;

const valueOf = ({ key, initial }: WritableColumn): string =>
  initial ? `coalesce(g."${key}", ${initial})` : `g."${key}"`;

const insertSql = ({ table, columns }: WritableTable, said: readonly SaidColumn[]): string => {
  const silent = columns.flatMap(({ column, initial }) => (initial ? [{ column, initial }] : []));
  const unsaid = silent.filter(({ column }) => !said.some((each) => each.column === column));
  const names = ['id', ...said.map(({ column }) => column), ...unsaid.map(({ column }) => column)];
  const values = ['g.id', ...said.map(valueOf), ...unsaid.map(({ initial }) => initial)];
  return `INSERT INTO ${table} (${names.join(', ')}, created_at, updated_at) SELECT ${values.join(', ')}, g.at, g.at FROM ${recordset(said)}
    WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = g.id) ON CONFLICT (id) DO NOTHING RETURNING id`;
};

const updateSql = ({ table }: WritableTable, said: readonly SaidColumn[]): string => {
  const next = (column: SaidColumn) =>
    column.always
      ? valueOf(column)
      : `CASE WHEN g.said ? '${column.key}' THEN ${valueOf(column)} ELSE t.${column.column} END`;
  const sets = said.map((column) => `${column.column} = ${next(column)}`);
  const differs = said.map((column) => `t.${column.column} IS DISTINCT FROM ${next(column)}`);
  return `UPDATE ${table} t SET ${[...sets, 'updated_at = greatest(t.updated_at, g.at)'].join(', ')}
    FROM ${recordset(said)} WHERE t.id = g.id AND (${['false', ...differs].join(' OR ')}) RETURNING t.id`;
};

/** What the rows tell of tracked columns: subject, attribute, value, at, seq. */
const toldSql = (tracked: readonly SaidColumn[]): string => {
  const values = tracked.map((column) => {
    const text = column.type === 'text[]' ? `array_to_string(${valueOf(column)}, ', ')` : `(${valueOf(column)})::text`;
    return `('${column.key}', ${text}, ${column.always ? 'true' : `g.said ? '${column.key}'`})`;
  });
  return `SELECT g.id AS subject, a.attribute, a.value, g.at, 0::bigint AS seq FROM ${recordset(tracked)}
     CROSS JOIN LATERAL (VALUES ${values.join(', ')}) a(attribute, value, said) WHERE a.said`;
};

const firstHistorySql = ({ table, subject }: IntervalTable, tracked: readonly SaidColumn[]): string =>
  `INSERT INTO ${table} (${subject}, attribute, value, from_at, seq) ${toldSql(tracked)}`;
