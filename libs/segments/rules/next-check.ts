// When to look again though nothing is written: the earliest instant after now at which the passing of time can change an outcome.
// Never too late; may be too early where another condition of the rule decides already.
import type { FactCatalogue } from './catalogue.js';
import type { Question } from './compile.js';
import type { SubjectFacts } from './evaluate.js';
import {
  SUBJECTS,
  valueOf,
  type FactType,
  type FactValue,
  type Field,
  type Row,
  type StoredInstant,
  type SubjectKind,
} from './fact.js';
import { operator } from './operators.js';
import { Params, type Statement } from './params.js';
import { mentions, type Rule } from './rule.js';
import { turnOf, turnSql } from './window.js';

/** A value of the subject (`of` is null) or of related rows, and the days from it to the turn. */
interface Turn {
  readonly of: string | null;
  readonly key: string;
  readonly type: FactType;
  readonly days: number;
  sql(row: string, params: Params): string;
  value(row: Row, now: Date): FactValue;
}

/** Ids of the subjects with a turn ahead and its instant, `next_check_at`; null where time alone never changes the outcome. */
export function compileNextCheck(catalogue: FactCatalogue, { object, rule, moment, only }: Question): Statement | null {
  const turns = turnsOf(catalogue, object, rule);
  if (turns.length === 0) return null;
  const { table, alias } = SUBJECTS[object];
  const params = new Params(moment);
  const narrowed = only ? ` AND ${alias}.id = ANY(${params.bind(only, 'uuid[]')})` : '';
  const arms = turns.map((turn) => {
    const collection = turn.of === null ? null : catalogue.needCollection(object, turn.of);
    const at = turnSql(turn.sql(collection ? 'r' : alias, params), turn.days, turn.type, params);
    const rows =
      collection && ` JOIN ${collection.table} r ON r.${collection.link.row} = ${alias}.${collection.link.subject}`;
    return `SELECT ${alias}.id, ${at} AS at FROM ${table} ${alias}${rows ?? ''} WHERE ${at} > ${params.now}${narrowed}`;
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
      .map((row) => turnOf(turn.value(row, moment.now), turn.days, moment.zone)?.getTime() ?? 0)
      .filter((at) => at > moment.now.getTime()),
  );
  return ahead.length === 0 ? null : new Date(Math.min(...ahead));
}

function turnsOf(catalogue: FactCatalogue, object: SubjectKind, rule: Rule): Turn[] {
  const turns = new Map<string, Turn>();
  const add = (turn: Turn): unknown => turns.set([turn.of, turn.key, turn.days].join(' '), turn);
  for (const { of, compare } of mentions(rule)) {
    if (compare) {
      const field = catalogue.needField(object, of, compare.fact);
      for (const days of operator(compare.op).turns?.(Number(compare.value), field.type) ?? [])
        add(fieldTurn(of, field, days));
      for (const instant of field.turnsAt ?? []) add(storedTurn(of, instant));
    } else if (of !== null) add(storedTurn(of, catalogue.needCollection(object, of).since));
  }
  return [...turns.values()];
}

const fieldTurn = (of: string | null, field: Field, days: number): Turn => ({
  of,
  key: field.key,
  type: field.type,
  days,
  sql: (row, params) => field.sql(row, params),
  value: (row, now) => valueOf(field, row, now),
});

const storedTurn = (of: string | null, { key, column }: StoredInstant): Turn => ({
  of,
  key: `stored ${key}`,
  type: 'instant',
  days: 0,
  sql: (row) => `${row}.${column}`,
  value: (row) => row[key] ?? null,
});
