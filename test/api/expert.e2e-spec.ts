// Swarms, and what an expert sees: the case that is shared with them while it is shared, and nothing else by any query of the schema.
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  isInterfaceType,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { LIVE_TABLES } from '../../apps/api/live/live-tables.js';
import { ACCOUNT_IDS, SaveAccounts, SaveContacts } from '#accounts';
import { newId } from '#kernel';

let api: TestApi;
let worker: TestWorker;
let admin: Person;
let manager: Person;
let expert: Person;
let other: Person;
const HIDDEN = 'Zanzibar';
let shared = '';
let hidden = '';
let hiddenAccount = '';
/** of the shared case: its id is part of the case, the account itself is not shared */
let itsAccount = '';

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(api.config, api.clock);
  [admin, manager, expert, other] = await Promise.all([
    api.person('admin'),
    api.person('support_manager', 'Mara'),
    api.person('expert', 'Enzo Expert'),
    api.person('expert', 'Olga Other'),
  ]);
  hiddenAccount = newId();
  itsAccount = newId();
  await api.system(async (tx) => {
    const at = api.clock.now();
    await api.app
      .get(SaveAccounts)
      .run(tx, [{ id: hiddenAccount, name: `${HIDDEN} Ltd`, domains: ['zanzibar.example'], at }], 'live');
    await ACCOUNT_IDS.claim(tx, [{ source: 'desk', externalId: 'org-z' }], () => hiddenAccount);
    await api.app.get(SaveAccounts).run(tx, [{ id: itsAccount, name: 'Secretive Ltd', at }], 'live');
    await ACCOUNT_IDS.claim(tx, [{ source: 'desk', externalId: 'org-s' }], () => itsAccount);
    await api.app
      .get(SaveContacts)
      .run(
        tx,
        [{ id: newId(), accountId: hiddenAccount, email: 'zoe@zanzibar.example', firstName: HIDDEN, at }],
        'live',
      );
  });
  // Even what an expert would have by a team, as an assignee or as an owner is not theirs.
  await admin.ask(
    `mutation { createTeam(input: { name: "Desk", supportGroups: ["Desk"], memberIds: ["${manager.id}", "${expert.id}"], accountIds: ["${hiddenAccount}"] }) { id } }`,
  );
  await admin.ask(`mutation { setAccountOwner(id: "${hiddenAccount}", role: csm, userId: "${expert.id}") { id } }`);
  const give = (externalId: string, subject: string, body: string, more: object = {}) => ({
    ...{
      source: 'desk',
      externalId,
      subject,
      team: 'Desk',
      organisationKey: 'org-z',
      product: 'Pipeline',
      openedAt: '2026-03-10T08:00:00Z',
    },
    messages: [{ externalId: newId(), direction: 'inbound', body, sentAt: '2026-03-11T08:00:00Z', authorName: 'Zoe' }],
    ...more,
  });
  await admin.ask(`mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }`, {
    cases: [
      give('S', 'Shears are blunt', 'This is urgent and frustrating, please escalate.', { organisationKey: 'org-s' }),
      give('H', `${HIDDEN} is on fire`, `${HIDDEN} burns. This is urgent, please escalate to your manager.`, {
        assignee: `${expert.id}@staff.example`,
      }),
    ],
  });
  await worker.drain();
  const found = await admin.ask<{ cases: { nodes: { id: string; externalId: string }[] } }>(
    '{ cases { nodes { id externalId } } }',
  );
  shared = found.data.cases.nodes.find(({ externalId }) => externalId === 'S')?.id ?? '';
  hidden = found.data.cases.nodes.find(({ externalId }) => externalId === 'H')?.id ?? '';
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const RESULT = '{ __typename ... on Swarm { id } ... on Refused { code } }';
type Result = { __typename: string; id?: string; code?: string };
async function verb(person: Person, name: string, types: string, variables: object): Promise<Result> {
  const passed = [...types.matchAll(/\$(\w+)/g)].map(([, each]) => `${each}: $${each}`).join(', ');
  const answer = await person.ask<{ result: Result } | null>(
    `mutation (${types}) { result: ${name}(${passed}) ${RESULT} }`,
    variables,
  );
  return answer.data?.result ?? { __typename: 'Error', code: answer.errors?.[0]?.extensions.code };
}
const open = (person: Person, caseId: string, expertIds: string[], minutes = 60) =>
  verb(person, 'openSwarm', '$caseId: ID!, $input: SwarmInput!', {
    caseId,
    input: { question: 'Which whetstone?', minutes, expertIds },
  });
const sees = async (person: Person, id: string): Promise<boolean> =>
  (await person.ask<{ case: object | null }>(`{ case(id: "${id}") { id } }`)).data.case !== null;

const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));

/** Everything below a type that needs no further arguments, a few levels down. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named) || isInterfaceType(named))
    return `{ __typename ${schema
      .getPossibleTypes(named)
      .map((each) => `... on ${each.name} ${selection(each, depth)}`)
      .join(' ')} }`;
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(({ type: of }) => isNonNullType(of))) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 0 ? [`${field.name} ${selection(field.type, depth - 1)}`] : [];
  });
  // Aliases, as members of a union may spell one field with two types.
  return `{ __typename ${fields.map((each) => `${named.name}_${each.split(' ')[0]}: ${each}`).join(' ')} }`;
}

/** A value for an argument: the hidden record where an id is asked for. */
function argument(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return argument(type.ofType, name);
  if (isListType(type)) return [argument(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(({ type: of }) => isNonNullType(of))
        .map((field) => [field.name, argument(field.type, field.name)]),
    );
  if (type.name === 'ID') return /account/i.test(name) ? hiddenAccount : hidden;
  if (type.name === 'Int' || type.name === 'Float') return 1;
  if (type.name === 'Boolean') return false;
  if (type.name === 'DateTime') return '2026-03-11T00:00:00Z';
  if (type.name === 'JSON') return {};
  return HIDDEN;
}

describe('a swarm', () => {
  it('is opened by somebody who sees the case, for people who can be asked', async () => {
    const stranger = await api.person('csm');
    expect(await open(stranger, shared, [expert.id])).toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect(await open(manager, shared, [newId()])).toMatchObject({ code: 'SWARM_EXPERT_UNKNOWN' });
    expect(await open(manager, shared, [expert.id], 5)).toMatchObject({ code: 'SWARM_TIME_BOX' });
    expect(await open(expert, hidden, [other.id])).toMatchObject({ code: 'FORBIDDEN' });
    expect((await admin.ask<{ swarmCount: { value: number } }>('{ swarmCount { value } }')).data.swarmCount.value).toBe(
      0,
    );
  });

  it('suggests who has the skills and who resolved such cases', async () => {
    const [veteran, skilled] = await Promise.all([
      api.person('agent', 'Vera Veteran'),
      api.person('agent', 'Skye Skilled'),
    ]);
    await admin.ask(
      `mutation { updateUser(id: "${skilled.id}", input: { skills: ["Shears", " pipeline "] }) { skills } }`,
    );
    await api.system((tx) =>
      tx.query(
        `INSERT INTO cases (id, source, external_id, opened_at, resolved_at, state, product, subject, assignee)
         SELECT gen_random_uuid(), 'past', n::text, '2026-02-01', '2026-02-02', 'resolved', 'Pipeline', 'Shears are blunt again', $1 FROM generate_series(1, 3) n`,
        [`${veteran.id}@staff.example`],
      ),
    );
    const answer = await manager.ask<{ suggestedExperts: object[] }>(
      `{ suggestedExperts(caseId: "${shared}") { user { name } skills ofProduct similar } }`,
    );
    expect(answer.data.suggestedExperts).toEqual([
      { user: { name: 'Vera Veteran' }, skills: [], ofProduct: 3, similar: 3 },
      { user: { name: 'Skye Skilled' }, skills: ['pipeline', 'shears'], ofProduct: 0, similar: 0 },
    ]);
    expect(
      (await expert.ask(`{ suggestedExperts(caseId: "${hidden}") { userId } }`)).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('gives sight while it lasts: until they decline, or it is closed', async () => {
    expect(await sees(expert, shared)).toBe(false);
    const swarm = (await open(manager, shared, [expert.id, other.id])).id ?? '';
    expect(await Promise.all([sees(expert, shared), sees(other, shared)])).toEqual([true, true]);
    const of = (person: Person, name: string, more = '', variables = {}) =>
      verb(person, name, `$id: ID!${more}`, { id: swarm, ...variables });
    expect(await of(expert, 'acceptSwarm')).toMatchObject({ id: swarm });
    expect(await of(other, 'declineSwarm', ', $reason: String!', { reason: 'Not my field' })).toMatchObject({
      id: swarm,
    });
    expect(await of(other, 'answerSwarm', ', $body: String!', { body: 'Still' })).toMatchObject({
      code: 'SWARM_NOT_FOUND',
    });
    expect(await Promise.all([sees(expert, shared), sees(other, shared)])).toEqual([true, false]);
    expect(await of(expert, 'answerSwarm', ', $body: String!', { body: 'The fine one.' })).toMatchObject({ id: swarm });
    expect(
      await of(expert, 'closeSwarm', ', $outcome: SwarmOutcome!, $summary: String!', {
        outcome: 'solved',
        summary: 'Mine',
      }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    const shown = await manager.ask<{ case: object }>(
      `{ case(id: "${shared}") { pendingOurReply messages { nodes { direction body authorName } } swarms { question experts { user { name } state answers reason } } } }`,
    );
    expect(shown.data.case).toMatchObject({
      pendingOurReply: true,
      swarms: [
        {
          question: 'Which whetstone?',
          experts: expect.arrayContaining([
            { user: { name: 'Enzo Expert' }, state: 'accepted', answers: 1, reason: null },
            { user: { name: 'Olga Other' }, state: 'declined', answers: 0, reason: 'Not my field' },
          ]) as unknown,
        },
      ],
    });
    expect(
      await of(manager, 'closeSwarm', ', $outcome: SwarmOutcome!, $summary: String!', {
        outcome: 'solved',
        summary: ' ',
      }),
    ).toMatchObject({ code: 'SWARM_SUMMARY_EMPTY' });
    expect(
      await of(manager, 'closeSwarm', ', $outcome: SwarmOutcome!, $summary: String!', {
        outcome: 'solved',
        summary: 'The fine one',
      }),
    ).toMatchObject({ id: swarm });
    expect(
      await of(manager, 'closeSwarm', ', $outcome: SwarmOutcome!, $summary: String!', {
        outcome: 'solved',
        summary: 'Again',
      }),
    ).toMatchObject({ code: 'SWARM_CLOSED' });
    expect(await sees(expert, shared)).toBe(false);
    const told = await api.system((tx) =>
      tx.query<{ name: string }>(`SELECT name FROM events WHERE name LIKE 'swarm.%' ORDER BY seq`),
    );
    expect(told.map(({ name }) => name)).toEqual([
      'swarm.opened',
      'swarm.accepted',
      'swarm.declined',
      'swarm.answered',
      'swarm.closed',
    ]);
    const letters = await api.system((tx) => tx.query('SELECT subject FROM letters'));
    expect(letters).toEqual([
      { subject: 'A question for you: Shears are blunt' },
      { subject: 'A question for you: Shears are blunt' },
    ]);
  });
});

describe('an expert', () => {
  beforeAll(async () => {
    await open(manager, shared, [expert.id]);
    await worker.drain();
  });

  it('sees the shared case, its conversation and its scores, without its account', async () => {
    const answer = await expert.ask<{ cases: { nodes: object[] }; caseCount: object }>(
      '{ cases { nodes { id account { name } contact { email } messages { nodes { body signals { kind } } } } } caseCount { value } }',
    );
    expect(answer.data.caseCount).toEqual({ value: 1 });
    expect(answer.data.cases.nodes).toMatchObject([{ id: shared, account: null, contact: null }]);
    expect(JSON.stringify(answer)).toContain('urgency');
  });

  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  it('has all queries of the schema asked below', () => {
    expect(queries.length).toBeGreaterThan(50);
  });

  it.each(queries.map((query) => [query.name, query] as const))('learns nothing else by %s', async (_, query) => {
    const required = query.args.filter(({ type }) => isNonNullType(type));
    const types = required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const passed = required.map(({ name }) => `${name}: $${name}`).join(', ');
    const ask = (values: (type: GraphQLInputType, name: string) => unknown) =>
      expert.ask(
        `query ${types && `(${types})`} { ${query.name}${passed && `(${passed})`} ${selection(query.type, 3)} }`,
        Object.fromEntries(required.map(({ name, type }) => [name, values(type, name)])),
      );
    const answer = await ask(argument);
    const text =
      JSON.stringify(answer.data ?? {}) + JSON.stringify((answer.errors ?? []).map(({ message }) => message));
    // What it was asked for may come back as a refusal that names it; nothing that it wasn't told may.
    for (const secret of [
      hiddenAccount,
      'zoe@zanzibar',
      `${HIDDEN} is on fire`,
      `${HIDDEN} burns`,
      `${HIDDEN} Ltd`,
      'Secretive',
    ])
      expect(text).not.toContain(secret);
    const codes = (answer.errors ?? []).map(({ extensions }) => extensions.code);
    expect(codes.filter((code) => code === 'INTERNAL' || code === 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
    if (query.name !== 'case') expect(text.includes(hidden)).toBe(false);
  });

  it('reads no other row of any table, with SQL of their own', async () => {
    const tables = await api.system((tx) =>
      tx.query<{ name: string; account: boolean }>(
        `SELECT c.relname AS name, bool_or(a.attname = 'account_id') AS account FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('case_id', 'account_id') AND NOT a.attisdropped
         WHERE c.relkind = 'r' AND c.relname <> 'team_accounts' GROUP BY 1 ORDER BY 1`,
      ),
    );
    for (const { name } of tables) {
      const rows = await api.as(expert, (tx) => tx.query<Record<string, unknown>>(`SELECT * FROM ${name}`));
      const strange = rows.filter((row) =>
        'case_id' in row ? row['case_id'] !== shared : row['id'] !== shared && row['account_id'] !== null,
      );
      expect([name, strange]).toEqual([name, []]);
    }
  });

  it('hears of nothing else live', async () => {
    for (const [noun, table] of LIVE_TABLES) {
      const count = (scope: (work: Parameters<TestApi['system']>[0]) => Promise<unknown>) =>
        scope((tx) => tx.query(`SELECT id FROM ${table} WHERE id = ANY($1)`, [[hidden, hiddenAccount]]));
      expect([noun, await count((work) => api.as(expert, work))]).toEqual([noun, []]);
    }
  });
});
