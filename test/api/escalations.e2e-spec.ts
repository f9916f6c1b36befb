// Escalations through the real api: who asks, who decides, what happens when two decide at once, how it ends and goes on.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { settled } from '../support/settled.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { SaveCases } from '#cases';
import { SaveEscalations, type EscalationRow } from '#escalations';
import { newId, type Origin } from '#kernel';

let api: TestApi;
let worker: TestWorker;
let admin: Person;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: 'America/New_York' });
  worker = await startWorker(api.config, api.clock);
  admin = await api.person('admin', 'Ada');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

type Outcome = Record<string, unknown> & { id: string; code?: string; message?: string };
const FIELDS = `__typename ... on Refused { code message }
  ... on Escalation { id severity stage valueAtStake currency valueReason openedAt resolvedAt nextUpdateDueAt reason
    rootCause reopenedFromId daysInEscalation case { subject } account { name } owner { name } openedBy { name } resolvedBy { name } }
  ... on EscalationRequest { id state reason decisionReason escalationId requestedBy { name } decidedBy { name } account { name } }`;
const fieldsOf = (type: string) =>
  FIELDS.split(/(?=\.\.\. on)/)
    .filter(
      (part) => !part.startsWith('... on') || part.startsWith('... on Refused') || part.startsWith(`... on ${type} `),
    )
    .join('');

async function verb(person: Person, name: string, args: string, type = 'Escalation'): Promise<Outcome> {
  const answer = await person.ask<Record<string, Outcome>>(`mutation { ${name}(${args}) { ${fieldsOf(type)} } }`);
  expect(answer.errors).toBeUndefined();
  return answer.data[name] as Outcome;
}
const request = (person: Person, caseId: string, reason = 'They are losing money') =>
  verb(person, 'requestEscalation', `caseId: "${caseId}", reason: "${reason}"`, 'EscalationRequest');
const accept = (person: Person, id: string, more = '') =>
  verb(person, 'acceptEscalationRequest', `id: "${id}", input: { severity: high ${more} }`);
const decline = (person: Person, id: string, reason: string) =>
  verb(person, 'declineEscalationRequest', `id: "${id}", reason: "${reason}"`, 'EscalationRequest');
const open = (person: Person, accountId: string, more = '') =>
  verb(person, 'openEscalation', `input: { accountId: "${accountId}", severity: critical, reason: "Down" ${more} }`);
const update = (person: Person, id: string, input: string) =>
  verb(person, 'updateEscalation', `id: "${id}", input: { ${input} }`);
const RESOLUTION = 'rootCause: "A bug", summary: "Fixed in 7.1", prevention: "A test"';
const resolve = (person: Person, id: string, input = RESOLUTION) =>
  verb(person, 'resolveEscalation', `id: "${id}", input: { ${input} }`);
const reopen = (person: Person, id: string, reason = 'It is back') =>
  verb(person, 'reopenEscalation', `id: "${id}", reason: "${reason}"`);

async function account(name: string, more: object = {}): Promise<string> {
  const id = newId();
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name, at: api.clock.now(), ...more }], 'live'));
  return id;
}
async function caseOf(accountId: string | null, subject = 'Broken', origin: Origin = 'live'): Promise<string> {
  const row = { source: 'test', externalId: newId(), subject, accountId, at: api.clock.now() };
  const { created } = await api.system((tx) => api.app.get(SaveCases).run(tx, [row], origin));
  return created[0] ?? '';
}
const eventsOf = (id: string) =>
  api.system(async (tx) =>
    (await tx.query<{ name: string }>('SELECT name FROM events WHERE $1 = ANY(subjects) ORDER BY seq', [id])).map(
      ({ name }) => name,
    ),
  );
const auditOf = (id: string) =>
  api.system(async (tx) =>
    (await tx.query<{ action: string }>('SELECT action FROM audit_entries WHERE subject = $1 ORDER BY seq', [id])).map(
      ({ action }) => action,
    ),
  );

describe('a request', () => {
  it('is made once for a case, accepted with the value of the contract, and leaves traces', async () => {
    const group = await account('Group', { annualValue: 50_000, currency: 'EUR' });
    const shop = await account('Shop', { parentId: group });
    const owner = await api.person('escalation_manager', 'Olga');
    const caseId = await caseOf(shop);
    const asked = await request(admin, caseId);
    expect(asked).toMatchObject({ state: 'open', reason: 'They are losing money', requestedBy: { name: 'Ada' } });
    expect((await request(admin, caseId, 'Again')).id).toBe(asked.id);
    expect(await request(await api.person('leader'), caseId)).toMatchObject({
      code: 'ESCALATION_ALREADY_REQUESTED',
      message: expect.stringMatching(/^Ada has asked/),
    });

    const opened = await accept(admin, asked.id, `, ownerId: "${owner.id}", nextUpdateDueAt: "2026-03-12T09:00:00Z"`);
    expect(opened).toMatchObject({
      __typename: 'Escalation',
      severity: 'high',
      stage: 'new',
      valueAtStake: 50_000,
      currency: 'EUR',
      reason: 'They are losing money',
      nextUpdateDueAt: '2026-03-12T09:00:00.000Z',
      owner: { name: 'Olga' },
      openedBy: { name: 'Ada' },
      case: { subject: 'Broken' },
      account: { name: 'Shop' },
      daysInEscalation: 0,
    });
    expect(await eventsOf(asked.id)).toEqual(['escalation.requested']);
    expect(await eventsOf(opened.id)).toEqual(['escalation.opened']);
    expect(await auditOf(opened.id)).toEqual(['escalation.opened']);
    expect(await auditOf(asked.id)).toEqual(['escalation.requested', 'escalation.request-accepted']);
    const shown = await admin.ask<{ case: object; account: object }>(
      `{ case(id: "${caseId}") { escalation { id } escalationRequest { id } }
         account(id: "${shop}") { openEscalations escalations { nodes { id } } } }`,
    );
    expect(shown.data).toEqual({
      case: { escalation: { id: opened.id }, escalationRequest: null },
      account: { openEscalations: 1, escalations: { nodes: [{ id: opened.id }] } },
    });
    expect(await request(admin, caseId)).toMatchObject({ code: 'ESCALATION_ALREADY_OPEN' });
  });

  it('is decided once: of many at the same moment one decides and the others are told who', async () => {
    const [ada, bob] = [admin, await api.person('admin', 'Bob')];
    const caseId = await caseOf(await account('Crowded'));
    const asked = await request(admin, caseId);
    const outcomes = await Promise.all([
      accept(ada, asked.id),
      decline(bob, asked.id, 'Not now'),
      accept(bob, asked.id),
      open(
        ada,
        (await admin.ask<{ case: { accountId: string } }>(`{ case(id: "${caseId}") { accountId } }`)).data.case
          .accountId,
        `, caseId: "${caseId}"`,
      ),
    ]);
    const made = await api.system((tx) => tx.query('SELECT id FROM escalations WHERE case_id = $1', [caseId]));
    const declined = outcomes.some(({ state }) => state === 'declined');
    expect(made.length).toBe(1);
    const later = outcomes.filter(({ code }) => code);
    expect(later.length).toBeGreaterThanOrEqual(declined ? 1 : 2);
    for (const { code } of later) expect(['ESCALATION_ALREADY_DECIDED', 'ESCALATION_ALREADY_OPEN']).toContain(code);
  });

  it('is told who decided, and the second click of one person changes nothing', async () => {
    const bob = await api.person('admin', 'Bob');
    const asked = await request(admin, await caseOf(await account('Clicked')));
    const opened = await accept(admin, asked.id);
    expect((await accept(admin, asked.id)).id).toBe(opened.id);
    for (const late of [await accept(bob, asked.id), await decline(bob, asked.id, 'No')])
      expect(late).toMatchObject({
        code: 'ESCALATION_ALREADY_DECIDED',
        message: 'Ada has accepted this request already.',
      });
    expect(await eventsOf(opened.id)).toEqual(['escalation.opened']);
  });

  it('is declined only with a reason, and may then be asked again', async () => {
    const caseId = await caseOf(await account('Declined'));
    const asked = await request(admin, caseId);
    expect(await decline(admin, asked.id, '  ')).toMatchObject({ code: 'REASON_MISSING' });
    expect(await decline(admin, asked.id, 'Solved meanwhile')).toMatchObject({
      state: 'declined',
      decisionReason: 'Solved meanwhile',
      decidedBy: { name: 'Ada' },
    });
    expect((await request(admin, caseId)).id).not.toBe(asked.id);
  });

  it('waits for its case to be matched, and goes along when it is', async () => {
    const caseId = await caseOf(null);
    const asked = await request(admin, caseId);
    expect(await accept(admin, asked.id)).toMatchObject({ code: 'CASE_NOT_MATCHED' });
    const found = await account('Found');
    await api.system(async (tx) => {
      const [row] = await tx.query<{ source: string; externalId: string }>(
        'SELECT source, external_id AS "externalId" FROM cases WHERE id = $1',
        [caseId],
      );
      if (row) await api.app.get(SaveCases).run(tx, [{ ...row, accountId: found, at: api.clock.now() }], 'live');
    });
    await settled(worker, api);
    const listed = await admin.ask<{ escalationRequests: { nodes: object[] } }>(
      `{ escalationRequests(filter: { accountId: "${found}", state: open }) { nodes { id account { name } } } }`,
    );
    expect(listed.data.escalationRequests.nodes).toEqual([{ id: asked.id, account: { name: 'Found' } }]);
    expect(await accept(admin, asked.id)).toMatchObject({ account: { name: 'Found' } });
  });
});

describe('the customer', () => {
  const INGEST = `mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }`;
  const say = async (externalId: string, message: string, body: string) => {
    const sentAt = api.clock.now().toISOString();
    const messages = [{ externalId: message, direction: 'inbound', body, sentAt }];
    await admin.ask(INGEST, { cases: [{ source: 'desk', externalId, subject: 'Slow', messages }] });
    await settled(worker, api);
    const cases = await admin.ask<{ cases: { nodes: { id: string; escalationRequest: Outcome | null }[] } }>(
      `{ cases(filter: { search: "${externalId}" }) { nodes { id escalationRequest { id reason messageId requestedBy { name } } } } }`,
    );
    return cases.data.cases.nodes[0];
  };

  it('asks in a message, in words that are kept; asking again adds nothing while it waits', async () => {
    const asks = 'Nothing has moved for days. Please escalate this to your manager. Thanks, Jo';
    const first = await say('ask-1', 'm1', asks);
    expect(first?.escalationRequest).toMatchObject({ requestedBy: null });
    expect(asks).toContain(first?.escalationRequest?.['reason']);
    expect(first?.escalationRequest?.['reason']).toMatch(/escalate/);
    const second = await say('ask-1', 'm2', 'I asked you to escalate this. Please escalate this issue now!');
    expect(second?.escalationRequest?.id).toBe(first?.escalationRequest?.id);
    await decline(admin, first?.escalationRequest?.id ?? '', 'We called them');
    expect((await say('ask-1', 'm3', 'All good, thank you.'))?.escalationRequest).toBeNull();
  });

  it('asks for nothing in history', async () => {
    const caseId = await caseOf(await account('Old'), 'Old', 'backfill');
    const { ReceiveMessages } = await import('#cases');
    const message = {
      caseId,
      source: 'desk',
      externalId: 'old-1',
      direction: 'inbound' as const,
      sentAt: api.clock.now(),
    };
    await api.system((tx) =>
      api.app.get(ReceiveMessages).run(tx, [{ ...message, body: 'Please escalate this to your manager.' }], 'backfill'),
    );
    await settled(worker, api);
    expect(await api.system((tx) => tx.query('SELECT 1 FROM signals WHERE case_id = $1', [caseId]))).not.toEqual([]);
    expect(
      await api.system((tx) => tx.query('SELECT 1 FROM escalation_requests WHERE case_id = $1', [caseId])),
    ).toEqual([]);
  });
});

describe('an active escalation', () => {
  it('moves through its stages, each change kept as an interval, told and audited', async () => {
    const { id } = await open(admin, await account('Staged', { annualValue: 1000, currency: 'USD' }));
    api.clock.advance(3_600_000);
    expect(await update(admin, id, 'stage: plan_in_place, severity: high')).toMatchObject({
      stage: 'plan_in_place',
      severity: 'high',
    });
    await update(admin, id, 'stage: plan_in_place');
    expect(await update(admin, id, 'valueAtStake: 250')).toMatchObject({ code: 'VALUE_REASON_MISSING' });
    expect(await update(admin, id, 'valueAtStake: 250, valueReason: "One site only"')).toMatchObject({
      valueAtStake: 250,
      currency: 'USD',
      valueReason: 'One site only',
    });
    const intervals = await api.system((tx) =>
      tx.query(
        `SELECT value, from_at, to_at IS NULL AS open FROM escalation_intervals
         WHERE escalation_id = $1 AND attribute = 'stage' ORDER BY from_at`,
        [id],
      ),
    );
    const now = api.clock.now();
    expect(intervals).toEqual([
      { value: 'new', from_at: new Date(now.getTime() - 3_600_000), open: false },
      { value: 'plan_in_place', from_at: now, open: true },
    ]);
    expect(await eventsOf(id)).toEqual(['escalation.opened', 'escalation.changed', 'escalation.changed']);
    expect(await auditOf(id)).toEqual(['escalation.opened', 'escalation.changed', 'escalation.changed']);
  });

  it('is resolved with a cause, a summary and a prevention, and reopens as a new interval', async () => {
    const bob = await api.person('admin', 'Bob');
    const accountId = await account('Ended', { annualValue: 700, currency: 'EUR' });
    const caseId = await caseOf(accountId);
    const { id } = await open(admin, accountId, `, caseId: "${caseId}"`);
    expect(await reopen(admin, id)).toMatchObject({ code: 'ESCALATION_NOT_RESOLVED' });
    expect(await resolve(admin, id, 'rootCause: "A bug", summary: " ", prevention: ""')).toMatchObject({
      code: 'RESOLUTION_INCOMPLETE',
      message: 'To resolve it, also write a summary, what prevents it from coming back.',
    });
    api.clock.advance(2 * 86_400_000 + 1);
    const resolved = await resolve(admin, id);
    expect(resolved).toMatchObject({
      rootCause: 'A bug',
      resolvedAt: api.clock.now().toISOString(),
      daysInEscalation: 2,
    });
    expect((await resolve(admin, id)).id).toBe(id);
    expect(await resolve(bob, id)).toMatchObject({
      code: 'ESCALATION_ALREADY_RESOLVED',
      message: expect.stringMatching(/^Ada/),
    });
    expect(await update(bob, id, 'stage: new')).toMatchObject({ code: 'ESCALATION_ALREADY_RESOLVED' });
    expect(await eventsOf(id)).toEqual(['escalation.opened', 'escalation.resolved']);

    api.clock.advance(1000);
    const again = await reopen(admin, id);
    expect(again).toMatchObject({
      reopenedFromId: id,
      resolvedAt: null,
      stage: 'new',
      severity: 'critical',
      valueAtStake: 700,
    });
    expect((await reopen(admin, id)).id).toBe(again.id);
    expect(await reopen(bob, id)).toMatchObject({ code: 'ESCALATION_ALREADY_REOPENED' });
    const kept = await admin.ask<{ escalation: object }>(
      `{ escalation(id: "${id}") { resolvedAt resolvedBy { name } } }`,
    );
    expect(kept.data.escalation).toEqual({ resolvedAt: resolved['resolvedAt'], resolvedBy: { name: 'Ada' } });
  });

  it('refuses bad input with a code', async () => {
    const accountId = await account('Careful');
    const { id } = await open(admin, accountId);
    const strange = await caseOf(await account('Stranger'));
    expect(await open(admin, newId())).toMatchObject({ code: 'ACCOUNT_NOT_FOUND' });
    expect(await open(admin, accountId, `, caseId: "${strange}"`)).toMatchObject({ code: 'CASE_OF_OTHER_ACCOUNT' });
    expect(await open(admin, accountId, `, caseId: "${newId()}"`)).toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect(await update(admin, id, `ownerId: "${newId()}"`)).toMatchObject({ code: 'USER_NOT_FOUND' });
    expect(await update(admin, id, 'nextUpdateDueAt: "2020-01-01T00:00:00Z"')).toMatchObject({
      code: 'NEXT_UPDATE_PAST',
    });
    expect(await update(admin, newId(), 'stage: new')).toMatchObject({ code: 'ESCALATION_NOT_FOUND' });
    expect(await request(admin, newId())).toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect(await accept(admin, newId())).toMatchObject({ code: 'ESCALATION_REQUEST_NOT_FOUND' });
    const agent = await api.person('agent');
    const answer = await agent.ask(
      `mutation { resolveEscalation(id: "${id}", input: { ${RESOLUTION} }) { __typename } }`,
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('who sees it', () => {
  it('is who sees the account: in lists, counts, by id and when deciding', async () => {
    const [mine, theirs] = [await account('Mine'), await account('Theirs')];
    const manager = await api.person('support_manager');
    await manager.ask(
      `mutation { createTeam(input: { name: "Scope", memberIds: ["${manager.id}"], accountIds: ["${mine}"] }) { id } }`,
    );
    const [own, other] = [await open(admin, mine), await open(admin, theirs)];
    const asked = await request(admin, await caseOf(theirs));
    const seen = await manager.ask(
      `{ escalations { nodes { id } } escalationCount { value } escalation(id: "${other.id}") { id }
         escalationRequests { nodes { id } } }`,
    );
    expect(seen.data).toEqual({
      escalations: { nodes: [{ id: own.id }] },
      escalationCount: { value: 1 },
      escalation: null,
      escalationRequests: { nodes: [] },
    });
    expect(await resolve(manager, other.id)).toMatchObject({ code: 'ESCALATION_NOT_FOUND' });
    expect(await accept(manager, asked.id)).toMatchObject({ code: 'ESCALATION_REQUEST_NOT_FOUND' });
    expect(
      await api.as(manager, (tx) =>
        tx.query('SELECT 1 FROM escalation_intervals WHERE escalation_id = $1', [other.id]),
      ),
    ).toEqual([]);
  });
});

describe('imported intervals', () => {
  const save = (rows: EscalationRow[], origin: Origin = 'backfill') =>
    api.system((tx) => api.app.get(SaveEscalations).run(tx, rows, origin));
  const key = (externalId: string) => ({ source: 'desk', externalId });
  const at = (text: string) => new Date(text);

  it('are kept once by their key, say what they do not say as before, and are told by what became of them', async () => {
    const accountId = await account('Imported', { annualValue: 900, currency: 'EUR' });
    const first = { ...key('e1'), accountId, severity: 'high' as const, openedAt: at('2025-06-01T00:00:00Z') };
    const second = {
      ...key('e2'),
      accountId,
      openedAt: at('2025-06-02T00:00:00Z'),
      resolvedAt: at('2025-06-05T00:00:00Z'),
    };
    const saved = await save([{ ...first, severity: 'low' }, second, first]);
    expect([saved.created.length, saved.changed.length]).toEqual([2, 0]);
    const [one, two] = ['e1', 'e2'].map((each) => saved.ids.get(`desk\u0000${each}`) ?? '');
    expect(await eventsOf(one ?? '')).toEqual(['escalation.opened']);
    expect(await eventsOf(two ?? '')).toEqual(['escalation.opened', 'escalation.resolved']);
    expect(await save([first, second])).toMatchObject({ created: [], changed: [] });

    const ended = {
      ...key('e1'),
      accountId,
      severity: undefined,
      openedAt: first.openedAt,
      resolvedAt: at('2025-06-09T00:00:00Z'),
    };
    expect((await save([ended])).changed).toEqual([one]);
    expect(await eventsOf(one ?? '')).toEqual(['escalation.opened', 'escalation.changed', 'escalation.resolved']);
    const row = await admin.ask<{ escalation: object }>(
      `{ escalation(id: "${one}") { severity valueAtStake currency resolvedAt openedBy { id } } }`,
    );
    expect(row.data.escalation).toEqual({
      severity: 'high',
      valueAtStake: 900,
      currency: 'EUR',
      resolvedAt: '2025-06-09T00:00:00.000Z',
      openedBy: null,
    });
  });

  it('are found by the day on which they were open, counted in the zone of the installation', async () => {
    const accountId = await account('Days');
    // New York: opened late on the 9th (local), resolved at local midnight between the 10th and the 11th.
    await save([
      { ...key('d1'), accountId, openedAt: at('2025-07-10T03:30:00Z'), resolvedAt: at('2025-07-11T04:00:00Z') },
    ]);
    const days = ['2025-07-08', '2025-07-09', '2025-07-10', '2025-07-11'];
    const counts = await admin.ask<Record<string, { value: number }>>(
      `{ ${days.map((day, n) => `d${n}: escalationCount(filter: { accountId: "${accountId}", openOn: "${day}" }) { value }`).join(' ')} }`,
    );
    expect(Object.values(counts.data).map(({ value }) => value)).toEqual([0, 1, 1, 0]);
    const bad = await admin.ask('{ escalationCount(filter: { openOn: "2025-02-30" }) { value } }');
    expect(bad.errors?.[0]?.extensions.code).toBe('DAY_INVALID');
  });
});
