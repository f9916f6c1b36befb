// The few ways in which a table answers a field: a plain column, something that has happened by now, something open until then.
import type { Field, FactType, History, Kept, Row, StoredInstant } from './fact.js';

interface Named {
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

export const column = (name: Named, type: FactType, column: string, history: History): Field => ({
  ...name,
  type,
  history,
  sql: (row) => `${row}.${column}`,
});

/** An instant that nobody knew before it came: asked about a past day, later ones are "not known". */
export const happened = (name: Named, column: string): Field => ({
  ...name,
  type: 'instant',
  history: 'fixed',
  sql: (row, at) => `CASE WHEN ${row}.${column} <= ${at.now} THEN ${row}.${column} END`,
  value: (row, now) => {
    const at = row[name.key];
    return at instanceof Date && isPast(at, now) ? at : null;
  },
  turnsAt: [{ key: name.key, column }],
});

/** True until the first of these instants has come. */
export const openUntil = (name: Named, ends: readonly StoredInstant[]): Field => ({
  ...name,
  type: 'boolean',
  history: 'fixed',
  sql: (row, at) =>
    `(${ends.map(({ column }) => `(${row}.${column} IS NULL OR ${row}.${column} > ${at.now})`).join(' AND ')})`,
  value: (row, now) => !ends.some(({ key }) => isPast(row[key], now)),
  turnsAt: ends,
});

/** The intervals of an attribute as spells of a value; `read` is the SQL from an interval's text to the value. */
export const keptIn = (
  { table, subject }: { readonly table: string; readonly subject: string },
  attribute: string,
  read: (value: string) => string,
  { row: id = 'id', initial }: { readonly row?: string; readonly initial?: string } = {},
): Kept => ({
  spells: (row) => `SELECT ${read('i.value')} AS value, i.from_at, i.to_at, i.seq FROM ${table} i
    WHERE i.${subject} = ${row}.${id} AND i.attribute = '${attribute}' AND i.from_at IS DISTINCT FROM i.to_at`,
  ...(initial && { initial }),
});

const isPast = (value: Row[string] | undefined, now: Date): boolean =>
  value instanceof Date && value.getTime() <= now.getTime();
