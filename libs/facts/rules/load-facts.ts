// What a rule asks about one subject, as SQL that reads it and as facts in memory: the way from a row to "why in, why not".
import type { FactCatalogue } from './catalogue.js';
import type { Question } from './compile.js';
import type { SubjectFacts } from './evaluate.js';
import { SUBJECTS, type FactType, type FactValue, type Field, type Row, type Spell } from './fact.js';
import { operator } from './operators.js';
import { Params, type Statement } from './params.js';
import { beforeKey, keptOf, spellsKey, valueAtSql } from './past.js';
import { mentions, type Compare, type Mention } from './rule.js';

/** Reads rows of a statement; the transaction of whoever asks. */
export type ReadRows = (statement: Statement) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const CASTS: Partial<Record<FactType, string>> = { number: '::float8', date: '::text' };

/** Only what the rule mentions is read. Null where there is no such subject. */
export async function loadFacts(
  catalogue: FactCatalogue,
  question: Question,
  id: string,
  read: ReadRows,
): Promise<SubjectFacts | null> {
  const { object, rule, moment } = question;
  const { table, alias } = SUBJECTS[object];
  const found = [...mentions(rule)];
  const about = new Params(moment);
  const values = [...columns(catalogue, question, found, null, alias, about), `${alias}.id AS "id"`];
  const [subject] = await read(
    about.statement(select(values, `${table} ${alias} WHERE ${alias}.id = ${about.bind(id, 'uuid')}`)),
  );
  if (!subject) return null;
  const rows: Record<string, Row[]> = {};
  for (const key of new Set(found.flatMap(({ of }) => of ?? []))) {
    const { table: from, link, moves, since } = catalogue.needCollection(object, key);
    const params = new Params(moment);
    const wanted = [...columns(catalogue, question, found, key, 'r', params), `r.${since.column} AS "${since.key}"`];
    const whose =
      question.asOf && moves
        ? `(SELECT i.value::uuid FROM ${moves.table} i WHERE i.${moves.row} = r.id AND i.attribute = '${moves.attribute}' AND i.from_at <= ${params.now}
            AND (i.to_at IS NULL OR i.to_at > ${params.now}) ORDER BY i.from_at DESC, i.seq DESC LIMIT 1)`
        : `r.${link.row}`;
    const joined = `${from} r JOIN ${table} ${alias} ON ${alias}.${link.subject} = ${whose}`;
    const related = await read(
      params.statement(select(wanted, `${joined} WHERE ${alias}.id = ${params.bind(id, 'uuid')}`)),
    );
    rows[key] = related.map((row) => asRow(catalogue, question, found, key, row));
  }
  return { values: asRow(catalogue, question, found, null, subject), rows };
}

const select = (columns: readonly string[], from: string): string =>
  `SELECT ${[...new Set(columns)].join(', ')} FROM ${from}`;

function columns(
  catalogue: FactCatalogue,
  { object, asOf = false }: Question,
  found: readonly Mention[],
  of: string | null,
  row: string,
  params: Params,
): string[] {
  return found.flatMap(({ of: whose, compare }) => {
    if (whose !== of || !compare) return [];
    const field = catalogue.needField(object, of, compare.fact);
    const kept = keptOf(field);
    const spells = kept && (asOf || looksBack(compare));
    return [
      ...stored(field, row, params),
      ...(spells ? [`${spellsSql(field, kept.spells(row), kept.initial)} AS "${spellsKey(field.key)}"`] : []),
      ...(!kept && compare.over !== undefined
        ? [
            `(${valueAtSql(field, row, params.before(compare.over))})${CASTS[field.type] ?? ''} AS "${beforeKey(field.key, compare.over)}"`,
          ]
        : []),
    ];
  });
}

const looksBack = ({ op, for: days }: Compare): boolean => days !== undefined || operator(op).looksBack !== undefined;

/** What a field is computed from in memory, or else its value. Keys come from code. */
const stored = (field: Field, row: string, params: Params): string[] =>
  field.value
    ? (field.turnsAt ?? []).map(({ key, column }) => `${row}.${column} AS "${key}"`)
    : [`(${field.sql(row, params)})${CASTS[field.type] ?? ''} AS "${field.key}"`];

/** The spells as JSON; the initial value first, as held ever since. */
function spellsSql({ type }: Field, spells: string, initial: string | undefined): string {
  const value = CASTS[type] ?? '';
  const ever = initial
    ? `SELECT ${initial} AS value, NULL::timestamptz AS from_at, min(i.from_at) AS to_at, -1 AS seq FROM (${spells}) i UNION ALL `
    : '';
  return `(SELECT jsonb_agg(jsonb_build_array(k.value${value}, k.from_at, k.to_at) ORDER BY k.from_at NULLS FIRST, k.seq)
    FROM (${ever}SELECT i.value, i.from_at, i.to_at, i.seq FROM (${spells}) i) k)`;
}

function asRow(
  catalogue: FactCatalogue,
  { object }: Question,
  found: readonly Mention[],
  of: string | null,
  read: Readonly<Record<string, unknown>>,
): Row {
  const row: Record<string, Row[string]> = { ...(read as Row) };
  for (const { of: whose, compare } of found) {
    const key = compare && whose === of ? spellsKey(compare.fact) : '';
    if (!compare || !(key in read)) continue;
    const { type } = catalogue.needField(object, of, compare.fact);
    row[key] = ((read[key] ?? []) as [FactValue, string | null, string | null][]).map(
      ([value, from, until]): Spell => ({
        value: type === 'instant' && typeof value === 'string' ? new Date(value) : value,
        from: from === null ? null : new Date(from),
        until: until === null ? null : new Date(until),
      }),
    );
  }
  return row;
}
