// The compiled SQL means what the rule means in memory: for random rules over random rows, at random moments.
// The rows live in temporary tables of one session, named like the real ones, whose keys and checks would be in the way.
import fc from 'fast-check';
import pg from 'pg';
import { newId } from '#kernel';
import {
  compileFacts,
  compileNextCheck,
  compileRule,
  explainRule,
  nextCheck,
  ruleHolds,
  shippedCatalogue,
  type FactQueries,
  type Field,
  type Moment,
  type Row,
  type Rule,
  type Statement,
  type SubjectFacts,
  type SubjectKind,
} from '#segments/rules';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { someFacts, someMoment, someRule } from '../../libs/segments/rules/rule.arbitrary.js';

const TABLES = `
  CREATE TEMP TABLE accounts (id uuid PRIMARY KEY, name text, tier text, strategic boolean, industry text,
    annual_value numeric, contract_status text, renewal_on date, licences integer);
  CREATE TEMP TABLE account_owners (account_id uuid, role text);
  CREATE TEMP TABLE contacts (id uuid PRIMARY KEY, roles text[], email text, first_seen_at timestamptz, last_active_at timestamptz);
  CREATE TEMP TABLE escalations (account_id uuid, severity text, stage text, opened_at timestamptz, resolved_at timestamptz);
  CREATE TEMP TABLE cases (account_id uuid, state text, status text, priority text, opened_at timestamptz,
    resolved_at timestamptz, closed_at timestamptz);
  SET work_mem = '8MB'`;

const COLUMNS: Record<string, Record<string, string>> = {
  accounts: {
    'account.name': 'name',
    'account.tier': 'tier',
    'account.strategic': 'strategic',
    'account.industry': 'industry',
    'account.annualValue': 'annual_value',
    'account.contractStatus': 'contract_status',
    'account.renewalOn': 'renewal_on',
    'account.licences': 'licences',
  },
  contacts: {
    'contact.roles': 'roles',
    'contact.firstSeenAt': 'first_seen_at',
    'contact.lastActiveAt': 'last_active_at',
  },
  escalations: {
    severity: 'severity',
    stage: 'stage',
    openedAt: 'opened_at',
    resolvedAt: 'resolved_at',
  },
  cases: {
    state: 'state',
    status: 'status',
    priority: 'priority',
    openedAt: 'opened_at',
    resolvedAt: 'resolved_at',
    closedAt: 'closed_at',
  },
};

const OWNED: Record<string, string> = {
  'account.hasCsm': 'csm',
  'account.hasAm': 'am',
  'account.hasSponsor': 'sponsor',
};

const catalogue = shippedCatalogue();
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = await connect();
  await client.query(TABLES);
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

async function insert(table: string, row: Row, fixed: Record<string, unknown>): Promise<void> {
  const known = Object.entries(COLUMNS[table] ?? {}).map(([key, column]) => [column, row[key] ?? null] as const);
  const entries = [...known, ...Object.entries(fixed)];
  const places = entries.map((_, index) => `$${index + 1}`).join(', ');
  await client.query(
    `INSERT INTO ${table} (${entries.map(([column]) => column).join(', ')}) VALUES (${places})`,
    entries.map(([, value]) => value),
  );
}

/** Facts that a table can hold: whole licences, no unknown presence, and a case that is open by its state. */
function storable({ values, rows }: SubjectFacts): SubjectFacts {
  const present = [...Object.keys(OWNED), 'contact.hasEmail'].filter((key) => key in values);
  const whole = values['account.licences'] === 0.1 ? 4 : (values['account.licences'] ?? null);
  const cases = rows['cases']?.map((row) => {
    const state = row['state'] ?? 'open';
    return { ...row, state, open: state === 'open' || state === 'pending' };
  });
  return {
    rows: cases ? { ...rows, cases } : rows,
    values: {
      ...values,
      'account.licences': whole,
      ...Object.fromEntries(present.map((key) => [key, values[key] === true])),
    },
  };
}

async function store(object: SubjectKind, subjects: ReadonlyMap<string, SubjectFacts>): Promise<void> {
  await client.query('TRUNCATE accounts, account_owners, contacts, escalations, cases');
  // A case that no account is known for yet.
  await insert('cases', { state: 'open', status: 'gold', openedAt: new Date(0) }, { account_id: null });
  for (const [id, { values, rows }] of subjects) {
    if (object === 'contact') {
      await insert('contacts', values, {
        id,
        email: values['contact.hasEmail'] === true ? 'a@b.example' : null,
      });
      continue;
    }
    await insert('accounts', values, { id });
    for (const [key, role] of Object.entries(OWNED))
      if (values[key] === true) await insert('account_owners', {}, { account_id: id, role });
    for (const [table, related] of Object.entries(rows))
      for (const row of related) await insert(table, row, { account_id: id });
  }
}

interface Drawn {
  readonly object: SubjectKind;
  readonly moment: Moment;
  readonly rules: readonly Rule[];
  readonly facts: readonly SubjectFacts[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(someMoment, fc.constantFrom<SubjectKind[]>('account', 'account', 'account', 'contact'))
  .chain(([moment, object]) =>
    fc.record({
      object: fc.constant(object),
      moment: fc.constant(moment),
      rules: fc.array(someRule(catalogue, object, moment), {
        minLength: 8,
        maxLength: 8,
      }),
      facts: fc.array(someFacts(catalogue, object, moment).map(storable), {
        minLength: 6,
        maxLength: 6,
      }),
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
      for (const rule of rules) {
        const { text, params } = compileRule(catalogue, { object, rule, moment: { now: new Date(), zone: 'UTC' } });
        await real.query(`EXPLAIN ${text}`, [...params]);
      }
    } finally {
      await real.end();
    }
  });
});

const RUNS = { numRuns: 100, endOnFailure: false };

describe('compiled rules', () => {
  it('select whom the rule holds for, and the next check is the same instant', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ object, moment, rules, facts }) => {
        const subjects = new Map(facts.map((each) => [newId(), each] as const));
        await store(object, subjects);
        const some = [...subjects.keys()].slice(0, 3);
        for (const rule of rules) {
          const members = [...subjects]
            .filter(([, each]) => ruleHolds(catalogue, object, rule, each, moment))
            .map(([id]) => id);
          const question = { object, rule, moment };
          expect(await ids(compileRule(catalogue, question))).toEqual(members.sort());
          const narrowed = members.filter((id) => some.includes(id));
          expect(await ids(compileRule(catalogue, { ...question, only: some }))).toEqual(narrowed);

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
  });

  it('say why over facts that are read from the tables, as over those that were written', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ object, moment, rules, facts: [written] }) => {
        if (!written) return;
        const id = newId();
        await store(object, new Map([[id, written]]));
        for (const rule of rules) {
          const question = { object, rule, moment };
          const read = await readFacts(compileFacts(catalogue, question, id));
          expect(explainRule(catalogue, object, rule, read, moment)).toEqual(
            explainRule(catalogue, object, rule, written, moment),
          );
        }
      }),
      RUNS,
    );
  });
});

async function readFacts({ values, rows }: FactQueries): Promise<SubjectFacts> {
  const read = async ({ text, params }: Statement) => (await client.query<Row>(text, [...params])).rows;
  const [found = {}] = await read(values);
  const related = await Promise.all(Object.entries(rows).map(async ([key, each]) => [key, await read(each)] as const));
  return { values: found, rows: Object.fromEntries(related) };
}

async function ids({ text, params }: { text: string; params: readonly unknown[] }): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(text, [...params]);
  return rows.map(({ id }) => id).sort();
}
