// Which changes concern a rule: the events to listen to, and the subjects that a changed row belongs to.
import type { FactCatalogue } from './catalogue.js';
import { SUBJECTS, type SubjectKind } from './fact.js';
import { mentions, type Rule } from './rule.js';

export interface Reads {
  /** facts as `key`, fields of related rows as `collection.key`; sorted */
  readonly facts: readonly string[];
  readonly events: readonly string[];
}

/** Name of the event that tells of new subjects: a rule may hold for them from the start. */
export const appearedOf = (object: SubjectKind): string => `${object}.created`;

export function readsOf(catalogue: FactCatalogue, object: SubjectKind, rule: Rule): Reads {
  const facts = new Set<string>();
  const events = new Set<string>([appearedOf(object)]);
  for (const { of, compare } of mentions(rule)) {
    if (of !== null) for (const event of catalogue.needCollection(object, of).reads) events.add(event);
    else if (compare) for (const event of catalogue.fact(object, compare.fact)?.reads ?? []) events.add(event);
    if (compare) facts.add(of === null ? compare.fact : `${of}.${compare.fact}`);
  }
  return { facts: [...facts].sort(), events: [...events].sort() };
}

/**
 * SQL over a relation `told` with `name` and `row`: one row for each subject that a row of an event touches, its `id` and all of
 * told. An event's rows are of its own noun: the subject itself, or rows of a collection that reads the event. A row that moved
 * touches all whom it ever belonged to. Names of events come from code.
 */
export function touchedSql(catalogue: FactCatalogue, object: SubjectKind, told: string): string {
  const { table, alias } = SUBJECTS[object];
  const touching = (joins: string, names: string) => `SELECT ${alias}.id, t.* FROM ${told} t ${joins} WHERE ${names}`;
  const subject = (column: string, value: string) => `JOIN ${table} ${alias} ON ${alias}.${column} = ${value}`;
  const related = catalogue.collectionsOf(object).flatMap(({ table: rows, link, moves, reads }) => {
    const names = `t.name IN (${reads.map((name) => `'${name}'`).join(', ')})`;
    const now = touching(`JOIN ${rows} r ON r.id = t.row ${subject(link.subject, `r.${link.row}`)}`, names);
    if (!moves) return [now];
    const past = `JOIN ${moves.table} i ON i.${moves.row} = t.row AND i.attribute = '${moves.attribute}'`;
    return [now, touching(`${past} ${subject(link.subject, 'i.value::uuid')}`, names)];
  });
  return [touching(subject('id', 't.row'), `t.name LIKE '${object}.%'`), ...related].join(' UNION ALL ');
}
