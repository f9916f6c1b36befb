// Which changes concern a rule: the events to listen to, and the subjects that a changed row belongs to.
import { eventsOf, type FactCatalogue } from './catalogue.js';
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
    const fact = compare && of === null ? catalogue.fact(object, compare.fact) : undefined;
    const source = of === null ? fact : catalogue.needCollection(object, of);
    for (const event of source ? eventsOf(source) : []) events.add(event);
    if (compare) facts.add(of === null ? compare.fact : `${of}.${compare.fact}`);
  }
  return { facts: [...facts].sort(), events: [...events].sort() };
}

/**
 * SQL over a relation `told` with `name` and `row`: one row for each subject that a row of an event touches, its `id` and all of
 * told. `among`: the names that the events at hand have, when they are known. An event's rows are of its own noun: the subject itself, rows of a collection that reads the event, or rows that a fact
 * is read through. A row that moved touches all whom it ever belonged to. Names of events come from code.
 */
export function touchedSql(
  catalogue: FactCatalogue,
  object: SubjectKind,
  rule: Rule,
  told: string,
  among?: ReadonlySet<string>,
): string {
  const { table, alias } = SUBJECTS[object];
  const arms = new Set<string>();
  const named = (events: readonly string[]) => `t.name IN (${events.map((name) => `'${name}'`).join(', ')})`;
  const asked = (events: readonly string[]) => events.filter((name) => !among || among.has(name));
  const add = (joins: string, reading: readonly string[]): void => {
    const events = asked(reading);
    if (events.length > 0) arms.add(`SELECT ${alias}.id, t.* FROM ${told} t ${joins} WHERE ${named(events)}`);
  };
  const subject = (column: string, value: string) => `JOIN ${table} ${alias} ON ${alias}.${column} = ${value}`;
  const direct = new Set([appearedOf(object)]);
  for (const { of, compare } of mentions(rule)) {
    const collection = of === null ? undefined : catalogue.needCollection(object, of);
    const fact = compare && !collection ? catalogue.fact(object, compare.fact) : undefined;
    for (const name of fact?.reads ?? []) direct.add(name);
    for (const { events, table: rows, row, subject: id } of (collection ?? fact)?.through ?? [])
      add(`JOIN ${rows} r ON r.${row} = t.row ${subject('id', `r.${id}`)}`, events);
    if (!collection) continue;
    const { table: rows, link, moves, reads } = collection;
    add(`JOIN ${rows} r ON r.id = t.row ${subject(link.subject, `r.${link.row}`)}`, reads);
    if (!moves) continue;
    const past = `JOIN ${moves.table} i ON i.${moves.row} = t.row AND i.attribute = '${moves.attribute}'`;
    add(`${past} ${subject(link.subject, 'i.value::uuid')}`, reads);
  }
  const related = [...arms];
  arms.clear();
  add(subject('id', 't.row'), [...direct].sort());
  return [...arms, ...related].join(' UNION ALL ');
}

/** Labels of what a rule asks for of which no history is kept: about a past day it cannot be asked. */
export const unkeptIn = (catalogue: FactCatalogue, object: SubjectKind, rule: Rule): string[] => [
  ...new Set(
    [...mentions(rule)].flatMap(({ of, compare }) => {
      const field = compare && catalogue.needField(object, of, compare.fact);
      return field?.history === 'unkept' ? [field.label] : [];
    }),
  ),
];
