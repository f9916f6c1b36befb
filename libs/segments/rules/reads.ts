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
 * Selects the subjects that an event touches. Its subject ids are rows of its own noun: the subject itself,
 * or rows of a collection that reads the event. Null where no fact of this object reads it.
 */
export function compileTouched(
  catalogue: FactCatalogue,
  object: SubjectKind,
  event: string,
  ids: readonly string[],
): Statement | null {
  const { table, alias } = SUBJECTS[object];
  const arms = catalogue
    .collectionsOf(object)
    .filter(({ reads }) => reads.includes(event))
    .map(
      ({ table: rows, link }) =>
        `SELECT ${alias}.id FROM ${table} ${alias} JOIN ${rows} r ON r.${link.row} = ${alias}.${link.subject} WHERE r.id = ANY($1::uuid[])`,
    );
  if (event.startsWith(`${object}.`))
    arms.push(`SELECT ${alias}.id FROM ${table} ${alias} WHERE ${alias}.id = ANY($1::uuid[])`);
  return arms.length === 0 ? null : { text: arms.join(' UNION '), params: [ids] };
}
