// Cases through the real api: ingestion that converges, matching, who sees what, and bad input.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { ACCOUNT_IDS, SaveAccounts, SaveContacts } from '#accounts';
import { newId } from '#kernel';

let api: TestApi;
let admin: Person;
beforeAll(async () => {
  api = await startApi();
  admin = await api.person('admin');
});
afterAll(() => api.close());

const INGEST = `mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename ... on Ingested { cases messages } ... on Refused { code message } } }`;
const ingest = async (...cases: object[]) =>
  (await admin.ask<{ ingestCases: Record<string, unknown> }>(INGEST, { cases })).data.ingestCases;
const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

async function account(name: string, more: object = {}): Promise<string> {
  const id = newId();
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name, at: api.clock.now(), ...more }], 'live'));
  return id;
}
const caseOf = async (externalId: string) =>
  (
    await admin.ask<{
      cases: {
        nodes: {
          id: string;
          status: string;
          state: string;
          account: { name: string } | null;
          messages: { nodes: { body: string }[] };
        }[];
      };
    }>(
      '($search: String!) { cases(filter: { search: $search }) { nodes { id status state account { name } messages { nodes { body } } } } }'.replace(
        /^/,
        'query ',
      ),
      { search: externalId },
    )
  ).data.cases.nodes[0];

describe('ingestion', () => {
  it('keeps each case and message once, however often and in whatever order they are delivered', async () => {
    const message = (n: number, body: string) => ({
      externalId: `m${n}`,
      direction: 'inbound',
      body,
      sentAt: `2026-03-01T0${n}:00:00Z`,
    });
    const opened = {
      source: 'desk',
      externalId: 'C-1',
      status: 'new',
      subject: 'Export fails',
      updatedAt: '2026-03-01T01:00:00Z',
      messages: [message(1, 'It fails')],
    };
    const solved = {
      ...opened,
      status: 'solved',
      updatedAt: '2026-03-01T05:00:00Z',
      messages: [message(2, 'Still fails')],
    };
    expect(await ingest(solved)).toMatchObject({ cases: 1, messages: 1 });
    expect(await ingest(opened)).toMatchObject({ cases: 0, messages: 1 });
    expect(await ingest(solved, opened)).toMatchObject({ cases: 0, messages: 0 });
    expect(await caseOf('C-1')).toMatchObject({
      status: 'solved',
      state: 'resolved',
      messages: { nodes: [{ body: 'It fails' }, { body: 'Still fails' }] },
    });
    const told = await api.system((tx) =>
      tx.query(`SELECT sum(cardinality(subjects))::int AS n FROM events WHERE name = 'message.received'`),
    );
    expect(told).toEqual([{ n: 2 }]);
  });

  it('refuses a message that is too large or empty with a code, and keeps nothing of the delivery', async () => {
    const of = (body: string) => ({
      source: 'desk',
      externalId: 'C-big',
      messages: [{ externalId: 'big', direction: 'inbound', body, sentAt: '2026-03-01T01:00:00Z' }],
    });
    expect(await ingest(of('x'.repeat(10 * 1024 * 1024)))).toMatchObject({
      __typename: 'Refused',
      code: 'MESSAGE_TOO_LARGE',
    });
    expect(await ingest(of(' '))).toMatchObject({ code: 'MESSAGE_EMPTY' });
    expect(await caseOf('C-big')).toBeUndefined();
  });

  it('needs its permission', async () => {
    const csm = await api.person('csm');
    expect(code(await csm.ask(INGEST, { cases: [] }))).toBe('FORBIDDEN');
  });
});

describe('matching', () => {
  it('goes by the customer’s key, then the contact, then the company domain; free mail says nothing', async () => {
    const [byKey, byContact, byDomain] = [
      await account('By key'),
      await account('By contact'),
      await account('By domain', { domains: ['bydomain.example'] }),
    ];
    await api.system(async (tx) => {
      await ACCOUNT_IDS.claim(tx, [{ source: 'desk', externalId: 'org-7' }], () => byKey);
      await api.app
        .get(SaveContacts)
        .run(tx, [{ id: newId(), accountId: byContact, email: 'jo@elsewhere.example', at: api.clock.now() }], 'live');
    });
    expect(byDomain).toBeTruthy();
    await ingest(
      { source: 'desk', externalId: 'K', organisationKey: 'org-7', contactEmail: 'jo@elsewhere.example' },
      { source: 'desk', externalId: 'C', contactEmail: 'Jo@Elsewhere.example' },
      { source: 'desk', externalId: 'D', contactEmail: 'new@bydomain.example' },
      { source: 'desk', externalId: 'F', contactEmail: 'somebody@gmail.com' },
    );
    const names = await Promise.all(['K', 'C', 'D', 'F'].map(async (key) => (await caseOf(key))?.account?.name));
    expect(names).toEqual(['By key', 'By contact', 'By domain', undefined]);
  });

  it('is decided once by a person for all that wait and all that come', async () => {
    const home = await account('Home');
    await ingest(...[1, 2].map((n) => ({ source: 'desk', externalId: `U${n}`, organisationKey: 'org-unknown' })));
    const waiting = await admin.ask<{ unmatchedCases: object[] }>('{ unmatchedCases { kind key cases } }');
    expect(waiting.data.unmatchedCases).toContainEqual({ kind: 'organisation', key: 'org-unknown', cases: 2 });
    const decide = (accountId: string) =>
      admin.ask<{ matchCases: number }>(
        `mutation { matchCases(kind: organisation, key: "org-unknown", accountId: "${accountId}") }`,
      );
    expect(code(await decide(newId()))).toBe('ACCOUNT_NOT_FOUND');
    expect((await decide(home)).data.matchCases).toBe(2);
    await ingest({ source: 'desk', externalId: 'U3', organisationKey: 'org-unknown' });
    expect(await Promise.all(['U1', 'U3'].map(async (key) => (await caseOf(key))?.account?.name))).toEqual([
      'Home',
      'Home',
    ]);
  });
});

describe('row scope', () => {
  it('shows a case to the account’s owner, its support group’s team and its assignee, with its messages, and to nobody else', async () => {
    const owned = await account('Owned');
    const [csm, agent, other, assignee] = await Promise.all([
      api.person('csm'),
      api.person('agent'),
      api.person('agent'),
      api.person('agent'),
    ]);
    await admin.ask(`mutation { setAccountOwner(id: "${owned}", role: csm, userId: "${csm.id}") { id } }`);
    await admin.ask(
      `mutation { createTeam(input: { name: "Tier 2", supportGroups: ["Tier 2"], memberIds: ["${agent.id}"] }) { id } }`,
    );
    await api.system((tx) => tx.query('SELECT 1'));
    await ingest({
      source: 'desk',
      externalId: 'S-1',
      team: 'Tier 2',
      assignee: `${assignee.id}@staff.example`,
      messages: [{ externalId: 's1', direction: 'note', body: 'secret', sentAt: '2026-03-01T01:00:00Z' }],
    });
    const { id } = (await caseOf('S-1'))!;
    await api.system((tx) => tx.query('UPDATE cases SET account_id = $2 WHERE id = $1', [id, owned]));
    const sees = async (person: Person) => {
      const answer = await person.ask<{ case: object | null; caseCount: { value: number } }>(
        `{ case(id: "${id}") { messages { nodes { body } } } caseCount(filter: { ids: ["${id}"] }) { value } }`,
      );
      return [answer.data.case !== null, answer.data.caseCount.value];
    };
    expect(await Promise.all([csm, agent, assignee, other].map(sees))).toEqual([
      [true, 1],
      [true, 1],
      [true, 1],
      [false, 0],
    ]);
    expect(await api.as(other, (tx) => tx.query('SELECT 1 FROM messages'))).toEqual([]);
  });
});
