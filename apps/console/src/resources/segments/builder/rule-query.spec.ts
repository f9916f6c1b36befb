// What the builder shows of a rule is the whole rule: turned there and back it means the same.
import fc from 'fast-check';
import type { Rule } from '../rule.js';
import { toQuery, toRule } from './rule-query.js';

const compare: fc.Arbitrary<Rule> = fc.record(
  {
    fact: fc.constantFrom('tier', 'open'),
    op: fc.constant('is'),
    value: fc.constantFrom('gold', true, 3),
    for: fc.constantFrom(1, 7),
    over: fc.constant(30),
  },
  { requiredKeys: ['fact', 'op', 'value'] },
);
const grow = (leaf: fc.Arbitrary<Rule>, depth: number): fc.Arbitrary<Rule> => {
  if (depth === 0) return leaf;
  const part = grow(leaf, depth - 1);
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    leaf,
    parts.map((all) => ({ all })),
    parts.map((any) => ({ any })),
    part.map((not) => ({ not })),
  );
};
const within = fc.record({ field: fc.constant('openedAt'), days: fc.constantFrom(7, 30) });
const related = fc.record(
  { of: fc.constantFrom('cases', 'usage'), where: grow(compare, 2), within },
  { requiredKeys: ['of'] },
);
const rule = grow(
  fc.oneof(
    compare,
    related.map((exists): Rule => ({ exists })),
    fc.tuple(related, fc.option(fc.constant('day'), { nil: undefined })).map(([count, distinct]): Rule => ({
      count: { ...count, ...(distinct && { distinct }) },
      op: 'atLeast',
      value: 2,
    })),
    fc.constant<Rule>({ bucket: 'pilot', from: 0, to: 50 }),
  ),
  3,
);

/** Without groups of one and double negations, which mean nothing of their own. */
function plain(node: Rule): unknown {
  if ('all' in node || 'any' in node) {
    const [key, parts] = 'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
    const [only] = parts;
    return only && parts.length === 1 ? plain(only) : { [key]: parts.map(plain) };
  }
  if ('not' in node) return { not: plain(node.not) };
  if ('count' in node)
    return { ...node, count: { ...node.count, ...(node.count.where && { where: plain(node.count.where) }) } };
  if ('exists' in node)
    return { exists: { ...node.exists, ...(node.exists.where && { where: plain(node.exists.where) }) } };
  return node;
}

it('is turned there and back', () => {
  fc.assert(fc.property(rule, (given) => expect(plain(toRule(toQuery(given)))).toEqual(plain(given))));
});

it('begins with a group, and leaves out a condition over rows that says nothing', () => {
  expect(toQuery({ fact: 'tier', op: 'known' })).toEqual({
    combinator: 'and',
    not: false,
    rules: [{ field: 'tier', operator: 'known', value: {} }],
  });
  expect(
    toRule({
      combinator: 'or',
      rules: [{ field: 'rows cases', operator: 'exists', value: { where: { combinator: 'and', rules: [] } } }],
    }),
  ).toEqual({ any: [{ exists: { of: 'cases' } }] });
});
