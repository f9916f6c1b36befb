// A static list as a fact: on it or not, with the spells in which somebody was. So a list is followed, explained and asked about
// past days like any other rule, and other rules can name it.
import type { Fact, Rule, SubjectKind } from '#facts/rules';

export interface StaticList {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly object: SubjectKind;
}

/** Tells of the accounts or contacts that were put on a list or taken off it. */
export const LISTED = 'list.changed';

export const listFactKey = (key: string): string => `list.${key}`;

export const listRule = (key: string): Rule => ({ fact: listFactKey(key), op: 'is', value: true });

/** `id` is a uuid from the database. */
export function listFact({ id, key, name, object }: StaticList): Fact {
  const entries = (row: string) =>
    `FROM segment_list_entries e WHERE e.segment_id = '${id}'::uuid AND e.subject_id = ${row}.id`;
  return {
    object,
    key: listFactKey(key),
    label: `On the list “${name}”`,
    description: 'Was put on this list by hand or by a file.',
    type: 'boolean',
    sql: (row) => `EXISTS (SELECT 1 ${entries(row)} AND e.to_at IS NULL)`,
    history: {
      initial: 'false',
      spells: (row) => `SELECT true AS value, e.from_at, e.to_at, 0 AS seq ${entries(row)}
        UNION ALL SELECT false, off.to_at, off.again, 1 FROM (
          SELECT e.to_at, lead(e.from_at) OVER (ORDER BY e.from_at) AS again ${entries(row)}) off
        WHERE off.to_at IS NOT NULL AND off.to_at IS DISTINCT FROM off.again`,
    },
    reads: [LISTED],
  };
}
