// When to look again though nothing is written: the earliest instant after now at which the passing of time can change an outcome.
// Never too late; may be too early where another condition of the rule decides already.
import type { FactCatalogue } from './catalogue.js';
import type { Question } from './compile.js';
import type { SubjectFacts } from './evaluate.js';
import {
  SUBJECTS,
  valueOf,
  type FactType,
  type Field,
  type Moment,
  type Row,
  type StoredInstant,
  type SubjectKind,
} from './fact.js';
import { operator } from './operators.js';
import { Params, type Statement } from './params.js';
import { keptOf, spellsIn } from './past.js';
import { mentions, type Compare, type Rule } from './rule.js';
import { aheadSql, DAY_MS, nextDay, nextDaySql, turnOf, turnSql } from './window.js';

/** Instants of the subject (`of` is null) or of its related rows at which something turns. */
interface Turn {
  readonly of: string | null;
  readonly key: string;
  /** SQL of the instant, and whether it is ahead; with `from`, of each row of that relation `k` */
  readonly sql: (row: string, params: Params) => { readonly at: string; readonly ahead: string };
  readonly from?: (row: string) => string;
  readonly at: (row: Row, moment: Moment) => readonly (Date | null)[];
}

/** Ids of the subjects with a turn ahead and its instant, `next_check_at`; null where time alone never changes the outcome. */
export function compileNextCheck(catalogue: FactCatalogue, { object, rule, moment, only }: Question): Statement | null {
  const turns = turnsOf(catalogue, object, rule);
  if (turns.length === 0) return null;
  const { table, alias } = SUBJECTS[object];
  const params = new Params(moment);
  const some = only ? params.bind(only, 'uuid[]') : null;
  const narrowed = (row: string, column: string) => (some ? ` AND ${row}.${column} = ANY(${some})` : '');
  const arms = turns.map(({ of, from, sql }) => {
    const collection = of === null ? null : catalogue.needCollection(object, of);
    const row = collection ? 'r' : alias;
    const { at, ahead } = sql(row, params);
    const spells = from ? ` CROSS JOIN LATERAL (${from(row)}) k` : '';
    if (!collection)
      return `SELECT ${alias}.id, ${at} AS at FROM ${table} ${alias}${spells} WHERE ${ahead}${narrowed(alias, 'id')}`;
    const { table: rows, link } = collection;
    if (link.subject === 'id')
      return `SELECT r.${link.row} AS id, ${at} AS at FROM ${rows} r${spells}
        WHERE ${ahead} AND r.${link.row} IS NOT NULL${narrowed('r', link.row)}`;
    return `SELECT ${alias}.id, ${at} AS at FROM ${table} ${alias} JOIN ${rows} r ON r.${link.row} = ${alias}.${link.subject}${spells}
      WHERE ${ahead}${narrowed(alias, 'id')}`;
  });
  return params.statement(`SELECT id, min(at) AS next_check_at FROM (${arms.join(' UNION ALL ')}) turn GROUP BY id`);
}

/** The same over facts in memory. */
export function nextCheck(
  catalogue: FactCatalogue,
  { object, rule, moment }: Question,
  facts: SubjectFacts,
): Date | null {
  const ahead = turnsOf(catalogue, object, rule).flatMap((turn) =>
    (turn.of === null ? [facts.values] : (facts.rows[turn.of] ?? []))
      .flatMap((row) => turn.at(row, moment).map((at) => at?.getTime() ?? 0))
      .filter((at) => at > moment.now.getTime()),
  );
  return ahead.length === 0 ? null : new Date(Math.min(...ahead));
}

function turnsOf(catalogue: FactCatalogue, object: SubjectKind, rule: Rule): Turn[] {
  const turns = new Map<string, Turn>();
  const add = (...more: readonly Turn[]): void => {
    for (const turn of more) turns.set(`${turn.of} ${turn.key}`, turn);
  };
  for (const { of, compare } of mentions(rule)) {
    if (compare) add(...turnsOfComparison(of, catalogue.needField(object, of, compare.fact), compare));
    else if (of !== null) add(storedTurn(of, catalogue.needCollection(object, of).since));
  }
  return [...turns.values()];
}

function turnsOfComparison(of: string | null, field: Field, { op, value, for: days, over }: Compare): Turn[] {
  const { turns, looksBack, takes } = operator(op);
  // A value that is one stored instant once that has come turns where the instant does.
  const happens = field.type === 'instant' ? field.turnsAt?.[0] : undefined;
  const windows = turns?.(Number(value), field.type) ?? [];
  const width = days ?? over ?? (looksBack && takes === 'days' ? Number(value) : undefined);
  return [
    ...windows.map((shift) => (happens ? storedTurn(of, happens, shift) : valueTurn(of, field, shift, field.type))),
    ...(field.turnsAt ?? []).map((instant) => storedTurn(of, instant)),
    ...(width !== undefined && keptOf(field) ? [0, width].map((shift) => spellTurn(of, field, shift)) : []),
    ...(field.turnsDaily ? [0, ...(over === undefined ? [] : [over])].map((shift) => dayTurn(of, shift)) : []),
  ];
}

const turn = (fact: string, days: number, type: FactType, params: Params): ReturnType<Turn['sql']> => ({
  at: turnSql(fact, days, type, params),
  ahead: aheadSql(fact, days, type, params),
});

const valueTurn = (of: string | null, field: Field, days: number, type: FactType): Turn => ({
  of,
  key: `${field.key} ${days}`,
  sql: (row, params) => turn(field.sql(row, params), days, type, params),
  at: (row, { now, zone }) => [turnOf(valueOf(field, row, now), days, zone)],
});

const storedTurn = (of: string | null, { key, column }: StoredInstant, days = 0): Turn => ({
  of,
  key: `stored ${key} ${days}`,
  sql: (row, params) => turn(`${row}.${column}`, days, 'instant', params),
  at: (row) => [row[key] instanceof Date ? new Date(row[key].getTime() + days * DAY_MS) : null],
});

/** A spell begins, or its beginning falls out of the days that are looked back on. */
const spellTurn = (of: string | null, field: Field, days: number): Turn => ({
  of,
  key: `${field.key} spells ${days}`,
  from: (row) => keptOf(field)?.spells(row) ?? '',
  sql: (_row, params) => turn('k.from_at', days, 'instant', params),
  at: (row) => spellsIn(row, field.key).map(({ from }) => from && new Date(from.getTime() + days * DAY_MS)),
});

const dayTurn = (of: string | null, days: number): Turn => ({
  of,
  key: `day ${days}`,
  sql: (_row, params) => ({ at: nextDaySql(days, params), ahead: 'TRUE' }),
  at: (_row, moment) => [nextDay(days, moment)],
});
