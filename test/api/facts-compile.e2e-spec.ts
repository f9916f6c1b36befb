// The compiled SQL means what the rule means in memory: for random rules over random rows, at random moments, now and as of then.
import fc from 'fast-check';
import pg from 'pg';
import { newId } from '#kernel';
import {
  compileNextCheck,
  compileRule,
  explainRule,
  loadFacts,
  nextCheck,
  ruleHolds,
  shippedCatalogue,
  type Field,
  type Moment,
  type Rule,
  type Statement,
  type SubjectFacts,
  type SubjectKind,
} from '#facts/rules';
import { FactTables } from '../support/fact-tables.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { someFacts, someMoment, someRule } from '../../libs/facts/rules/rule.arbitrary.js';

const catalogue = shippedCatalogue();
let database: TestDatabase;
let client: pg.Client;
let tables: FactTables;

beforeAll(async () => {
  database = await cloneDatabase();
  client = await connect();
  tables = new FactTables(client, catalogue);
  await tables.make();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function connect(): Promise<pg.Client> {
  const connection = new pg.Client({ connectionString: database.url });
  await connection.connect();
  return connection;
}

interface Drawn {
  readonly object: SubjectKind;
  readonly moment: Moment;
  readonly rules: readonly Rule[];
  readonly facts: readonly SubjectFacts[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(someMoment, fc.constantFrom<SubjectKind[]>('account', 'account', 'contact'))
  .chain(([moment, object]) =>
    fc.record({
      object: fc.constant(object),
      moment: fc.constant(moment),
      rules: fc.array(someRule(catalogue, object, moment), { minLength: 8, maxLength: 8 }),
      facts: fc.array(
        someFacts(catalogue, object, moment).map((facts) => tables.storable(object, facts, moment)),
        { minLength: 5, maxLength: 5 },
      ),
    }),
  );

const ask = ({ key, type }: Field): Rule =>
  type === 'list' ? { fact: key, op: 'has', value: 'x' } : { fact: key, op: 'known' };

describe('the catalogue', () => {
  it.each(['account', 'contact'] as const)('reads columns of %ss that the migrated tables have', async (object) => {
    const rules = [
      ...catalogue.factsOf(object).map(ask),
      ...catalogue
        .collectionsOf(object)
        .flatMap(({ key, fields }) => fields.map((field): Rule => ({ exists: { of: key, where: ask(field) } }))),
    ];
    const real = await connect();
    try {
      for (const rule of rules)
        for (const asOf of [false, true]) {
          const moment = { now: new Date(), zone: 'UTC' };
          const { text, params } = compileRule(catalogue, { object, rule, moment, asOf });
          await real.query(`EXPLAIN ${text}`, [...params]);
        }
    } finally {
      await real.end();
    }
  });
});

const RUNS = { numRuns: 50, endOnFailure: true };
// Each run writes some hundred rows, one by one.
const PATIENCE_MS = 300_000;

describe('compiled rules', () => {
  it(
    'select whom the rule holds for, now and as of then, and the next check is the same instant',
    async () => {
      await fc.assert(
        fc.asyncProperty(drawn, async ({ object, moment, rules, facts }) => {
          const subjects = new Map(
            facts
              .map((each) => [newId(), each] as const)
              .map(([id, { values, rows }]) => [id, { rows, values: { ...values, id } }]),
          );
          await tables.store(object, subjects);
          const some = [...subjects.keys()].slice(0, 3);
          for (const rule of rules) {
            const holdsFor = (asOf: boolean) =>
              [...subjects]
                .filter(([, each]) => ruleHolds(catalogue, object, rule, each, moment, asOf))
                .map(([id]) => id);
            const question = { object, rule, moment };
            const members = holdsFor(false);
            expect(await ids(compileRule(catalogue, question))).toEqual(members.sort());
            const narrowed = members.filter((id) => some.includes(id));
            expect(await ids(compileRule(catalogue, { ...question, only: some }))).toEqual(narrowed);
            expect(await ids(compileRule(catalogue, { ...question, asOf: true }))).toEqual(holdsFor(true).sort());

            const checks = [...subjects]
              .map(([id, each]) => [id, nextCheck(catalogue, question, each)] as const)
              .filter(([, at]) => at !== null);
            const statement = compileNextCheck(catalogue, question);
            const found = statement
              ? (await client.query<{ id: string; next_check_at: Date }>(statement.text, [...statement.params])).rows
              : [];
            expect(new Map(found.map((row) => [row.id, row.next_check_at]))).toEqual(new Map(checks));
          }
        }),
        RUNS,
      );
    },
    PATIENCE_MS,
  );

  it(
    'say why over facts that are read from the tables, as over those that were written',
    async () => {
      await fc.assert(
        fc.asyncProperty(drawn, fc.boolean(), async ({ object, moment, rules, facts: [given] }, asOf) => {
          if (!given) return;
          const id = newId();
          const written = { ...given, values: { ...given.values, id } };
          await tables.store(object, new Map([[id, written]]));
          for (const rule of rules) {
            const read = await loadFacts(catalogue, { object, rule, moment, asOf }, id, rowsOf);
            expect(read && explainRule(catalogue, object, rule, read, moment, asOf)).toEqual(
              explainRule(catalogue, object, rule, written, moment, asOf),
            );
          }
        }),
        RUNS,
      );
    },
    PATIENCE_MS,
  );
});

async function rowsOf({ text, params }: Statement): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query<Record<string, unknown>>(text, [...params]);
  return rows;
}

async function ids(statement: Statement): Promise<string[]> {
  return (await rowsOf(statement)).map(({ id }) => id as string).sort();
}
