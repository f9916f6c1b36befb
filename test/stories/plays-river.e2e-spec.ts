// An account leaves and re-enters, matches two plays that share tasks, changes owner, crosses a change of clocks and public
// holidays: the exact tasks, whose they are and until when.
import { settled } from '../support/settled.js';
import { playStage, type PlayStage } from '../support/play-stage.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { SaveEscalations } from '#escalations';
import { newId } from '#kernel';

let api: TestApi;
let worker: TestWorker;
let stage: PlayStage;
let maya: Person;
let noah: Person;
beforeAll(async () => {
  // The house is elsewhere: dates must follow the account, not the installation.
  api = await startApi({ BELLWETHER_TIME_ZONE: 'America/New_York' });
  worker = await startWorker(api.config, api.clock);
  stage = playStage(api, worker, await api.person('leader'));
  maya = await api.person('csm');
  noah = await api.person('csm');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const CALL = { key: 'call', title: 'Call', due: { businessHours: 4 } };
const TROUBLE = [
  CALL,
  { key: 'investigate', title: 'Investigate', after: 'call', due: { businessDays: 2 } },
  { key: 'convey', title: 'Convey', after: 'investigate', due: { days: 9 } },
  { key: 'follow-up', title: 'Follow up', after: 'convey', due: { businessDays: 7 } },
];
const REVIEW = [
  { key: 'investigate', title: 'Investigate again', due: { businessDays: 9 } },
  {
    key: 'review',
    title: 'Review',
    after: 'investigate',
    due: { businessDays: 10 },
    assignee: { role: 'am', fallback: ['csm'] },
  },
];

const open = async (accountId: string) =>
  (await stage.tasksOf(accountId)).map(
    ({ key, due, assignee, state }) =>
      `${key} ${due} ${assignee === maya.id ? 'maya' : assignee === noah.id ? 'noah' : assignee} ${state}`,
  );
const runs = async (accountId: string) =>
  (await stage.runsOf(accountId)).map(({ state, cleared, tasks }) => `${state}${cleared ? ' cleared' : ''} ${tasks}`);
const idOf = async (accountId: string, key: string) =>
  (await stage.tasksOf(accountId)).findLast((task) => task.key === key)?.id ?? '';

async function german(owner: Person): Promise<string> {
  const id = newId();
  await api.system(async (tx) => {
    const at = api.clock.now();
    await api.app
      .get(SaveAccounts)
      .run(tx, [{ id, name: 'Hafen AG', timeZone: 'Europe/Berlin', custom: { country: 'DE' }, at }], 'live');
    await api.app.get(SaveAccounts).setOwners(tx, [{ accountId: id, role: 'csm', userId: owner.id, at }], 'live');
  });
  return id;
}
const own = (accountId: string, person: Person) =>
  api.system((tx) =>
    api.app
      .get(SaveAccounts)
      .setOwners(tx, [{ accountId, role: 'csm', userId: person.id, at: api.clock.now() }], 'live'),
  );

describe('an account in trouble over Easter', () => {
  it('gets each task once, at its own hours, through leaving, re-entering, a second play and a new owner', async () => {
    // Friday, 27 March 2026, 15:00 in Berlin. Clocks go forward on Sunday; Good Friday is 3 April, Easter Monday 6 April.
    api.clock.set('2026-03-27T14:00:00Z');
    const [troubled, reviewed] = [await stage.segment(), await stage.segment()];
    await stage.enable(
      await stage.play(troubled, TROUBLE, {
        whenOwnerChanges: 'move',
        whenCleared: 'cancel',
        frequency: { times: 2, days: 30 },
      }),
    );
    await stage.enable(await stage.play(reviewed, REVIEW, { whenOwnerChanges: 'leave', whenCleared: 'leave' }));
    const accountId = await german(maya);
    const [first = ''] = await stage.enter(troubled, [accountId]);
    await settled(worker, api);
    const begun = [
      // Two hours on Friday until 17:00, two on Monday from 9:00: 11:00 in Berlin, in summer time.
      'call 2026-03-30T09:00 maya open',
      'investigate 2026-03-31T15:00 maya open',
      // Nine days on: Easter Sunday, rolled over Easter Monday to Tuesday.
      'convey 2026-04-07T15:00 maya open',
      // Seven business days without Good Friday and Easter Monday.
      'follow-up 2026-04-09T15:00 maya open',
    ];
    expect(await open(accountId)).toEqual(begun);

    // It enters the second segment on Tuesday: the investigation is there already, so that both runs have it, due as it was.
    api.clock.set('2026-03-31T08:00:00Z');
    expect(await stage.verb(maya, `completeTask(id: "${await idOf(accountId, 'call')}")`)).toBe('done');
    await stage.enter(reviewed, [accountId]);
    await settled(worker, api);
    const [, investigate, convey, followUp] = begun;
    const review = 'review 2026-04-16T15:00 maya open';
    const called = 'call 2026-03-30T09:00 maya done';
    expect(await open(accountId)).toEqual([called, investigate, convey, followUp, review]);
    expect(await runs(accountId)).toEqual(['running 4', 'running 2']);
    expect(await stage.verb(maya, `completeTask(id: "${await idOf(accountId, 'review')}")`)).toBe('TASK_WAITING');

    // A new CSM: open tasks of the first play move, what the second asked for stays, what is done stays done by whom it was.
    await own(accountId, noah);
    await settled(worker, api);
    expect(await open(accountId)).toEqual([
      called,
      'investigate 2026-03-31T15:00 noah open',
      'convey 2026-04-07T15:00 noah open',
      'follow-up 2026-04-09T15:00 noah open',
      review,
    ]);

    // The customer asks for two days more: what comes later in the same work moves along, over the holidays, and can be taken back.
    const { data } = await noah.ask<{ moveTaskDue: { id: string; moves: { to: string }[] } }>(
      `mutation { moveTaskDue(id: "${await idOf(accountId, 'investigate')}", to: "2026-04-02T15:00:00Z", withLater: true) {
         ... on MovedTaskDue { id moves { to } } } }`,
    );
    const shifted = [
      called,
      'investigate 2026-04-02T15:00 noah open',
      'convey 2026-04-09T15:00 noah open',
      'follow-up 2026-04-13T15:00 noah open',
      'review 2026-04-20T15:00 maya open',
    ];
    expect(await open(accountId)).toEqual(shifted);
    const undo = `undoTaskDue(id: "${data.moveTaskDue.id}") { ... on MovedTaskDue { id } ... on Refused { code } }`;
    await noah.ask(`mutation { ${undo} }`);
    expect((await open(accountId))[3]).toBe('follow-up 2026-04-09T15:00 noah open');
    const again = await noah.ask<{ undoTaskDue: object }>(`mutation { ${undo} }`);
    expect(again.data.undoTaskDue).toEqual({ code: 'TASK_SHIFT_UNDONE' });

    // It leaves the first segment on the Thursday before Easter: only what the second play does not need is cancelled.
    api.clock.set('2026-04-02T09:00:00Z');
    await stage.leave([first]);
    await settled(worker, api);
    const left = [
      called,
      'investigate 2026-03-31T15:00 noah open',
      'convey 2026-04-07T15:00 noah cancelled',
      'follow-up 2026-04-09T15:00 noah cancelled',
      review,
    ];
    expect(await open(accountId)).toEqual(left);
    expect(await runs(accountId)).toEqual(['completed cleared 3', 'running 2']);

    // It re-enters over the holidays, on Easter Monday at noon: a new run. The open investigation is shared again, the call was
    // done in a run that is over, so it is asked for anew. Office hours begin on Tuesday.
    api.clock.set('2026-04-06T10:00:00Z');
    const [second = ''] = await stage.enter(troubled, [accountId]);
    await settled(worker, api);
    expect(await open(accountId)).toEqual([
      ...left,
      'call 2026-04-07T11:00 noah open',
      'convey 2026-04-15T15:00 noah open',
      'follow-up 2026-04-16T15:00 noah open',
    ]);
    expect(await runs(accountId)).toEqual(['completed cleared 3', 'running 2', 'running 4']);

    // Told again, it starts nothing; leaving and entering a third time within 30 days is one time too many.
    await stage.tell('segment.entered', [second, second]);
    await settled(worker, api);
    expect(await runs(accountId)).toHaveLength(3);
    await stage.leave([second]);
    await settled(worker, api);
    api.clock.set('2026-04-08T10:00:00Z');
    await stage.enter(troubled, [accountId]);
    await settled(worker, api);
    expect(await runs(accountId)).toHaveLength(3);
    // 30 days after the first start it may run again.
    api.clock.set('2026-05-07T10:00:00Z');
    await stage.leave(
      (
        await api.system((tx) =>
          tx.query<{ id: string }>(
            `SELECT m.id FROM segment_memberships m JOIN segments s ON s.id = m.segment_id WHERE s.key = $1 AND m.left_at IS NULL`,
            [troubled],
          ),
        )
      ).map(({ id }) => id),
    );
    await settled(worker, api);
    api.clock.advance(1_000);
    await stage.enter(troubled, [accountId]);
    await settled(worker, api);
    expect(await runs(accountId)).toHaveLength(4);
  });
});

describe('escalations as triggers', () => {
  const escalate = (accountId: string, at: string, resolvedAt: string | null = null) => {
    const key = newId();
    const row = { source: 'desk', externalId: key, accountId, openedAt: new Date(at) };
    return api.system((tx) =>
      api.app
        .get(SaveEscalations)
        .run(
          tx,
          [{ ...row, resolvedAt: resolvedAt === null ? null : new Date(resolvedAt), at: api.clock.now() }],
          'live',
        ),
    );
  };
  const triggered = (trigger: object, more: object = {}) =>
    stage.play('unused', [CALL], { trigger, whenCleared: 'cancel', ...more });

  it('start when the second within 90 days is opened, and when one stays open for five business days of the account', async () => {
    api.clock.set('2026-03-27T14:00:00Z');
    const accountId = await german(maya);
    await stage.enable(await triggered({ on: 'escalation.opened', atLeast: 2, withinDays: 90 }));
    const stays = await triggered({ on: 'escalation.unresolved', businessDays: 5 });
    await stage.enable(stays);
    await escalate(accountId, '2026-03-27T13:00:00Z');
    await settled(worker, api);
    expect(await runs(accountId)).toEqual([]);
    // Five business days after Friday: Thursday would be four, Good Friday and Easter Monday don't count, so Tuesday 17:00 in Berlin.
    for (const early of ['2026-04-03T16:00:00Z', '2026-04-07T14:59:00Z']) {
      api.clock.set(early);
      await stage.lookForUnresolved();
      expect(await runs(accountId)).toEqual([]);
    }
    api.clock.set('2026-04-07T15:00:00Z');
    await stage.lookForUnresolved();
    await stage.lookForUnresolved();
    expect(await runs(accountId)).toEqual(['running 1']);
    // A second escalation: the other play shares the open call.
    await escalate(accountId, '2026-04-07T15:00:00Z');
    await settled(worker, api);
    expect(await runs(accountId)).toEqual(['running 1', 'running 1']);
    expect((await stage.tasksOf(accountId)).map(({ key }) => key)).toEqual(['call']);
    // All resolved: nothing is left to do.
    api.clock.set('2026-04-08T10:00:00Z');
    await api.system(async (tx) => {
      const rows = await tx.query<{ externalId: string; openedAt: Date }>(
        `SELECT external_id AS "externalId", opened_at AS "openedAt" FROM escalations WHERE account_id = $1`,
        [accountId],
      );
      const at = api.clock.now();
      const ended = rows.map((row) => ({ ...row, source: 'desk', accountId, resolvedAt: at, at }));
      await api.app.get(SaveEscalations).run(tx, ended, 'live');
    });
    await settled(worker, api);
    expect(await runs(accountId)).toEqual(['cancelled cleared 0', 'cancelled cleared 1']);
  });
});
