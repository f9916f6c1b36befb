// What a rule asks about one subject, as SQL that reads it and as facts in memory: the way from a row to "why in, why not".
import type { FactCatalogue } from './catalogue.js';
import type { Question } from './compile.js';
import { SUBJECTS, type FactType, type Field } from './fact.js';
import { Params, type Statement } from './params.js';
import { mentions } from './rule.js';

export interface FactQueries {
  /** one row, or none where the subject does not exist */
  readonly values: Statement;
  readonly rows: Readonly<Record<string, Statement>>;
}

const CASTS: Partial<Record<FactType, string>> = { number: '::float8', date: '::text' };

/** Only what the rule mentions is read. */
export function compileFacts(catalogue: FactCatalogue, question: Question, id: string): FactQueries {
  const { object, rule, moment } = question;
  const { table, alias } = SUBJECTS[object];
  const found = [...mentions(rule)];
  const columns = (of: string | null, row: string, params: Params): string[] =>
    found.flatMap((mention) =>
      mention.of === of && mention.compare
        ? stored(catalogue.needField(object, of, mention.compare.fact), row, params)
        : [],
    );
  const about = new Params(moment);
  const values = [...columns(null, alias, about), `${alias}.id AS "id"`];
  const collections = new Set(found.flatMap(({ of }) => of ?? []));
  return {
    values: about.statement(select(values, `${table} ${alias} WHERE ${alias}.id = ${about.bind(id, 'uuid')}`)),
    rows: Object.fromEntries(
      [...collections].map((key) => {
        const { table: rows, link, since } = catalogue.needCollection(object, key);
        const params = new Params(moment);
        const read = [...columns(key, 'r', params), `r.${since.column} AS "${since.key}"`];
        const subject = `${rows} r JOIN ${table} ${alias} ON ${alias}.${link.subject} = r.${link.row}`;
        return [key, params.statement(select(read, `${subject} WHERE ${alias}.id = ${params.bind(id, 'uuid')}`))];
      }),
    ),
  };
}

const select = (columns: readonly string[], from: string): string =>
  `SELECT ${[...new Set(columns)].join(', ')} FROM ${from}`;

/** What a field is computed from in memory, or else its value. Keys come from code. */
const stored = (field: Field, row: string, params: Params): string[] =>
  field.value
    ? (field.turnsAt ?? []).map(({ key, column }) => `${row}.${column} AS "${key}"`)
    : [`(${field.sql(row, params)})${CASTS[field.type] ?? ''} AS "${field.key}"`];
