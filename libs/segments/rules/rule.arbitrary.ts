// Random rules and random facts for property tests, drawn from the catalogue itself, with instants that crowd around the turning points.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { FactCatalogue } from './catalogue.js';
import type { SubjectFacts } from './evaluate.js';
import type { Fact, Field, FactType, Moment, Row, SubjectKind } from './fact.js';
import { operator, operatorsOn } from './operators.js';
import type { Compare, Related, Rule } from './rule.js';

const HOUR = 60 * 60 * 1000;
const WORDS = ['gold', 'Gold', 'go', 'o’clock; --', "it's", 'ü', ''] as const;
const NUMBERS = [-1, 0, 0.1, 1, 2, 3, 1e6] as const;
const NUMBER_OPS = operatorsOn('number').filter((op) => operator(op).takes === 'value');

/** Days on which clocks change are among them. */
export const someMoment: fc.Arbitrary<Moment> = fc.record({
  now: fc
    .constantFrom('2026-03-29T00:30:00Z', '2026-03-08T07:00:00Z', '2026-06-30T23:59:59.999Z', '2026-10-25T01:00:00Z')
    .map((text) => new Date(text)),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
});

const someDays = fc.constantFrom(1, 2, 7, 15);

export const someInstant = ({ now }: Moment): fc.Arbitrary<Date> =>
  fc
    .tuple(fc.constantFrom(0, 1, 2, 7, 15, 16), fc.constantFrom(-1, 1), fc.constantFrom(-HOUR, -1, 0, 1, HOUR))
    .map(([days, sign, shift]) => new Date(now.getTime() + sign * days * 24 * HOUR + shift));

const someDate = ({ now, zone }: Moment): fc.Arbitrary<string> =>
  fc
    .integer({ min: -16, max: 16 })
    .map((days) => DateTime.fromJSDate(now, { zone }).plus({ days }).toISODate() ?? '2026-01-01');

const someValue = (
  type: FactType,
  moment: Moment,
  values?: readonly string[],
): fc.Arbitrary<NonNullable<Row[string]>> => {
  if (type === 'number') return fc.constantFrom(...NUMBERS);
  if (type === 'boolean') return fc.boolean();
  if (type === 'date') return someDate(moment);
  if (type === 'instant') return someInstant(moment);
  if (type === 'list') return fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 3 });
  return fc.constantFrom(...(values ?? WORDS));
};

const someCompare = (field: Field, moment: Moment): fc.Arbitrary<Compare> =>
  fc.constantFrom(...operatorsOn(field.type)).chain((op): fc.Arbitrary<Compare> => {
    const { takes } = operator(op);
    if (takes === 'nothing') return fc.constant({ fact: field.key, op });
    if (takes === 'days') return someDays.map((value) => ({ fact: field.key, op, value }));
    const one = someValue(field.type === 'list' ? 'text' : field.type, moment, field.values).map((value) =>
      value instanceof Date ? value.toISOString() : (value as string),
    );
    if (takes === 'value') return one.map((value) => ({ fact: field.key, op, value }));
    return fc.array(one, { minLength: 1, maxLength: 3 }).map((value) => ({ fact: field.key, op, value }));
  });

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

export function someRule(catalogue: FactCatalogue, object: SubjectKind, moment: Moment): fc.Arbitrary<Rule> {
  const compareAny = (fields: readonly Field[]): fc.Arbitrary<Rule> =>
    fc.constantFrom(...fields).chain((field) => someCompare(field, moment));
  const related = catalogue.collectionsOf(object).map(({ key, fields }): fc.Arbitrary<Related> => {
    const times = fields.filter(({ type }) => type === 'instant').map((field) => field.key);
    const within = fc.record({ field: fc.constantFrom(...times), days: someDays });
    return fc.record({ of: fc.constant(key), where: grow(compareAny(fields), 2), within }, { requiredKeys: ['of'] });
  });
  const leaves: fc.Arbitrary<Rule>[] = [compareAny(catalogue.factsOf(object))];
  if (related.length > 0) {
    const rows = fc.oneof(...related);
    leaves.push(
      rows.map((exists) => ({ exists })),
      fc.tuple(rows, fc.constantFrom(...NUMBER_OPS), fc.nat(4)).map(([count, op, value]) => ({ count, op, value })),
    );
  }
  return grow(fc.oneof(...leaves), 3);
}

const someRow = (fields: readonly (Field | Fact)[], moment: Moment): fc.Arbitrary<Row> =>
  fc.record(
    Object.fromEntries(
      fields.map(({ key, type, values }) => [key, fc.option(someValue(type, moment, values), { nil: null, freq: 4 })]),
    ),
  );

export function someFacts(catalogue: FactCatalogue, object: SubjectKind, moment: Moment): fc.Arbitrary<SubjectFacts> {
  const rows = catalogue.collectionsOf(object).map(({ key, fields, since }) => {
    const row = fc
      .tuple(someRow(fields, moment), someInstant(moment))
      .map(([values, from]): Row => ({ ...values, [since.key]: from }));
    return [key, fc.array(row, { maxLength: 5 })] as const;
  });
  return fc.record({ values: someRow(catalogue.factsOf(object), moment), rows: fc.record(Object.fromEntries(rows)) });
}
