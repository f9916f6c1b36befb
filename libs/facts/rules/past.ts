// A value as it was: at an instant, without a break for some days, and before something changed. As SQL and in memory.
import { operator, operatorsOn, SQL_TYPES, type OperatorName, type SqlPast } from './operators.js';
import type { FactValue, Field, Kept, Row, Spell, SqlMoment } from './fact.js';
import type { Params } from './params.js';

export const keptOf = ({ history }: Field): Kept | null => (typeof history === 'object' ? history : null);

const nothing = ({ type }: Field): string => `NULL::${SQL_TYPES[type]}`;

/** The comparisons that a field's type and history answer. */
export const operatorsOf = (field: Field): OperatorName[] =>
  operatorsOn(field.type).filter((name) => {
    const { looksBack } = operator(name);
    return looksBack === 'spells' ? keptOf(field) !== null : looksBack !== 'before' || field.history !== 'unkept';
  });

/** SQL of the value at this moment, as it was recorded to be then; of what is not kept, the value that is stored. */
export function valueAtSql(field: Field, row: string, at: SqlMoment): string {
  const kept = keptOf(field);
  if (!kept) return field.sql(row, at);
  const held = `SELECT k.value, k.from_at, k.seq FROM (${kept.spells(row)}) k
    WHERE k.from_at <= ${at.now} AND (k.to_at IS NULL OR k.to_at > ${at.now})`;
  const ever = kept.initial ? ` UNION ALL SELECT ${kept.initial}, '-infinity', -1` : '';
  return `(SELECT v.value FROM (${held}${ever}) v ORDER BY v.from_at DESC, v.seq DESC LIMIT 1)`;
}

/** SQL: `test` was true of the value at every instant of the last `days` days. */
export function heldSql(
  field: Field,
  row: string,
  days: number,
  test: (value: string) => string,
  params: Params,
): string {
  const kept = keptOf(field);
  if (!kept) return 'FALSE';
  const since = params.before(days).now;
  const spells = `FROM (${kept.spells(row)}) k WHERE k.from_at <=`;
  const broken = `SELECT 1 ${spells} ${params.now} AND (k.to_at IS NULL OR k.to_at > ${since}) AND (${test('k.value')}) IS NOT TRUE`;
  // Before the first spell it had the initial value, or none.
  const before = `EXISTS (SELECT 1 ${spells} ${since}) OR (${test(kept.initial ?? nothing(field))}) IS TRUE`;
  return `(NOT EXISTS (${broken}) AND (${before}))`;
}

export const pastSql = (field: Field, row: string, over: number | undefined, params: Params): SqlPast => ({
  get before() {
    return over === undefined ? nothing(field) : valueAtSql(field, row, params.before(over));
  },
  get spells() {
    return keptOf(field)?.spells(row) ?? 'SELECT NULL::timestamptz AS from_at WHERE false';
  },
});

/** Where a row in memory has the spells of a field, the initial one first; and what a value was that many days ago. */
export const spellsKey = (key: string): string => `${key} spells`;
export const beforeKey = (key: string, days: number): string => `${key} ${days} days ago`;

export const spellsIn = (row: Row, key: string): readonly Spell[] =>
  (row[spellsKey(key)] as readonly Spell[] | undefined) ?? [];

const covers = ({ from, until }: Spell, at: number): boolean =>
  (from === null || from.getTime() <= at) && (until === null || until.getTime() > at);

export const valueAt = (spells: readonly Spell[], at: Date): FactValue =>
  spells.findLast((spell) => covers(spell, at.getTime()))?.value ?? null;

export function held(spells: readonly Spell[], since: Date, now: Date, test: (value: FactValue) => boolean): boolean {
  const during = spells.filter(
    ({ from, until }) => (from === null || from <= now) && (until === null || until > since),
  );
  const covered = spells.some(({ from }) => from === null || from <= since);
  return during.every(({ value }) => test(value)) && (covered || test(null));
}
