// What people do in a case: notes that are confirmed, logged talks, priorities and owners; what the help desk learns of it; who may.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { newId } from '#kernel';

let api: TestApi;
let admin: Person;
let manager: Person;
let agent: Person;
beforeAll(async () => {
  api = await startApi();
  admin = await api.person('admin');
  manager = await api.person('support_manager', 'Mara Manager');
  agent = await api.person('agent', 'Ada Agent');
  await admin.ask(
    `mutation { createTeam(input: { name: "Desk", supportGroups: ["Desk"], memberIds: ["${manager.id}", "${agent.id}"] }) { id } }`,
  );
});
afterAll(() => api.close());

const emailOf = (person: Person) => `${person.id}@staff.example`;

const INGEST = `mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename ... on Ingested { cases messages } ... on Refused { code } } }`;
const ingest = (...cases: object[]) => admin.ask<{ ingestCases: object }>(INGEST, { cases });
const inbound = (body: string, sentAt = '2026-03-11T08:00:00Z') => ({
  externalId: newId(),
  direction: 'inbound',
  body,
  sentAt,
});

interface Shown {
  id: string;
  priority: string;
  assignee: string | null;
  awaitingReplySince: string | null;
  pendingOurReply: boolean;
  firstResponseAt: string | null;
  owner: { name: string } | null;
  notInSource: { kind: string; value: string | null; body: string | null }[];
  messages: { nodes: Said[] };
}
interface Said {
  id: string;
  direction: string;
  channel: string;
  body: string;
  automatic: boolean;
  authorName: string | null;
  inSource: boolean | null;
  receipt: { owner: { name: string } | null; confirmedAt: string | null } | null;
}
const SHOWN = `id priority assignee awaitingReplySince pendingOurReply firstResponseAt owner { name } notInSource { kind value body }
  messages { nodes { id direction channel body automatic authorName inSource receipt { owner { name } confirmedAt } } }`;

async function open(more: object = {}): Promise<{ id: string; externalId: string }> {
  const externalId = newId();
  const given = {
    source: 'desk',
    externalId,
    subject: 'Export fails',
    team: 'Desk',
    assignee: emailOf(agent),
    openedAt: '2026-03-10T08:00:00Z',
    messages: [inbound('It fails')],
    ...more,
  };
  await ingest(given);
  const found = await admin.ask<{ cases: { nodes: { id: string }[] } }>(
    'query ($search: String) { cases(filter: { search: $search }) { nodes { id } } }',
    { search: externalId },
  );
  return { id: found.data.cases.nodes[0]?.id ?? '', externalId };
}
const show = async (id: string): Promise<Shown> =>
  (await admin.ask<{ case: Shown }>(`query ($id: ID!) { case(id: $id) { ${SHOWN} } }`, { id })).data.case;
const RESULT = '{ __typename ... on Refused { code message } }';
type Result = { __typename: string; code?: string };
async function say(person: Person, verb: string, types: string, variables: object): Promise<string> {
  const passed = [...types.matchAll(/\$(\w+)/g)].map(([, name]) => `${name}: $${name}`).join(', ');
  const answer = await person.ask<{ result: Result } | null>(
    `mutation (${types}) { result: ${verb}(${passed}) ${RESULT} }`,
    variables,
  );
  return answer.errors?.[0]?.extensions.code ?? answer.data?.result.code ?? answer.data?.result.__typename ?? '';
}
const note = (person: Person, id: string, body: string, ownerId?: string) =>
  say(person, 'addCaseNote', '$id: ID!, $body: String!, $ownerId: ID', { id, body, ownerId });
const log = (person: Person, id: string, input: object) =>
  say(person, 'logCaseContact', '$id: ID!, $input: LogContactInput!', { id, input });
const told = (name: string) =>
  api.system((tx) =>
    tx.query<{ subjects: string[]; payload: Record<string, unknown> }>(
      'SELECT subjects, payload FROM events WHERE name = $1 ORDER BY seq',
      [name],
    ),
  );

describe('a note', () => {
  it('answers nobody, and waits for the one who was asked until they confirm, once', async () => {
    const { id } = await open();
    expect(await note(manager, id, 'Please call them today.', agent.id)).toBe('Case');
    const shown = await show(id);
    expect(shown).toMatchObject({ pendingOurReply: true, owner: { name: 'Ada Agent' } });
    const said = shown.messages.nodes.at(-1);
    expect(said).toMatchObject({
      direction: 'note',
      authorName: 'Mara Manager',
      inSource: false,
      receipt: { owner: { name: 'Ada Agent' }, confirmedAt: null },
    });
    const MINE = '{ notesToConfirm { nodes { messageId case { id } } } }';
    const mine = async (person: Person) =>
      (await person.ask<{ notesToConfirm: { nodes: object[] } }>(MINE)).data.notesToConfirm.nodes;
    expect(await mine(agent)).toEqual([{ messageId: said?.id, case: { id } }]);
    expect(await mine(manager)).toEqual([]);
    const confirm = (person: Person) => say(person, 'confirmCaseNote', '$messageId: ID!', { messageId: said?.id });
    expect(await confirm(manager)).toBe('NOTE_NOT_YOURS');
    expect(await confirm(agent)).toBe('Case');
    expect(await confirm(agent)).toBe('Case');
    expect(await mine(agent)).toEqual([]);
    expect((await told('case.note-confirmed')).filter(({ subjects }) => subjects[0] === id)).toHaveLength(1);
    expect((await told('case.noted')).at(-1)).toMatchObject({
      subjects: [id],
      payload: { message: said?.id, owner: agent.id, by: manager.id },
    });
  });

  it('asks only somebody who can open the case, and needs words', async () => {
    const { id } = await open();
    const stranger = await api.person('csm');
    expect(await note(manager, id, 'Look at this', stranger.id)).toBe('NOTE_OWNER_BLIND');
    expect(await note(manager, id, 'Look at this', manager.id)).toBe('NOTE_OWNER_SELF');
    expect(await note(manager, id, 'Look at this', newId())).toBe('NOTE_OWNER_UNKNOWN');
    expect(await note(manager, id, ' \n ')).toBe('MESSAGE_EMPTY');
    expect(await note(stranger, id, 'Let me in')).toBe('CASE_NOT_FOUND');
    expect(await note(await api.person('expert'), id, 'Let me in')).toBe('FORBIDDEN');
    expect((await show(id)).messages.nodes).toHaveLength(1);
  });
});

describe('a logged talk', () => {
  it('answers the customer from the time that it took place', async () => {
    const { id } = await open();
    const input = { channel: 'call', at: '2026-03-11T08:30:00Z', summary: 'We fix it by Friday.' };
    expect(await log(agent, id, { ...input, at: '2026-03-11T09:30:00Z' })).toBe('CONTACT_TIME_INVALID');
    expect(await log(agent, id, { ...input, contactId: newId() })).toBe('CONTACT_NOT_FOUND');
    expect(await log(agent, id, input)).toBe('Case');
    const shown = await show(id);
    expect(shown).toMatchObject({
      pendingOurReply: false,
      awaitingReplySince: null,
      firstResponseAt: '2026-03-11T08:30:00.000Z',
      notInSource: [{ kind: 'contact', body: 'We fix it by Friday.' }],
    });
    expect(shown.messages.nodes.at(-1)).toMatchObject({ channel: 'call', direction: 'outbound' });
  });

  it('that took place before the customer wrote leaves the case waiting', async () => {
    const { id } = await open();
    await log(agent, id, { channel: 'meeting', at: '2026-03-11T07:00:00Z', summary: 'A look at the plan' });
    expect(await show(id)).toMatchObject({
      pendingOurReply: true,
      awaitingReplySince: '2026-03-11T08:00:00.000Z',
    });
  });
});

describe('pending our reply', () => {
  it('begins with the first unanswered message, and ends with a person’s answer, not with a machine’s', async () => {
    const desk = { source: 'desk', externalId: newId(), team: 'Desk', openedAt: '2026-03-10T08:00:00Z' };
    const out = (body: string, sentAt: string) => ({ ...inbound(body, sentAt), direction: 'outbound' });
    await ingest({ ...desk, messages: [inbound('Second', '2026-03-11T02:00:00Z')] });
    await ingest({ ...desk, messages: [inbound('First', '2026-03-11T01:00:00Z')] });
    await ingest({
      ...desk,
      messages: [out('This is an automated response. Your ticket number is 1.', '2026-03-11T03:00:00Z')],
    });
    const count = async () =>
      (
        await manager.ask<{ cases: { nodes: { awaitingReplySince: string }[] } }>(
          'query ($search: String) { cases(filter: { search: $search, pendingOurReply: true }, sort: { field: awaitingReplySince, direction: ASC }) { nodes { awaitingReplySince } } }',
          { search: desk.externalId },
        )
      ).data.cases.nodes;
    expect(await count()).toEqual([{ awaitingReplySince: '2026-03-11T01:00:00.000Z' }]);
    await ingest({ ...desk, messages: [out('Here is how', '2026-03-11T01:30:00Z')] });
    expect(await count()).toEqual([{ awaitingReplySince: '2026-03-11T02:00:00.000Z' }]);
    await ingest({ ...desk, messages: [out('And the rest', '2026-03-11T04:00:00Z')] });
    expect(await count()).toEqual([]);
  });
});

describe('priority, owner and state', () => {
  it('change with their history, are told, and wait for the help desk', async () => {
    const { id, externalId } = await open({ priority: 'normal', updatedAt: '2026-03-11T08:00:00Z' });
    const raise = (priority: string) =>
      say(manager, 'setCasePriority', '$id: ID!, $priority: String!', { id, priority });
    expect(await raise('urgent')).toBe('PRIORITY_UNKNOWN');
    expect(await raise('high')).toBe('Case');
    expect(await raise('high')).toBe('PRIORITY_SAME');
    const history = await api.system((tx) =>
      tx.query(
        `SELECT value, to_at IS NULL AS now FROM case_intervals WHERE case_id = $1 AND attribute = 'priority' ORDER BY from_at, seq`,
        [id],
      ),
    );
    expect(history).toEqual([
      { value: 'normal', now: false },
      { value: 'high', now: true },
    ]);
    expect((await told('case.prioritised')).at(-1)?.payload).toEqual({ from: 'normal', to: 'high', by: manager.id });
    expect((await show(id)).notInSource).toEqual([{ kind: 'priority', value: 'high', body: null }]);
    await ingest({ source: 'desk', externalId, priority: 'high', updatedAt: '2026-03-11T09:00:01Z' });
    expect((await show(id)).notInSource).toEqual([]);
    expect(await say(manager, 'setCaseState', '$id: ID!, $state: CaseState!', { id, state: 'resolved' })).toBe(
      'CASE_KEPT_ELSEWHERE',
    );
  });

  it('can be given away by somebody who then sees the case no more', async () => {
    const { id } = await open({ team: null });
    const heir = await api.person('agent', 'Hugo Heir');
    const reassign = (person: Person, userId: string) =>
      say(person, 'reassignCase', '$id: ID!, $userId: ID', { id, userId });
    expect(await reassign(heir, heir.id)).toBe('CASE_NOT_FOUND');
    expect(await reassign(agent, heir.id)).toBe('Case');
    expect(await reassign(agent, agent.id)).toBe('CASE_NOT_FOUND');
    expect(await show(id)).toMatchObject({ assignee: emailOf(heir), owner: { name: 'Hugo Heir' } });
    expect(await reassign(heir, heir.id)).toBe('ASSIGNMENT_SAME');
  });

  it('end here where no help desk keeps the case', async () => {
    const { id } = await open({ source: 'mail' });
    const move = (state: string) => say(agent, 'setCaseState', '$id: ID!, $state: CaseState!', { id, state });
    expect(await move('resolved')).toBe('Case');
    expect(await show(id)).toMatchObject({ pendingOurReply: false, notInSource: [] });
    expect(await move('resolved')).toBe('STATE_SAME');
    expect(await move('open')).toBe('Case');
    const row = await admin.ask<{ case: object }>(`{ case(id: "${id}") { state reopenCount resolvedAt } }`);
    expect(row.data.case).toEqual({ state: 'open', reopenCount: 1, resolvedAt: null });
  });
});

describe('the outbox', () => {
  it('is read and confirmed by a connector, and what comes back from the help desk stays one message', async () => {
    const { id, externalId } = await open({ source: 'outdesk' });
    await note(manager, id, 'The shears are blunt.');
    api.clock.advance(1_000);
    await note(manager, id, 'Order new ones.');
    const items = await admin.ask<{ caseOutbox: { nodes: { id: string; body: string; caseExternalId: string }[] } }>(
      '{ caseOutbox(source: "outdesk") { nodes { id kind body caseExternalId } } }',
    );
    const nodes = items.data.caseOutbox.nodes;
    expect(nodes.map(({ body, caseExternalId }) => [body, caseExternalId])).toEqual([
      ['The shears are blunt.', externalId],
      ['Order new ones.', externalId],
    ]);
    const confirm = (ids: string[]) =>
      admin.ask<{ confirmInSource: number }>('mutation ($ids: [ID!]!) { confirmInSource(ids: $ids) }', { ids });
    expect((await confirm([nodes[0]?.id ?? ''])).data.confirmInSource).toBe(1);
    expect((await confirm([nodes[0]?.id ?? ''])).data.confirmInSource).toBe(0);
    const comeBack = {
      ...inbound('> Order  new ones.\n\n-- \nsent from the desk', '2026-03-11T08:50:00Z'),
      direction: 'note',
      externalId: 'desk-77',
    };
    const again = { source: 'outdesk', externalId, messages: [comeBack] };
    expect((await ingest(again)).data.ingestCases).toMatchObject({ messages: 0 });
    expect((await ingest(again)).data.ingestCases).toMatchObject({ messages: 0 });
    const shown = await show(id);
    expect(shown.messages.nodes.map(({ body, inSource }) => [body, inSource])).toEqual([
      ['It fails', null],
      ['The shears are blunt.', true],
      ['Order new ones.', true],
    ]);
    expect(shown.notInSource).toEqual([]);
    expect((await agent.ask('{ caseOutbox(source: "outdesk") { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
