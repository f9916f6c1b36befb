// Reads a mapped row's values in the kinds that its target declared; `suits` has made sure that they are of them.
import type { MappedRow } from './row.js';

/** undefined: the file has no such column. null: it says "no value". */
type Said<T> = T | null | undefined;

export const textOf = (row: MappedRow, field: string): Said<string> => row.values[field] as Said<string>;
export const instantOf = (row: MappedRow, field: string): Said<Date> => row.values[field] as Said<Date>;
export const booleanOf = (row: MappedRow, field: string): Said<boolean> => row.values[field] as Said<boolean>;
export const integerOf = (row: MappedRow, field: string): Said<number> => row.values[field] as Said<number>;
export const listOf = (row: MappedRow, field: string): Said<readonly string[]> =>
  row.values[field] as Said<readonly string[]>;

/** An exact decimal's text as a number, for columns of money and amounts. */
export const numberOf = (row: MappedRow, field: string): Said<number> => {
  const text = textOf(row, field);
  return text == null ? text : Number(text);
};

/** The fields among `fields` that the file has a column for, as they are; a null stays a null. */
export const saidOf = (row: MappedRow, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    fields.filter((field) => row.values[field] !== undefined).map((field) => [field, row.values[field]]),
  );

/** Rows under the key they give themselves; a key given twice keeps the later row. */
export const lastByKey = (rows: readonly MappedRow[], keyOf: (row: MappedRow) => string): MappedRow[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];
