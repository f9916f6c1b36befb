// Triage through the real api: what arrives, what every action does to it, what comes back and when, and coverage.
import { settled } from '../support/settled.js';
import {
  account,
  ANGRY,
  ask,
  at,
  coverageOf,
  listed,
  manager,
  onStage,
  PRESSING,
  stateOf,
  verb,
  write,
} from '../support/triage-stage.js';
import { ReceiveMessages, SaveCases } from '#cases';
import { newId } from '#kernel';

const stage = onStage();

describe('what arrives', () => {
  it('is listed by kind and window, who has waited longest first, beside the stretch before', async () => {
    const mia = await manager('Mia');
    const [today, yesterday, week] = [
      await write(mia.group, [[PRESSING, 2]]),
      await write(mia.group, [[ANGRY, 20]]),
      await write(mia.group, [[ANGRY, 24 * 5]], { priority: 'high' }),
    ];
    await write(mia.group, [['Thanks, that works well.', 1]]);
    expect(await listed(mia, 'window: today')).toEqual([today]);
    expect(await listed(mia, 'window: since_yesterday')).toEqual([yesterday, today]);
    expect(await listed(mia, 'window: last_7_days')).toEqual([week, yesterday, today]);
    expect(await listed(mia, 'window: last_7_days, kinds: ["urgency"]')).toEqual([today]);
    expect(await listed(mia, 'window: last_7_days, priority: "high"')).toEqual([week]);
    expect(await listed(mia, `window: last_7_days, teamId: "${newId()}"`)).toEqual([]);
    const { tiles } = await ask<{
      tiles: { kind: string; family: string; count: number; previous: number; unhandled: number }[];
    }>(mia, '{ tiles: triageTiles(window: today) { kind family label count previous unhandled } }');
    expect(tiles.find(({ kind }) => kind === 'urgency')).toEqual(
      // Two phrases of one message: a tile counts signals, not cases.
      expect.objectContaining({ family: 'needs_attention', count: 2, previous: 0, unhandled: 2 }),
    );
    expect(tiles.find(({ kind }) => kind === 'frustration')).toEqual(
      expect.objectContaining({ count: 0, unhandled: 0 }),
    );
    expect(tiles.every(({ family }) => ['negative', 'needs_attention'].includes(family))).toBe(true);
    expect(await listed(await manager('Else'), 'window: last_7_days')).toEqual([]);
  });

  it('needs nobody when it is history', async () => {
    const hal = await manager('Hal');
    await stage.api().system(async (tx) => {
      const row = { source: 'old', externalId: newId(), team: hal.group, at: at(3) };
      const { created } = await stage.api().app.get(SaveCases).run(tx, [row], 'backfill');
      const message = { caseId: created[0] ?? '', source: 'old', externalId: newId(), direction: 'inbound' as const };
      await stage
        .api()
        .app.get(ReceiveMessages)
        .run(tx, [{ ...message, body: ANGRY, sentAt: at(2) }], 'backfill');
    });
    await settled(stage.worker(), stage.api());
    expect(await listed(hal, 'window: today')).toEqual([]);
    expect(await coverageOf(hal)).toMatchObject({ arrived: 0, percent: null });
  });
});

describe('an action', () => {
  it.each([
    ['a reply', (id: string) => `replyToCase(id: "${id}", input: { body: "We are on it." })`, 'reply', false],
    [
      'a logged call',
      (id: string) =>
        `logCaseContact(id: "${id}", input: { channel: call, at: "2026-03-11T08:59:00Z", summary: "Agreed." })`,
      'talk',
      false,
    ],
    ['a note', (id: string) => `addCaseNote(id: "${id}", body: "Please look.")`, 'note', true],
    ['a raised priority', (id: string) => `setCasePriority(id: "${id}", priority: "critical")`, 'priority', true],
    ['taking it', (id: string) => `takeCase(id: "${id}")`, 'take', true],
  ])(
    'such as %s puts the case in hand; only an answer to the customer ends their wait',
    async (_, mutation, act, waits) => {
      const ann = await manager('Ann');
      const id = await write(ann.group, [[ANGRY, 1]]);
      expect(await stateOf(ann, id)).toMatchObject({
        unhandled: 1,
        reasons: expect.arrayContaining(['signals']),
        act: null,
        pendingOurReply: true,
      });
      expect((await verb(ann, mutation(id)))['code']).toBeUndefined();
      const state = await stateOf(ann, id);
      expect(state).toMatchObject({ unhandled: 0, act, owner: { name: 'Ann' }, pendingOurReply: waits });
      expect(state.reasons).not.toContain('signals');
      expect(await listed(ann, 'window: today')).toEqual([]);
      expect(await listed(ann, 'window: today, handled: true')).toEqual([id]);
      const { pending } = await ask<{ pending: { nodes: { id: string }[] } }>(
        ann,
        '{ pending: topCases(view: pending_reply) { nodes { id } } }',
      );
      expect(pending.nodes.map((each) => each.id)).toEqual(waits ? [id] : []);
    },
  );

  it('hands the case to whom it names, until its severity’s limit, a new signal, or its end', async () => {
    const [bob, eve] = [await manager('Bob'), await stage.api().person('agent', 'Eve')];
    await stage.api().system((tx) => tx.query('INSERT INTO team_members VALUES ($1, $2)', [bob.teamId, eve.id]));
    const id = await write(bob.group, [[ANGRY, 1]], { priority: 'high' });
    await verb(bob, `addCaseNote(id: "${id}", body: "Call them today.", ownerId: "${eve.id}")`);
    expect(await stateOf(bob, id)).toMatchObject({
      owner: { name: 'Eve' },
      // A day of opening hours after nine in the morning.
      lookAgainAt: '2026-03-11T17:00:00.000Z',
      reasons: [],
    });
    stage.api().clock.set('2026-03-11T17:00:00Z');
    expect((await stateOf(bob, id)).reasons).toEqual(['look_again']);
    await verb(bob, `acknowledgeCases(ids: ["${id}"], reason: "Eve has called.")`);
    expect(await stateOf(bob, id)).toMatchObject({ reasons: [], lookAgainAt: '2026-03-12T17:00:00.000Z' });

    await stage.api().system((tx) =>
      stage
        .api()
        .app.get(ReceiveMessages)
        .run(
          tx,
          [
            {
              caseId: id,
              source: 'mail',
              externalId: newId(),
              direction: 'inbound',
              body: PRESSING,
              sentAt: stage.api().clock.now(),
            },
          ],
          'live',
        ),
    );
    await settled(stage.worker(), stage.api());
    expect((await stateOf(bob, id)).reasons).toEqual(['signals']);
    await verb(bob, `reassignCase(id: "${id}", userId: "${eve.id}", team: "${bob.group}")`);
    expect(await stateOf(bob, id)).toMatchObject({ act: 'reassign', owner: { name: 'Eve' }, reasons: [] });
    await verb(bob, `setCaseState(id: "${id}", state: resolved)`);
    expect(await stateOf(bob, id)).toMatchObject({ reasons: [], lookAgainAt: null });
  });

  it('counts the same whichever became known first, and when it is told twice', async () => {
    const cat = await manager('Cat');
    const id = await write(cat.group, [['Hello there.', 3]]);
    await verb(cat, `replyToCase(id: "${id}", input: { body: "Hello." })`);
    // Written before the reply, told after it.
    await stage.api().system((tx) =>
      stage
        .api()
        .app.get(ReceiveMessages)
        .run(
          tx,
          [{ caseId: id, source: 'mail', externalId: newId(), direction: 'inbound', body: ANGRY, sentAt: at(1) }],
          'live',
        ),
    );
    await settled(stage.worker(), stage.api());
    expect((await stateOf(cat, id)).unhandled).toBe(0);
    const before = await stage
      .api()
      .system((tx) => tx.query('SELECT act, at, owner_id FROM triage_actions WHERE case_id = $1', [id]));
    await stage
      .api()
      .system((tx) => tx.query(`UPDATE event_cursors SET position = 0 WHERE subscriber = 'triage.follow'`));
    await settled(stage.worker(), stage.api());
    expect(
      await stage
        .api()
        .system((tx) => tx.query('SELECT act, at, owner_id FROM triage_actions WHERE case_id = $1', [id])),
    ).toEqual(before);
  });
});

describe('coverage', () => {
  it('is what was acted on within a business day; acknowledging in bulk lifts nothing and shows apart', async () => {
    const dan = await manager('Dan');
    const cases: string[] = [];
    for (let n = 0; n < 10; n += 1) cases.push(await write(dan.group, [[ANGRY, 1]]));
    expect(await coverageOf(dan)).toMatchObject({ arrived: 10, stillInTime: 10, percent: null });
    for (const id of cases.slice(0, 4)) await verb(dan, `setCasePriority(id: "${id}", priority: "high")`);
    expect(await coverageOf(dan)).toMatchObject({ actedInTime: 4, percent: 100 });
    stage.api().clock.set('2026-03-12T10:30:00Z'); // their business day is over
    expect(await coverageOf(dan)).toMatchObject({ actedInTime: 4, stillInTime: 0, percent: 40 });

    const ids = JSON.stringify(cases);
    await verb(dan, `acknowledgeCases(ids: ${ids}, reason: "All seen.")`);
    expect(await coverageOf(dan)).toMatchObject({ actedInTime: 4, acknowledgedOnly: 6, percent: 40 });
    expect(await listed(dan, 'window: last_7_days')).toEqual([]);
    expect(await stateOf(dan, cases[9] ?? '')).toMatchObject({
      unhandled: 0,
      act: null,
      acknowledgedBy: { name: 'Dan' },
    });
    // Acting late counts as late, and no longer as acknowledged only.
    await verb(dan, `takeCase(id: "${cases[9]}")`);
    expect(await coverageOf(dan)).toMatchObject({ actedInTime: 4, acknowledgedOnly: 5, percent: 40 });
    expect(await verb(dan, `acknowledgeCases(ids: ${ids}, reason: " ")`)).toMatchObject({ code: 'REASON_MISSING' });
  });
});

describe('an active escalation', () => {
  it('comes back in every run until its next update is set, and again when that is due', async () => {
    const { escalation, esc, caseId } = await escalated();
    const needs = async () => (await stateOf(esc, caseId)).reasons;
    expect(await needs()).toEqual(['escalation_update']);
    await verb(esc, `addCaseNote(id: "${caseId}", body: "Looking.")`);
    expect(await needs()).toEqual(['escalation_update']);
    await verb(esc, `updateEscalation(id: "${escalation}", input: { nextUpdateDueAt: "2026-03-11T15:00:00Z" })`);
    expect(await needs()).toEqual([]);
    stage.api().clock.set('2026-03-11T15:00:00Z');
    expect(await needs()).toEqual(['escalation_update']);
    await verb(esc, `resolveEscalation(id: "${escalation}", input: { rootCause: "a", summary: "b", prevention: "c" })`);
    expect(await needs()).toEqual([]);
  });

  async function escalated() {
    const esc = { ...(await manager('Esc')) };
    const accountId = await account('Escalated');
    const caseId = await write(esc.group, [['Please help.', 1]], { organisationKey: accountId });
    const { opened } = await ask<{ opened: { id: string } }>(
      esc,
      `mutation { opened: openEscalation(input: { accountId: "${accountId}", caseId: "${caseId}", severity: high, reason: "Down" }) { ... on Escalation { id } } }`,
    );
    await settled(stage.worker(), stage.api());
    return { esc, caseId, escalation: opened.id };
  }
});
