// Random rules and random facts for property tests, drawn from the catalogue itself, with instants that crowd around the turning points.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { FactCatalogue } from './catalogue.js';
import type { SubjectFacts } from './evaluate.js';
import type { Fact, FactValue, Field, FactType, Moment, Row, Spell, SubjectKind } from './fact.js';
import { COUNT_OPERATORS, operator } from './operators.js';
import { keptOf, operatorsOf, spellsKey } from './past.js';
import type { Bucket, Compare, Counted, Related, Rule } from './rule.js';

const HOUR = 60 * 60 * 1000;
const WORDS = ['gold', 'Gold', 'go', 'o’clock; --', "it's", 'ü', ''] as const;
const NUMBERS = [-1, 0, 0.1, 1, 2, 3, 1e6] as const;

/** Days on which clocks change are among them. */
export const someMoment: fc.Arbitrary<Moment> = fc.record({
  now: fc
    .constantFrom('2026-03-29T00:30:00Z', '2026-03-08T07:00:00Z', '2026-06-30T23:59:59.999Z', '2026-10-25T01:00:00Z')
    .map((text) => new Date(text)),
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
});

export const SOME_DAYS = [1, 2, 7, 15] as const;
const someDays = fc.constantFrom(...SOME_DAYS);

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
): fc.Arbitrary<NonNullable<FactValue>> => {
  if (type === 'number') return fc.constantFrom(...NUMBERS);
  if (type === 'boolean') return fc.boolean();
  if (type === 'date') return someDate(moment);
  if (type === 'instant') return someInstant(moment);
  if (type === 'list') return fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 3 });
  return fc.constantFrom(...(values ?? WORDS));
};

const someCompare = (field: Field, moment: Moment): fc.Arbitrary<Compare> =>
  fc.constantFrom(...operatorsOf(field)).chain((op): fc.Arbitrary<Compare> => {
    const { looksBack, takes } = operator(op);
    if (looksBack === 'before')
      return fc
        .tuple(fc.constantFrom(...NUMBERS.filter((by) => by > 0)), someDays)
        .map(([value, over]) => ({ fact: field.key, op, value, over }));
    if (takes === 'days') return someDays.map((value) => ({ fact: field.key, op, value }));
    const plain = takes === 'nothing' ? fc.constant({ fact: field.key, op }) : withValue(field, op, moment);
    if (!keptOf(field)) return plain;
    return fc
      .tuple(plain, fc.option(someDays, { freq: 2 }))
      .map(([said, days]) => (days ? { ...said, for: days } : said));
  });

const withValue = (field: Field, op: Compare['op'], moment: Moment): fc.Arbitrary<Compare> => {
  const one = someValue(field.type === 'list' ? 'text' : field.type, moment, field.values).map((value) =>
    value instanceof Date ? value.toISOString() : (value as string),
  );
  if (operator(op).takes === 'value') return one.map((value) => ({ fact: field.key, op, value }));
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((value) => ({ fact: field.key, op, value }));
};

const someBucket: fc.Arbitrary<Bucket> = fc
  .tuple(fc.constantFrom('pilot', "it's; --"), fc.nat(99), fc.integer({ min: 1, max: 100 }))
  .map(([bucket, from, width]) => ({ bucket, from, to: Math.min(100, from + width) }));

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
    const times = fields.filter(({ type }) => type === 'instant' || type === 'date').map((field) => field.key);
    const within = fc.record({ field: fc.constantFrom(...times), days: someDays });
    return fc.record({ of: fc.constant(key), where: grow(compareAny(fields), 2), within }, { requiredKeys: ['of'] });
  });
  const compared = compareAny(catalogue.factsOf(object));
  const counted = (rows: Related): fc.Arbitrary<Counted> => {
    const fields = catalogue.needCollection(object, rows.of).fields.map(({ key }) => key);
    return fc
      .option(fc.constantFrom(...fields), { freq: 2 })
      .map((distinct) => (distinct ? { ...rows, distinct } : rows));
  };
  const leaves: fc.Arbitrary<Rule>[] = [compared, compared, someBucket];
  if (related.length > 0) {
    const rows = fc.oneof(...related);
    leaves.push(
      rows.map((exists) => ({ exists })),
      fc
        .tuple(rows.chain(counted), fc.constantFrom(...COUNT_OPERATORS), fc.nat(4))
        .map(([count, op, value]) => ({ count, op, value })),
    );
  }
  return grow(fc.oneof(...leaves), 3);
}

/** Values that followed each other, the last one still held. */
const someSpells = (field: Field, moment: Moment): fc.Arbitrary<readonly Spell[]> =>
  fc
    .uniqueArray(
      fc.tuple(someInstant(moment), fc.option(someValue(field.type, moment, field.values), { nil: null, freq: 4 })),
      { maxLength: 4, selector: ([from]) => from.getTime() },
    )
    .map((points) => {
      const inOrder = points.sort(([one], [other]) => one.getTime() - other.getTime());
      return inOrder.map(([from, value], n) => ({ from, value, until: inOrder[n + 1]?.[0] ?? null }));
    });

const someRow = (fields: readonly (Field | Fact)[], moment: Moment): fc.Arbitrary<Row> =>
  fc.record(
    Object.fromEntries<fc.Arbitrary<Row[string]>>(
      fields.flatMap((field): [string, fc.Arbitrary<Row[string]>][] => {
        const { key, type, values } = field;
        const value = fc.option(someValue(type, moment, values), { nil: null, freq: 4 });
        const spells: [string, fc.Arbitrary<Row[string]>] = [spellsKey(key), someSpells(field, moment)];
        return [[key, value], ...(keptOf(field) ? [spells] : [])];
      }),
    ),
  );

export function someFacts(catalogue: FactCatalogue, object: SubjectKind, moment: Moment): fc.Arbitrary<SubjectFacts> {
  const rows = catalogue.collectionsOf(object).map(({ key, fields, since }) => {
    const row = fc
      .tuple(someRow(fields, moment), someInstant(moment))
      .map(([values, from]): Row => ({ ...values, [since.key]: from }));
    return [key, fc.array(row, { maxLength: 5 })] as const;
  });
  const values = fc.tuple(someRow(catalogue.factsOf(object), moment), fc.uuid()).map(([row, id]) => ({ ...row, id }));
  return fc.record({ values, rows: fc.record(Object.fromEntries(rows)) });
}
