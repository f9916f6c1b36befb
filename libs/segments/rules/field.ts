// The few ways in which a table answers a field: a plain column, something that has happened by now, something open until then.
import type { Field, FactType, History, Row, StoredInstant } from './fact.js';

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
  value: (row, now) => (isPast(row[name.key], now) ? (row[name.key] ?? null) : null),
  turnsAt: [{ key: name.key, column }],
});

/** True until the first of these instants has come. */
export const openUntil = (name: Named, ends: readonly StoredInstant[]): Field => ({
  ...name,
  type: 'boolean',
  history: 'fixed',
  sql: (row, at) => `((${ends.map(({ column }) => `${row}.${column} <= ${at.now}`).join(' OR ')}) IS NOT TRUE)`,
  value: (row, now) => !ends.some(({ key }) => isPast(row[key], now)),
  turnsAt: ends,
});

const isPast = (value: Row[string] | undefined, now: Date): boolean =>
  value instanceof Date && value.getTime() <= now.getTime();
