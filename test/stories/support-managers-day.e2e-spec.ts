// A support manager's day: two runs through the four steps, every action at hand, an escalation that comes back until its next update is
// set, acknowledging in bulk that lifts nothing, an alert mail acted on, a prediction that two people look at. Workers run by themselves.
import type { Person } from '../support/test-api.js';
import { startRiver, type River } from './river.js';
import { ACCOUNT_IDS, SaveAccounts } from '#accounts';
import { Ingest } from '#cases';
import { newId } from '#kernel';

const GROUP = 'Harbour Support';
const ANGRY = 'This is unacceptable and very frustrating. Nobody helps us.';
const PRESSING = 'Production is down and it is urgent. Please call me as soon as possible.';

let river: River;
let maren: Person;
let piet: Person;
let csm: Person;
let accountId = '';
const cases = new Map<string, string>();

interface Triage {
  readonly reasons: readonly string[];
  readonly act: string | null;
  readonly pendingOurReply: boolean;
  readonly owner: { readonly name: string } | null;
}
const idOf = (name: string): string => cases.get(name) ?? '';
const triageOf = async (name: string): Promise<Triage> =>
  (
    await river.ask<{ case: { triage: Triage } }>(
      maren,
      `{ case(id: "${idOf(name)}") { triage { reasons act pendingOurReply owner { name } } } }`,
    )
  ).case.triage;

/** The verb's answer once everybody has read what it caused. */
async function does(person: Person, mutation: string): Promise<Record<string, unknown>> {
  const answer = await river.ask<{ done: Record<string, unknown> }>(
    person,
    `mutation { done: ${mutation} { __typename ... on Refused { code message } } }`,
  );
  await river.caughtUp();
  return answer.done;
}

async function write(name: string, body: string, more: object = {}): Promise<void> {
  const now = river.api.clock.now();
  await river.api.app.get(Ingest).run([
    {
      source: 'mail',
      externalId: name,
      subject: name,
      team: GROUP,
      organisationKey: 'harbour',
      contactEmail: 'ines@harbour.example',
      openedAt: new Date(now.getTime() - 3_600_000),
      updatedAt: now,
      messages: [
        { externalId: `${name}-${newId()}`, direction: 'inbound', body, sentAt: new Date(now.getTime() - 60_000) },
      ],
      ...more,
    },
  ]);
  await river.caughtUp();
  const row = await river.api.system((tx) =>
    tx.one<{ id: string }>('SELECT id FROM cases WHERE external_id = $1', [name]),
  );
  cases.set(name, row?.id ?? '');
}

const needs = async () =>
  (
    await river.ask<{ triageNeeds: Record<'needs' | 'open' | 'newSinceLastRun', { value: number }> }>(
      maren,
      '{ triageNeeds { needs { value } open { value } newSinceLastRun { value } } }',
    )
  ).triageNeeds;
const toDo = async (): Promise<string[]> =>
  (
    await river.ask<{ page: { nodes: { subject: string }[] } }>(
      maren,
      '{ page: triageCases(window: today, first: 50) { nodes { subject } } }',
    )
  ).page.nodes.map(({ subject }) => subject);
const coverage = async () =>
  (
    await river.ask<{ triageCoverage: { percent: number | null; actedInTime: number; acknowledgedOnly: number } }>(
      maren,
      '{ triageCoverage { percent actedInTime acknowledgedOnly } }',
    )
  ).triageCoverage;

beforeAll(async () => {
  river = await startRiver({ workers: 1, mailServer: true });
  maren = await river.api.person('support_manager', 'Maren');
  piet = await river.api.person('support_manager', 'Piet');
  csm = await river.api.person('csm', 'Cem');
  accountId = newId();
  const teamId = newId();
  await river.api.system(async (tx) => {
    await river.api.app
      .get(SaveAccounts)
      .run(tx, [{ id: accountId, name: 'Harbour Mills', at: river.api.clock.now() }], 'live');
    await ACCOUNT_IDS.claim(tx, [{ source: 'mail', externalId: 'harbour' }], () => accountId);
    await tx.query(`INSERT INTO account_owners VALUES ($1, 'csm', $2)`, [accountId, csm.id]);
    await tx.query('INSERT INTO teams (id, name, support_groups) VALUES ($1, $2, $3)', [teamId, 'Harbour', [GROUP]]);
    for (const { id } of [maren, piet]) await tx.query('INSERT INTO team_members VALUES ($1, $2)', [teamId, id]);
  });
  await river.ask(maren, 'mutation { adoptAlertStarters { id } }');
});
afterAll(() => river.close());

describe('the morning', () => {
  it('begins with a run that says how many need somebody', async () => {
    for (const name of ['reply', 'priority', 'reassign', 'note', 'engage', 'escalate', 'take'])
      await write(name, ANGRY);
    await write('calm', 'Hello, which port does the export use?');
    const { startShiftRun } = await river.ask<{ startShiftRun: { needed: number; openCases: number } }>(
      maren,
      'mutation { startShiftRun { needed openCases } }',
    );
    expect(startShiftRun).toMatchObject({ openCases: 8 });
    expect(startShiftRun.needed).toBeGreaterThanOrEqual(7);
    expect((await toDo()).sort()).toEqual(['engage', 'escalate', 'note', 'priority', 'reassign', 'reply', 'take']);
  });

  it.each([
    ['reply', () => `replyToCase(id: "${idOf('reply')}", input: { body: "We are on it, more by noon." })`, false],
    ['priority', () => `setCasePriority(id: "${idOf('priority')}", priority: "critical")`, true],
    ['reassign', () => `reassignCase(id: "${idOf('reassign')}", userId: "${piet.id}", team: "${GROUP}")`, true],
    ['note', () => `addCaseNote(id: "${idOf('note')}", body: "Please call them.", ownerId: "${piet.id}")`, true],
    ['engage', () => `engage(caseId: "${idOf('engage')}", role: csm, ask: "Please call their director.")`, true],
    ['take', () => `takeCase(id: "${idOf('take')}")`, true],
  ])('step 1: %s puts the case in hand', async (name, mutation, waits) => {
    expect((await does(maren, mutation()))['code']).toBeUndefined();
    const triage = await triageOf(name);
    expect(triage).toMatchObject({ act: name, pendingOurReply: waits });
    expect(triage.reasons).not.toContain('signals');
    expect(await toDo()).not.toContain(name);
  });

  it('the reply is a real mail in the customer’s thread', async () => {
    await river.until('the reply to leave', () =>
      Promise.resolve(
        river.mailbox?.mails.some(
          ({ to, text }) => to?.[0]?.address === 'ines@harbour.example' && text?.includes('more by noon'),
        ) ?? false,
      ),
    );
  });

  it('step 2: an escalation comes back in every run until its next update is set and not due', async () => {
    const { opened } = await river.ask<{ opened: { id: string } }>(
      maren,
      `mutation { opened: openEscalation(input: { accountId: "${accountId}", caseId: "${idOf('escalate')}", severity: high, reason: "Down" }) { ... on Escalation { id } } }`,
    );
    await river.caughtUp();
    expect((await triageOf('escalate')).reasons).toEqual(['escalation_update']);
    await does(maren, `addCaseNote(id: "${idOf('escalate')}", body: "Looking into it.")`);
    expect((await triageOf('escalate')).reasons).toEqual(['escalation_update']);
    await does(maren, `updateEscalation(id: "${opened.id}", input: { nextUpdateDueAt: "2026-03-27T13:00:00Z" })`);
    expect((await triageOf('escalate')).reasons).toEqual([]);
  });

  it('step 2: of two people who acknowledge a prediction, the second is told who was first', async () => {
    const caseId = idOf('calm');
    await river.api.system(async (tx) => {
      const now = river.api.clock.now();
      await tx.query('DELETE FROM predictions WHERE case_id = $1', [caseId]);
      await tx.query(
        `INSERT INTO predictions (case_id, score, additive, factors, origin, scored_at, rank, listed_at) VALUES ($1, 70, 70, '[]', 'live', $2, 1, $2)`,
        [caseId, now],
      );
    });
    expect((await triageOf('calm')).reasons).toContain('predicted');
    const review = (person: Person) =>
      does(person, `reviewPrediction(caseId: "${caseId}", verdict: acknowledged, reason: "Seen.")`);
    expect(await review(maren)).toMatchObject({ __typename: 'Prediction' });
    expect(await review(piet)).toMatchObject({
      code: 'PREDICTION_ALREADY_REVIEWED',
      message: expect.stringMatching(/^Maren has acknowledged/),
    });
    expect((await triageOf('calm')).reasons).not.toContain('predicted');
  });

  it('step 3: what only got a note or a colleague still waits for our reply', async () => {
    const { page } = await river.ask<{ page: { nodes: { subject: string }[] } }>(
      maren,
      '{ page: topCases(view: pending_reply, first: 50) { nodes { subject } } }',
    );
    expect(page.nodes.map(({ subject }) => subject).sort()).toEqual([
      'calm',
      'engage',
      'escalate',
      'note',
      'priority',
      'reassign',
      'take',
    ]);
  });

  it('step 4: an alert’s mail is acted on, logged with its channel, and handled in the run', async () => {
    await write('alerted', PRESSING);
    // After a flood of letters in the morning, the rest comes as one when a quarter of an hour is over.
    river.api.clock.advance(16 * 60_000);
    const address = `${maren.id}@staff.example`;
    const found = () =>
      river.mailbox?.mails.find(
        ({ to, subject, text }) => to?.[0]?.address === address && `${subject}${text}`.includes('alerted'),
      );
    await river.until('the alert mail', () => Promise.resolve(found() !== undefined));
    const text = found()?.text ?? '';
    const link = /alerted[\s\S]*?https:\/\/success\.northwind\.example(\/alert\/\S+)/.exec(text)?.[1] ?? '';
    expect((await river.api.http.get(link)).status).toBe(200);
    expect((await triageOf('alerted')).reasons).toContain('signals');
    const done = await river.api.http.post(link).type('form').send({ act: 'take' });
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('You have taken this case.')]);
    await river.caughtUp();
    expect(await triageOf('alerted')).toMatchObject({ act: 'take', owner: { name: 'Maren' } });
    const traces = await river.api.system((tx) =>
      tx.query(
        `SELECT detail ->> 'channel' AS channel FROM audit_entries WHERE action = 'alert.acted' AND actor = $1`,
        [maren.id],
      ),
    );
    expect(traces).toEqual([{ channel: 'mail' }]);
  });

  it('ends with nothing in the console and the time that it took', async () => {
    expect(await toDo()).toEqual([]);
    await river.ask(maren, 'mutation { signShiftRun { id } }');
    river.api.clock.advance(4 * 60_000);
    const { ended } = await river.ask<{ ended: object }>(
      maren,
      'mutation { ended: endShiftRun { ... on ShiftRun { activeMs work { acted } } } }',
    );
    expect(ended).toEqual({ activeMs: 4 * 60_000, work: { acted: 8 } });
  });
});

describe('the afternoon', () => {
  it('brings back what is due: the escalation whose update is late, and what the customer wrote since', async () => {
    river.api.clock.set('2026-03-27T14:00:00Z');
    await write('reply', 'I am still waiting, this is very frustrating.', { externalId: 'reply' });
    expect((await triageOf('escalate')).reasons).toContain('escalation_update');
    expect((await triageOf('reply')).reasons).toContain('signals');
    expect((await needs()).newSinceLastRun).toEqual({ value: 1 });
    await river.ask(maren, 'mutation { startShiftRun { id } }');
  });

  it('acknowledges in bulk, and coverage is what it was', async () => {
    for (let n = 0; n < 6; n += 1) await write(`bulk-${n}`, ANGRY);
    river.api.clock.set('2026-03-31T09:00:00Z'); // their business day is over
    const before = await coverage();
    const ids = Array.from({ length: 6 }, (_, n) => idOf(`bulk-${n}`));
    await does(maren, `acknowledgeCases(ids: ${JSON.stringify(ids)}, reason: "Known trouble, they were told.")`);
    const after = await coverage();
    expect(after).toEqual({ ...before, acknowledgedOnly: before.acknowledgedOnly + 6 });
    expect(after.percent).toBeLessThan(90);
  });
});
