// Which changes concern a rule: the events to listen to, and the subjects that a changed row belongs to.
import type { FactCatalogue } from './catalogue.js';
import { SUBJECTS, type SubjectKind } from './fact.js';
import type { Statement } from './params.js';
import { mentions, type Rule } from './rule.js';

export interface Reads {
  /** facts as `key`, fields of related rows as `collection.key`; sorted */
  readonly facts: readonly string[];
  readonly events: readonly string[];
}

export function readsOf(catalogue: FactCatalogue, object: SubjectKind, rule: Rule): Reads {
  const facts = new Set<string>();
  const events = new Set<string>([`${object}.created`]);
  for (const { of, compare } of mentions(rule)) {
    if (of !== null) for (const event of catalogue.needCollection(object, of).reads) events.add(event);
    else if (compare) for (const event of catalogue.fact(object, compare.fact)?.reads ?? []) events.add(event);
    if (compare) facts.add(of === null ? compare.fact : `${of}.${compare.fact}`);
  }
  return { facts: [...facts].sort(), events: [...events].sort() };
}

/**
 * Selects the subjects that an event touches, each as `id` with the `row` that touches it. The event's ids are rows of its own
 * noun: the subject itself, or rows of a collection that reads the event. A row that moved touches all it ever belonged to.
 * Null where no fact of this object reads the event.
 */
export function compileTouched(
  catalogue: FactCatalogue,
  object: SubjectKind,
  event: string,
  ids: readonly string[],
): Statement | null {
  const { table, alias } = SUBJECTS[object];
  const subject = `SELECT ${alias}.id,`;
  const arms = catalogue
    .collectionsOf(object)
    .filter(({ reads }) => reads.includes(event))
    .flatMap(({ table: rows, link, moves }) => {
      const now = `${subject} r.id AS row FROM ${table} ${alias} JOIN ${rows} r ON r.${link.row} = ${alias}.${link.subject} WHERE r.id = ANY($1::uuid[])`;
      if (!moves) return [now];
      const past = `${moves.table} i ON i.value::uuid = ${alias}.${link.subject} WHERE i.attribute = '${moves.attribute}' AND i.${moves.row} = ANY($1::uuid[])`;
      return [now, `${subject} i.${moves.row} AS row FROM ${table} ${alias} JOIN ${past}`];
    });
  if (event.startsWith(`${object}.`))
    arms.push(`${subject} ${alias}.id AS row FROM ${table} ${alias} WHERE ${alias}.id = ANY($1::uuid[])`);
  return arms.length === 0 ? null : { text: arms.join(' UNION '), params: [ids] };
}
