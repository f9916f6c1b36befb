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

describe('the brief of an escalation', () => {
  const BRIEF = 'kind title head sections { title lines }';
  const pdf = async (person: Person, id: string) =>
    api.http
      .get(`/escalations/${id}/brief.pdf`)
      .set('cookie', person.cookie)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
      });

  it('is one page on screen and on paper, and a post-mortem in the end', async () => {
    const accountId = await account('Globex');
    const caseId = await caseOf(accountId, { assignee: 'zoe' });
    await api.system(async (tx) => {
      const [message, body] = [newId(), 'Hello. Please escalate this to your manager now! Thanks.'];
      await tx.query(
        `INSERT INTO messages (id, case_id, source, external_id, direction, body, sent_at, origin)
         VALUES ($1, $2, 'test', 'words', 'inbound', $3, $4, 'live')`,
        [message, caseId, body, api.clock.now()],
      );
      await tx.query(
        `INSERT INTO signals (id, case_id, message_id, kind, family, starts_at, ends_at, strength, rule, version, counted, at)
         VALUES ($1, $2, $3, 'escalation_request', 'needs_attention', 14, 27, 1, 'r', 'v', true, $4)`,
        [newId(), caseId, message, api.clock.now()],
      );
    });
    const call = `openEscalation(input: { accountId: "${accountId}", caseId: "${caseId}", severity: high, reason: "Exports 失敗 for weeks" })`;
    const { id } = await verb(admin, call, '... on Escalation { id }');
    await verb(admin, `updateEscalation(id: "${id}", input: { plan: "Ship 7.1 by Friday", ownerId: "${admin.id}" })`);
    const read = async (person: Person) =>
      (
        await person.ask<{ escalationBrief: { kind: string; sections: { title: string; lines: string[] }[] } | null }>(
          `{ escalationBrief(id: "${id}") { ${BRIEF} } }`,
        )
      ).data.escalationBrief;
    const brief = await read(admin);
    const lines = Object.fromEntries(brief?.sections.map((section) => [section.title, section.lines]) ?? []);
    expect(brief).toMatchObject({
      kind: 'Escalation brief',
      title: 'Broken',
      head: expect.stringContaining('Globex · severity high'),
    });
    expect(lines['In the customer’s words']?.[0]).toMatch(/^“Please escalate this to your manager now!” /);
    expect(lines['Plan']).toEqual(['Ship 7.1 by Friday']);
    expect(lines['Value at stake']).toEqual(['Unknown']);
    expect(lines['People']).toEqual([expect.stringMatching(/^Owner: Ada, /), 'Assignee of the case: zoe']);
    expect(lines['What happened']).toEqual(expect.arrayContaining([expect.stringContaining('Escalated by Ada')]));

    const paper = await pdf(admin, id);
    expect(paper.headers['content-type']).toBe('application/pdf');
    const bytes = (paper.body as Buffer).toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(1);

    const stranger = await api.person('csm', 'Stranger');
    expect(await read(stranger)).toBeNull();
    expect((await pdf(stranger, id)).status).toBe(404);

    const words = '{ rootCause: "A bug", summary: "Fixed", prevention: "A test" }';
    await verb(admin, `resolveEscalation(id: "${id}", input: ${words})`);
    expect((await read(admin))?.kind).toBe('Post-mortem');
  });

  it('is mailed to those who may see the account, once', async () => {
    const accountId = await account('Initech');
    const { id } = await open(accountId);
    const leader = await api.person('leader', 'Lea');
    const stranger = await api.person('csm', 'Not hers');
    const mail = (...people: Person[]) =>
      verb(
        admin,
        `mailEscalationBrief(id: "${id}", userIds: ${JSON.stringify(people.map((each) => each.id))})`,
        '... on BriefMailed { people }',
      );
    expect(await mail(leader, stranger)).toMatchObject({ code: 'PERSON_MAY_NOT_SEE' });
    expect(await mail()).toMatchObject({ code: 'PEOPLE_MISSING' });
    expect(await mail(leader)).toEqual({ people: 1 });
    expect(await mail(leader)).toEqual({ people: 1 });
    const mails = await api.system((tx) =>
      tx.query(`SELECT address FROM mails WHERE address LIKE $1`, [`${leader.id}%`]),
    );
    expect(mails).toHaveLength(1);
  });
  const open = (accountId: string) =>
    verb(
      admin,
      `openEscalation(input: { accountId: "${accountId}", severity: high, reason: "Down" })`,
      '... on Escalation { id }',
    );
});
