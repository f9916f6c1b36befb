// Plays through the real api and worker: who gets which task until when, what happens once, and what people do with tasks.
import { FIVE_TASKS, playStage, type PlayStage } from '../support/play-stage.js';
import { settled } from '../support/settled.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { newId } from '#kernel';

let api: TestApi;
let worker: TestWorker;
let leader: Person;
let stage: PlayStage;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: 'America/New_York' });
  worker = await startWorker(api.config, api.clock);
  leader = await api.person('leader');
  stage = playStage(api, worker, leader);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
// Friday noon in Berlin; clocks there go forward on the Sunday after.
beforeEach(() => api.clock.set('2026-03-27T11:00:00Z'));

const keysOf = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);

describe('a play', () => {
  it('gives the five tasks to the CSM, due at close of business over the weekend and the change of clocks', async () => {
    const csm = await api.person('csm');
    const { tasks } = await stage.running(csm);
    expect(tasks.map(({ key, due, assignee, state }) => ({ key, due, mine: assignee === csm.id, state }))).toEqual([
      { key: 'escalate', due: '2026-03-27T16:00', mine: true, state: 'open' },
      { key: 'investigate', due: '2026-03-30T15:00', mine: true, state: 'open' },
      { key: 'address', due: '2026-04-01T15:00', mine: true, state: 'open' },
      { key: 'convey', due: '2026-04-06T15:00', mine: true, state: 'open' },
      { key: 'follow-up', due: '2026-04-17T15:00', mine: true, state: 'open' },
    ]);
  });

  it('counts in the zone of the installation where the account has none, and falls back to the next role, then to nobody', async () => {
    const [am, gone] = [await api.person('account_manager'), await api.person('csm')];
    await api.system((tx) => tx.query('UPDATE users SET active = false WHERE id = $1', [gone.id]));
    const key = await stage.segment();
    await stage.enable(await stage.play(key, [{ key: 'call', due: { businessDays: 0 } }]));
    const [fallen, nobodys] = [
      await stage.account({ csm: gone, am }, null),
      await stage.account({}, 'Pacific/Auckland'),
    ];
    await stage.enter(key, [fallen, nobodys]);
    await settled(worker, api);
    expect(await stage.tasksOf(fallen)).toMatchObject([{ due: '2026-03-27T21:00', assignee: am.id }]);
    // Saturday there already.
    expect(await stage.tasksOf(nobodys)).toMatchObject([{ due: '2026-03-30T04:00', assignee: null }]);
    const unassigned = await leader.ask<{ myTasks: { nodes: object[] } }>(
      `{ myTasks(view: later, unassigned: true, accountId: "${nobodys}") { nodes { title assignee { name } } } }`,
    );
    expect(unassigned.data.myTasks.nodes).toEqual([{ title: 'Task 1', assignee: null }]);
  });

  it('ignores backfill, and what entered before it was on', async () => {
    const key = await stage.segment();
    const playKey = await stage.play(key);
    const [early, told, late] = [await stage.account(), await stage.account(), await stage.account()];
    await stage.enter(key, [early]);
    await stage.enable(playKey);
    await stage.enter(key, [told], 'backfill');
    await stage.enter(key, [late]);
    await settled(worker, api);
    expect([await stage.runsOf(early), await stage.runsOf(told)]).toEqual([[], []]);
    expect(await stage.runsOf(late)).toHaveLength(1);
  });

  it('takes existing members when asked to, says how many there are, and starts none of them twice', async () => {
    const key = await stage.segment(true);
    const playKey = await stage.play(key);
    const members = [await stage.account(), await stage.account()];
    await settled(worker, api); // the segment has judged the new accounts before they are put into it by hand
    await stage.enter(key, members, 'backfill');
    const { data } = await leader.ask<{ play: object }>(
      `{ play(key: "${playKey}") { existingMembers enabled segment runCounts { running } } }`,
    );
    expect(data.play).toEqual({ existingMembers: 2, enabled: false, segment: key, runCounts: { running: 0 } });
    expect(await stage.enable(playKey, 'existing')).toEqual({ toStart: 2 });
    expect(await stage.enable(playKey, 'existing')).toEqual({ code: 'PLAY_ENABLED' });
    await stage.take();
    await leader.ask(`mutation { disablePlay(key: "${playKey}") { __typename } }`);
    expect(await stage.enable(playKey, 'existing')).toEqual({ toStart: 0 });
    await stage.take();
    await settled(worker, api);
    for (const id of members) expect(await stage.tasksOf(id)).toHaveLength(5);
  });

  it('is not switched by those who may not, nor without its segment', async () => {
    const csm = await api.person('csm');
    const playKey = await stage.play(stage.name('missing'));
    const refused = await csm.ask(`mutation { enablePlay(key: "${playKey}", startWith: new) { __typename } }`);
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await stage.enable(playKey)).toEqual({ code: 'PLAY_SEGMENT_MISSING' });
    expect(await stage.enable('no-such-play')).toEqual({ code: 'PLAY_NOT_FOUND' });
  });

  it('leaves running work alone when it is switched off, and starts nothing more', async () => {
    const { key, playKey, accountId } = await stage.running(await api.person('csm'));
    await leader.ask(`mutation { disablePlay(key: "${playKey}") { __typename } }`);
    const other = await stage.account();
    await stage.enter(key, [other]);
    await settled(worker, api);
    expect(await stage.runsOf(accountId)).toMatchObject([{ state: 'running' }]);
    expect(await stage.runsOf(other)).toEqual([]);
  });

  it('starts hundreds of accounts as one set', async () => {
    const key = await stage.segment(true);
    const playKey = await stage.play(key);
    const ids = Array.from({ length: 1_200 }, () => newId());
    await api.system((tx) =>
      api.app.get(SaveAccounts).run(
        tx,
        ids.map((id) => ({ id, name: 'Many', timeZone: 'Asia/Tokyo', at: api.clock.now() })),
        'backfill',
      ),
    );
    await settled(worker, api);
    await stage.enter(key, ids, 'backfill');
    expect(await stage.enable(playKey, 'existing')).toEqual({ toStart: 1_200 });
    await stage.take();
    const made = await api.system((tx) =>
      tx.one(
        `SELECT count(*)::int AS tasks, count(DISTINCT due_at)::int AS dates FROM tasks WHERE account_id = ANY($1)`,
        [ids],
      ),
    );
    expect(made).toEqual({ tasks: 6_000, dates: 5 });
  });
});

describe('a trigger that is told again', () => {
  it('starts nothing more for doubled events, in two workers', async () => {
    const csm = await api.person('csm');
    const { accountId, membership, tasks } = await stage.running(csm);
    const second = await startWorker(api.config, api.clock);
    for (let n = 0; n < 5; n += 1) await stage.tell('segment.entered', [membership, membership]);
    await Promise.all([settled(worker, api), settled(second, api)]);
    expect(await stage.tasksOf(accountId)).toEqual(tasks);
    for (const { id } of tasks) await stage.verb(csm, `skipTask(id: "${id}", reason: "x")`);
    await stage.tell('segment.entered', [membership]);
    await Promise.all([settled(worker, api), settled(second, api)]);
    expect(await stage.runsOf(accountId)).toMatchObject([{ state: 'completed' }]);
    await second.close();
  });

  it('refreshes the run that goes on, and starts a new one after it has ended', async () => {
    const csm = await api.person('csm');
    const { key, accountId, membership, tasks } = await stage.running(csm);
    await stage.leave([membership]);
    await settled(worker, api);
    expect(await stage.runsOf(accountId)).toEqual([
      { state: 'running', triggerId: membership, cleared: true, tasks: 5 },
    ]);
    const [again = ''] = await stage.enter(key, [accountId]);
    await settled(worker, api);
    expect(await stage.runsOf(accountId)).toEqual([{ state: 'running', triggerId: again, cleared: false, tasks: 5 }]);
    for (const { id } of tasks) await stage.verb(csm, `skipTask(id: "${id}", reason: "x")`);
    await stage.leave([again]);
    await settled(worker, api);
    api.clock.advance(60_000);
    await stage.enter(key, [accountId]);
    await settled(worker, api);
    expect(await stage.runsOf(accountId)).toMatchObject([{ state: 'completed' }, { state: 'running', tasks: 5 }]);
    expect(await stage.tasksOf(accountId)).toHaveLength(10);
  });

  it('does not start for an account that has left before anybody looked', async () => {
    const key = await stage.segment();
    await stage.enable(await stage.play(key));
    const accountId = await stage.account();
    await stage.leave(await stage.enter(key, [accountId]));
    await settled(worker, api);
    expect(await stage.runsOf(accountId)).toEqual([]);
  });
});

describe('the same task in two plays', () => {
  const call = { key: 'call', due: { businessDays: 1 } };
  const visit = { key: 'visit', due: { businessDays: 2 } };

  it('is made once and belongs to both, whoever comes first', async () => {
    const csm = await api.person('csm');
    const key = await stage.segment();
    await stage.enable(await stage.play(key, [call, visit]));
    await stage.enable(await stage.play(key, [{ ...call, due: { businessDays: 5 } }]));
    const accountId = await stage.account({ csm });
    await stage.enter(key, [accountId]);
    await settled(worker, api);
    const tasks = await stage.tasksOf(accountId);
    expect(keysOf(tasks)).toEqual(['call', 'visit']);
    expect(await stage.runsOf(accountId)).toMatchObject([{ tasks: 2 }, { tasks: 1 }]);
    const { data } = await csm.ask<{ task: { runs: object[] } }>(
      `{ task(id: "${tasks[0]?.id}") { runs { play { name } state cause { segment because } } } }`,
    );
    expect(data.task.runs).toHaveLength(2);
    expect(await stage.verb(csm, `completeTask(id: "${tasks[0]?.id}")`)).toBe('done');
    expect((await stage.runsOf(accountId)).map(({ state }) => state)).toEqual(['running', 'completed']);
  });

  it('counts as done while the run that did it goes on', async () => {
    const csm = await api.person('csm');
    const { accountId, tasks } = await stage.running(csm, [call, visit]);
    await stage.verb(csm, `completeTask(id: "${tasks[0]?.id}")`);
    const other = await stage.segment();
    await stage.enable(await stage.play(other, [call]));
    await stage.enter(other, [accountId]);
    await settled(worker, api);
    expect(keysOf(await stage.tasksOf(accountId))).toEqual(['call', 'visit']);
    expect((await stage.runsOf(accountId)).map(({ state }) => state)).toEqual(['running', 'completed']);
  });

  it('is left to the play that still needs it when the other is cleared', async () => {
    const csm = await api.person('csm');
    const { accountId, membership } = await stage.running(csm, [call, visit], { whenCleared: 'cancel' });
    const other = await stage.segment();
    await stage.enable(await stage.play(other, [call]));
    await stage.enter(other, [accountId]);
    await settled(worker, api);
    await stage.leave([membership]);
    await settled(worker, api);
    expect(await stage.tasksOf(accountId)).toMatchObject([
      { key: 'call', state: 'open' },
      { key: 'visit', state: 'cancelled', reason: 'The account left “Escalated”.' },
    ]);
    expect(await stage.runsOf(accountId)).toMatchObject([
      { state: 'cancelled', tasks: 1 },
      { state: 'running', tasks: 1 },
    ]);
  });
});

describe('leaving the segment', () => {
  it.each([
    ['leave', 'open', 'running'],
    ['cancel', 'cancelled', 'cancelled'],
    ['complete', 'done', 'completed'],
  ])('with %s leaves tasks %s and the run %s', async (whenCleared, task, run) => {
    const { accountId, membership, tasks } = await stage.running(await api.person('csm'), FIVE_TASKS, { whenCleared });
    await stage.leave([membership], 'backfill');
    await settled(worker, api);
    expect(await stage.tasksOf(accountId)).toEqual(tasks);
    await stage.leave([membership]);
    await stage.tell('segment.left', [membership]);
    await settled(worker, api);
    expect(new Set((await stage.tasksOf(accountId)).map(({ state }) => state))).toEqual(new Set([task]));
    expect(await stage.runsOf(accountId)).toMatchObject([{ state: run, cleared: true }]);
    expect(await stage.eventsOf('task.done', tasks[0]?.id ?? '')).toBe(whenCleared === 'complete' ? 1 : 0);
  });
});

describe('a change of owner', () => {
  const own = (accountId: string, person: Person) =>
    api.system((tx) =>
      api.app
        .get(SaveAccounts)
        .setOwners(tx, [{ accountId, role: 'csm', userId: person.id, at: api.clock.now() }], 'live'),
    );

  it('moves the open tasks of the role where the play says so, but not those that a person gave to somebody', async () => {
    const [first, second, third] = [await api.person('csm'), await api.person('csm'), await api.person('csm')];
    const { accountId, tasks } = await stage.running(first, FIVE_TASKS, { whenOwnerChanges: 'move' });
    const [done, byHand] = tasks;
    await stage.verb(first, `skipTask(id: "${done?.id}", reason: "not needed")`);
    expect(await stage.verb(first, `reassignTask(id: "${byHand?.id}", userId: "${third.id}")`)).toBe('open');
    await own(accountId, second);
    await settled(worker, api);
    const holders = (await stage.tasksOf(accountId)).map(({ assignee }) => assignee);
    expect(holders).toEqual([first.id, third.id, second.id, second.id, second.id]);
    const history = await api.system((tx) =>
      tx.query(`SELECT value FROM task_intervals WHERE task_id = $1 AND attribute = 'assignee' AND to_at IS NULL`, [
        tasks[2]?.id,
      ]),
    );
    expect(history).toEqual([{ value: second.id }]);
  });

  it('leaves them where the play does not', async () => {
    const [first, second] = [await api.person('csm'), await api.person('csm')];
    const { accountId, tasks } = await stage.running(first);
    await own(accountId, second);
    await settled(worker, api);
    expect(await stage.tasksOf(accountId)).toEqual(tasks);
  });
});
