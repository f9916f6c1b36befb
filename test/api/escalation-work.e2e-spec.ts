// What people do around an escalation: answer whoever asked for it, find out what needs them.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { SaveAccounts } from '#accounts';
import { SaveCases } from '#cases';
import { newId } from '#kernel';

let api: TestApi;
let admin: Person;
beforeAll(async () => {
  api = await startApi();
  admin = await api.person('admin', 'Ada');
});
afterAll(() => api.close());

interface Done {
  readonly id: string;
  readonly code?: string;
  readonly state?: string;
  readonly stage?: string;
}
async function verb(person: Person, call: string, fields = ''): Promise<Done> {
  const answer = await person.ask<{ done: Done }>(
    `mutation { done: ${call} { ... on Refused { code message } ${fields} } }`,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.done;
}
async function account(name: string): Promise<string> {
  const id = newId();
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name, at: api.clock.now() }], 'live'));
  return id;
}
async function caseOf(accountId: string, more: object = {}): Promise<string> {
  const row = { source: 'test', externalId: newId(), subject: 'Broken', accountId, at: api.clock.now(), ...more };
  return (await api.system((tx) => api.app.get(SaveCases).run(tx, [row], 'live'))).created[0] ?? '';
}
const request = (caseId: string) =>
  verb(admin, `requestEscalation(caseId: "${caseId}", reason: "It hurts")`, '... on EscalationRequest { id }');

describe('a declined request', () => {
  const decline = (id: string) =>
    verb(
      admin,
      `declineEscalationRequest(id: "${id}", reason: "Fixed", reply: "It is fixed in 7.1.")`,
      '... on EscalationRequest { id state }',
    );

  it('comes with a reply that the customer gets once, or is not declined where nobody knows an address', async () => {
    const heard = await caseOf(await account('Known'), { contactEmail: 'jo@known.example' });
    const asked = await request(heard);
    expect(await decline(asked.id)).toMatchObject({ state: 'declined' });
    expect(await decline(asked.id)).toMatchObject({ state: 'declined' });
    const said = await api.system((tx) => tx.query('SELECT direction, body FROM messages WHERE case_id = $1', [heard]));
    expect(said).toEqual([{ direction: 'outbound', body: 'It is fixed in 7.1.' }]);

    const silent = await request(await caseOf(await account('Unknown')));
    expect(await decline(silent.id)).toMatchObject({ code: 'REPLY_NO_ADDRESS' });
    const open = await admin.ask<{ escalationRequests: { nodes: object[] } }>(
      '{ escalationRequests(filter: { state: open }) { nodes { id } } }',
    );
    expect(open.data.escalationRequests.nodes).toEqual([{ id: silent.id }]);
  });
});

describe('an active escalation', () => {
  const ESCALATION = '... on Escalation { id stage }';
  const open = (accountId: string, caseId: string, more = '') =>
    verb(
      admin,
      `openEscalation(input: { accountId: "${accountId}", caseId: "${caseId}", severity: high, reason: "Down" ${more} })`,
      ESCALATION,
    );
  const needing = async (more = '') =>
    (
      await admin.ask<{ escalations: { nodes: { id: string }[] } }>(
        `{ escalations(filter: { needsUpdate: true ${more} }) { nodes { id } } }`,
      )
    ).data.escalations.nodes.map(({ id }) => id);

  it('needs somebody until its next update is set, and again when that is due; resolved it is confirmed', async () => {
    const accountId = await account('Down');
    const { id } = await open(accountId, await caseOf(accountId));
    expect(await needing()).toEqual([id]);
    const due = new Date(api.clock.now().getTime() + 3_600_000).toISOString();
    await verb(admin, `updateEscalation(id: "${id}", input: { nextUpdateDueAt: "${due}" })`, ESCALATION);
    expect(await needing()).toEqual([]);
    api.clock.advance(3_600_000);
    expect(await needing()).toEqual([id]);
    const words = '{ rootCause: "A bug", summary: "Fixed", prevention: "A test" }';
    expect(await verb(admin, `resolveEscalation(id: "${id}", input: ${words})`, ESCALATION)).toMatchObject({
      stage: 'customer_confirmed',
    });
    expect(await needing()).toEqual([]);
  });

  it('is in the lists of the virtual teams of its account and of the group that has its case', async () => {
    const [mine, other] = [await account('Mine'), await account('Other')];
    const first = await open(mine, await caseOf(mine));
    const second = await open(other, await caseOf(other, { team: 'Storage' }));
    await open(other, await caseOf(other, { team: 'Network' }));
    const team = newId();
    await api.system(async (tx) => {
      await tx.query(`INSERT INTO teams (id, name, support_groups) VALUES ($1, 'Ours', '{Storage}')`, [team]);
      await tx.query('INSERT INTO team_accounts (team_id, account_id) VALUES ($1, $2)', [team, mine]);
    });
    expect((await needing(`, teamId: "${team}"`)).sort()).toEqual([first.id, second.id].sort());
    const asked = await request(await caseOf(mine));
    const requests = await admin.ask<{ escalationRequests: { nodes: object[] } }>(
      `{ escalationRequests(filter: { teamId: "${team}" }) { nodes { id } } }`,
    );
    expect(requests.data.escalationRequests.nodes).toEqual([{ id: asked.id }]);
  });
});
