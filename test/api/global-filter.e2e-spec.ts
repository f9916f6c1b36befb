// The global filter: lists and counts of a person are narrowed to one virtual team, in every room, and nothing is widened by it.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { ACCOUNT_IDS, SaveAccounts, SaveContacts } from '#accounts';
import { newId } from '#kernel';
import { filteredScope } from '#platform/database';

let api: TestApi;
let worker: TestWorker;
let admin: Person;
let leader: Person;
let csm: Person;
let owner: Person;
const accounts: Record<string, string> = {};
const teams: Record<string, string> = {};

beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(api.config, api.clock);
  [admin, leader, csm, owner] = await Promise.all([
    api.person('admin'),
    api.person('leader'),
    api.person('csm'),
    api.person('csm'),
  ]);
  await api.system(async (tx) => {
    for (const name of ['North', 'South', 'Owned']) {
      const id = (accounts[name] = newId());
      const at = api.clock.now();
      await api.app.get(SaveAccounts).run(tx, [{ id, name, at }], 'live');
      await ACCOUNT_IDS.claim(tx, [{ source: 'desk', externalId: name }], () => id);
      await api.app
        .get(SaveContacts)
        .run(tx, [{ id: newId(), accountId: id, email: `jo@${name.toLowerCase()}.example`, at }], 'live');
    }
  });
  for (const name of ['North', 'South'])
    await admin.ask(`mutation { setAccountOwner(id: "${accounts[name]}", role: csm, userId: "${csm.id}") { id } }`);
  await admin.ask(`mutation { setAccountOwner(id: "${accounts['Owned']}", role: csm, userId: "${owner.id}") { id } }`);
  const team = async (name: string, input: string) => {
    const made = await admin.ask<{ createTeam: { id: string } }>(
      `mutation { createTeam(input: { name: "${name}", ${input} }) { id } }`,
    );
    teams[name] = made.data.createTeam.id;
  };
  await team('Northerners', `accountIds: ["${accounts['North']}"]`);
  await team('Frontline', 'supportGroups: ["Frontline"]');
  await team('Their owner', `memberIds: ["${owner.id}"]`);
  await admin.ask(`mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }`, {
    cases: [
      { name: 'North', team: null },
      { name: 'South', team: 'Frontline' },
      { name: 'Owned', team: null },
      { name: 'Nobody', team: null },
    ].map(({ name, team: group }) => ({ source: 'desk', externalId: `c-${name}`, organisationKey: name, team: group })),
  });
  await worker.drain();
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const choose = (person: Person, name: string | null) =>
  person.ask<{ setGlobalFilter: { name: string } | null }>(
    'mutation ($teamId: ID) { setGlobalFilter(teamId: $teamId) { name } }',
    {
      teamId: name && (teams[name] ?? name),
    },
  );
const lists = async (person: Person) => {
  const { data } = await person.ask<{
    cases: { nodes: { externalId: string }[] };
    caseCount: { value: number };
    accounts: { nodes: { name: string }[] };
    contacts: { nodes: { email: string }[] };
  }>('{ cases { nodes { externalId } } caseCount { value } accounts { nodes { name } } contacts { nodes { email } } }');
  expect(data.caseCount.value).toBe(data.cases.nodes.length);
  return {
    cases: data.cases.nodes.map(({ externalId }) => externalId).sort(),
    accounts: data.accounts.nodes.map(({ name }) => name).sort(),
    contacts: data.contacts.nodes.length,
  };
};

describe('the global filter', () => {
  it('narrows what somebody who sees all sees in lists: to accounts, to groups, or to people’s own', async () => {
    expect((await lists(leader)).cases).toHaveLength(4);
    await choose(leader, 'Northerners');
    expect(await lists(leader)).toEqual({ cases: ['c-North'], accounts: ['North'], contacts: 1 });
    await choose(leader, 'Frontline');
    expect(await lists(leader)).toEqual({ cases: ['c-South'], accounts: ['South'], contacts: 1 });
    await choose(leader, 'Their owner');
    expect(await lists(leader)).toEqual({ cases: ['c-Owned'], accounts: ['Owned'], contacts: 1 });
    expect((await lists(admin)).cases).toHaveLength(4);
    await choose(leader, null);
    expect((await lists(leader)).cases).toHaveLength(4);
  });

  it('never widens: of a team, somebody sees what was theirs already', async () => {
    await choose(csm, 'Northerners');
    expect(await lists(csm)).toEqual({ cases: ['c-North'], accounts: ['North'], contacts: 1 });
    await choose(csm, 'Their owner');
    expect(await lists(csm)).toEqual({ cases: [], accounts: [], contacts: 0 });
    await choose(csm, null);
    expect((await lists(csm)).accounts).toEqual(['North', 'South']);
  });

  it('looks past itself for single records, their parts, and programs', async () => {
    await choose(leader, 'Northerners');
    const one = await leader.ask<{ account: { name: string } | null }>(
      `{ account(id: "${accounts['South']}") { name } }`,
    );
    expect(one.data.account).toEqual({ name: 'South' });
    const some = await leader.ask<{ cases: { nodes: object[] } }>(
      'query ($filter: CaseFilterInput) { cases(filter: $filter) { nodes { id } } }',
      { filter: { ids: [(await firstCase('c-South')) ?? ''] } },
    );
    expect(some.data.cases.nodes).toHaveLength(1);
    const token = await admin.ask<{ createApiToken: { secret: string } }>(
      `mutation { createApiToken(userId: "${leader.id}", name: "sync", scopes: ["case:read"]) { secret } }`,
    );
    const program = await api.ask<{ caseCount: { value: number } }>(
      '{ caseCount { value } }',
      {},
      {
        authorization: `Bearer ${token.data.createApiToken.secret}`,
      },
    );
    expect(program.data.caseCount.value).toBe(4);
  });

  it('is kept for the person, says which it is, ends with its team, and narrows exports', async () => {
    await choose(leader, 'Northerners');
    const kept = await leader.ask<{ globalFilter: { name: string } | null }>('{ globalFilter { name } }');
    expect(kept.data.globalFilter).toEqual({ name: 'Northerners' });
    const rows = await api.as({ id: leader.id }, (tx) => tx.query('SELECT id FROM cases'));
    expect(rows).toHaveLength(4);
    const { Database } = await import('#platform/database');
    const exported = await api.app.get(Database).tx(filteredScope(leader.id), (tx) => tx.query('SELECT id FROM cases'));
    expect(exported).toHaveLength(1);
    expect((await choose(leader, newId())).errors?.[0]?.extensions.code).toBe('TEAM_NOT_FOUND');
    await admin.ask(`mutation { removeTeam(id: "${teams['Northerners']}") }`);
    expect((await lists(leader)).cases).toHaveLength(4);
  });
});

const firstCase = async (externalId: string) =>
  (await api.system((tx) => tx.one<{ id: string }>('SELECT id FROM cases WHERE external_id = $1', [externalId])))?.id;
