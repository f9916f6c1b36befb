// Tasks through the real api: what people may do with them, what happens once, what can be taken back, and who sees which.
import { playStage, type PlayStage } from '../support/play-stage.js';
import { settled } from '../support/settled.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';

let api: TestApi;
let worker: TestWorker;
let stage: PlayStage;
let csm: Person;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: 'Europe/Berlin' });
  worker = await startWorker(api.config, api.clock);
  stage = playStage(api, worker, await api.person('leader'));
});
afterAll(async () => {
  await worker.close();
  await api.close();
});
beforeEach(async () => {
  api.clock.set('2026-03-27T11:00:00Z');
  csm = await api.person('csm');
});

const call = { key: 'call', due: { businessDays: 0 }, checklist: ['Called', 'Wrote'] };
const visit = {
  key: 'visit',
  after: 'call',
  due: { businessDays: 1 },
  outcomes: [
    { key: 'solved', label: 'Solved' },
    { key: 'open', label: 'Open' },
  ],
};

async function two(more: object = {}) {
  const made = await stage.running(csm, [call, visit], more);
  const [first, second] = made.tasks;
  return { ...made, first: first?.id ?? '', second: second?.id ?? '' };
}
const verb = (text: string, person = csm) => stage.verb(person, text);
const state = async (accountId: string) => (await stage.runsOf(accountId)).map((run) => run.state);

describe('completing', () => {
  it('waits for the task before, asks for an outcome, and ends the run with the last task', async () => {
    const { first, second, accountId } = await two();
    expect(await verb(`completeTask(id: "${second}", input: { outcome: "solved" })`)).toBe('TASK_WAITING');
    const shown = await csm.ask<{ task: object }>(
      `{ task(id: "${second}") { waitsFor { title state } outcomes { key } play { name } account { id } step } }`,
    );
    expect(shown.data.task).toMatchObject({
      waitsFor: { title: 'Task 1', state: 'open' },
      account: { id: accountId },
      step: 2,
    });
    expect(await verb(`completeTask(id: "${first}", input: { note: " Reached Ann ", checked: [1] })`)).toBe('done');
    expect(await verb(`completeTask(id: "${second}")`)).toBe('TASK_OUTCOME_MISSING');
    expect(await verb(`completeTask(id: "${second}", input: { outcome: "eaten" })`)).toBe('TASK_OUTCOME_UNKNOWN');
    expect(await state(accountId)).toEqual(['running']);
    expect(await verb(`completeTask(id: "${second}", input: { outcome: "solved" })`)).toBe('done');
    expect(await state(accountId)).toEqual(['completed']);
    const { data } = await csm.ask<{ task: object }>(
      `{ task(id: "${first}") { note doneAt doneBy { id } checklist { text done } waitsFor { id } } }`,
    );
    expect(data.task).toEqual({
      note: 'Reached Ann',
      doneAt: api.clock.now().toISOString(),
      doneBy: { id: csm.id },
      checklist: [
        { text: 'Called', done: false },
        { text: 'Wrote', done: true },
      ],
      waitsFor: null,
    });
  });

  it('happens once, also when clicked twice at the same time', async () => {
    const { first } = await two();
    const complete = () => verb(`completeTask(id: "${first}")`);
    expect((await Promise.all([complete(), complete()])).sort()).toEqual(['TASK_ENDED', 'done']);
    expect(await complete()).toBe('TASK_ENDED');
    expect(await stage.eventsOf('task.done', first)).toBe(1);
    const audited = await api.system((tx) => tx.query(`SELECT actor FROM audit_entries WHERE subject = $1`, [first]));
    expect(audited).toEqual([{ actor: csm.id }]);
  });

  it('of the last two tasks at the same time ends the run all the same', async () => {
    const { accountId, tasks } = await stage.running(csm, [call, { ...call, key: 'write' }]);
    await Promise.all(tasks.map(({ id }) => verb(`completeTask(id: "${id}")`)));
    expect(await state(accountId)).toEqual(['completed']);
  });
});

describe('taking back', () => {
  it('opens the task and its run again, and history keeps both', async () => {
    const { first, second, accountId } = await two();
    await verb(`completeTask(id: "${first}")`);
    await verb(`skipTask(id: "${second}", reason: "not needed")`);
    expect(await state(accountId)).toEqual(['completed']);
    api.clock.advance(60_000);
    expect(await verb(`reopenTask(id: "${first}")`)).toBe('open');
    expect(await state(accountId)).toEqual(['running']);
    const { data } = await csm.ask<{ task: object }>(`{ task(id: "${first}") { state doneAt doneBy { id } } }`);
    expect(data.task).toEqual({ state: 'open', doneAt: null, doneBy: null });
    const history = await api.system((tx) =>
      tx.query(
        `SELECT value, to_at IS NULL AS open FROM task_intervals WHERE task_id = $1 AND attribute = 'state' ORDER BY from_at, seq`,
        [first],
      ),
    );
    expect(history).toEqual([
      { value: 'done', open: false },
      { value: 'open', open: true },
    ]);
  });

  it('is refused where the work was asked for anew, and for what was cancelled', async () => {
    const { first, second, key, accountId, membership } = await two({ whenCleared: 'cancel' });
    await verb(`completeTask(id: "${first}")`);
    await verb(`skipTask(id: "${second}", reason: "not needed")`);
    await stage.leave([membership]);
    api.clock.advance(60_000);
    const [again = ''] = await stage.enter(key, [accountId]);
    await settled(worker, api);
    expect(await state(accountId)).toEqual(['completed', 'running']);
    expect(await verb(`reopenTask(id: "${first}")`)).toBe('TASK_OPEN_AGAIN');
    const newer = (await stage.tasksOf(accountId))[2];
    await verb(`skipTask(id: "${newer?.id}", reason: "x")`);
    expect(await verb(`reopenTask(id: "${first}")`)).toBe('TASK_RUN_REPLACED');
    await stage.leave([again]);
    await settled(worker, api);
    const [, , , cancelled] = await stage.tasksOf(accountId);
    expect(cancelled?.state).toBe('cancelled');
    expect(await verb(`reopenTask(id: "${cancelled?.id}")`)).toBe('TASK_CANCELLED');
  });
});

describe('skipping, snoozing, ticking and talking', () => {
  it('ask for what is needed', async () => {
    const { first } = await two();
    expect(await verb(`skipTask(id: "${first}", reason: " ")`)).toBe('TASK_REASON_MISSING');
    expect(await verb(`snoozeTask(id: "${first}", until: "2026-03-27T11:00:00Z")`)).toBe('TASK_SNOOZE_PAST');
    expect(await verb(`tickTask(id: "${first}", line: 2, done: true)`)).toBe('TASK_CHECKLIST_PLACE');
    expect(await verb(`commentTask(id: "${first}", body: "")`)).toBe('COMMENT_INVALID');
    expect(await verb(`tickTask(id: "${first}", line: 1, done: true)`)).toBe('open');
    expect(await verb(`commentTask(id: "${first}", body: "She is away until Monday")`)).toBe('open');
    const { data } = await csm.ask<{ task: object }>(
      `{ task(id: "${first}") { checklist { done } comments { body author { id } createdAt } } }`,
    );
    expect(data.task).toEqual({
      checklist: [{ done: false }, { done: true }],
      comments: [
        { body: 'She is away until Monday', author: { id: csm.id }, createdAt: api.clock.now().toISOString() },
      ],
    });
  });
});

describe('lists', () => {
  const titles = async (view: string, person = csm, whose = '') => {
    const { data } = await person.ask<{ myTasks: { nodes: { key: string }[] } }>(
      `{ myTasks(view: ${view}${whose}) { nodes { key } } }`,
    );
    return data.myTasks.nodes.map(({ key }) => key);
  };
  const counts = async () => {
    const { data } = await csm.ask<{ myTaskCounts: Record<string, number> }>(
      '{ myTaskCounts { overdue today week later } }',
    );
    return Object.values(data.myTaskCounts);
  };

  it('show what is late, for today, this week and later, and count the same', async () => {
    api.clock.set('2026-03-24T11:00:00Z'); // Tuesday
    const due = (key: string, businessDays: number) => ({ key, due: { businessDays } });
    const { tasks } = await stage.running(csm, [due('a', 0), due('b', 2), due('c', 3), due('d', 4)]);
    expect([await titles('overdue'), await titles('today'), await titles('week'), await titles('later')]).toEqual([
      [],
      ['a'],
      ['b', 'c'],
      ['d'],
    ]);
    expect(await counts()).toEqual([0, 1, 2, 1]);
    await verb(`snoozeTask(id: "${tasks[0]?.id}", until: "2026-03-26T08:00:00Z")`);
    expect([await titles('today'), await titles('later')]).toEqual([[], ['a', 'd']]);
    expect(await counts()).toEqual([0, 0, 2, 2]);
    api.clock.set('2026-03-26T09:00:00Z');
    expect([await titles('overdue'), await titles('today'), await titles('week')]).toEqual([['a'], ['b'], ['c']]);
    await verb(`completeTask(id: "${tasks[1]?.id}")`);
    api.clock.advance(1_000);
    await verb(`skipTask(id: "${tasks[0]?.id}", reason: "x")`);
    expect(await titles('done')).toEqual(['a', 'b']);
    expect(await counts()).toEqual([0, 0, 1, 1]);
  });

  it('are one’s own; leads look at others’, within what they see', async () => {
    const { accountId } = await two();
    const [leader, other, agent] = [await api.person('leader'), await api.person('csm'), await api.person('agent')];
    const whose = `, assigneeId: "${csm.id}", accountId: "${accountId}"`;
    expect(await titles('today', leader)).toEqual([]);
    expect(await titles('today', leader, whose)).toEqual(['call']);
    expect(await titles('today', other, whose)).toEqual([]);
    const refused = await agent.ask('{ myTasks(view: today) { nodes { key } } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('row scope', () => {
  it('hides a task from other CSMs, and shows it with its run to whoever has it', async () => {
    const { first, second, accountId } = await two();
    const helper = await api.person('csm');
    expect((await helper.ask<{ task: null }>(`{ task(id: "${second}") { id } }`)).data.task).toBeNull();
    expect(await verb(`completeTask(id: "${second}")`, helper)).toBe('TASK_NOT_FOUND');
    expect(await verb(`completeTask(id: "nonsense")`, helper)).toBe('TASK_NOT_FOUND');

    expect(await verb(`reassignTask(id: "${second}", userId: "${helper.id}")`)).toBe('open');
    const { data } = await helper.ask<{ task: object }>(
      `{ task(id: "${second}") { account { id } waitsFor { title } runs { state tasks { key } } } }`,
    );
    expect(data.task).toEqual({
      account: null,
      waitsFor: { title: 'Task 1' },
      runs: [{ state: 'running', tasks: [{ key: 'call' }, { key: 'visit' }] }],
    });
    expect(await verb(`completeTask(id: "${second}", input: { outcome: "solved" })`, helper)).toBe('TASK_WAITING');
    expect(await verb(`reassignTask(id: "${second}", userId: "${csm.id}")`, helper)).toBe('TASK_NOT_YOURS_TO_GIVE');
    await verb(`completeTask(id: "${first}")`);
    expect(await verb(`completeTask(id: "${second}", input: { outcome: "solved" })`, helper)).toBe('done');
    expect(await state(accountId)).toEqual(['completed']);
    expect(await verb(`reopenTask(id: "${second}")`, helper)).toBe('open');
    expect(await state(accountId)).toEqual(['running']);
  });

  it('gives tasks to people who can work on them', async () => {
    const { first } = await two();
    const agent = await api.person('agent');
    expect(await verb(`reassignTask(id: "${first}", userId: "${agent.id}")`)).toBe('TASK_ASSIGNEE_UNFIT');
    expect(await verb(`reassignTask(id: "${first}", userId: "${first}")`)).toBe('USER_NOT_FOUND');
    expect(await verb(`reassignTask(id: "${first}", userId: null)`)).toBe('open');
    expect((await csm.ask<{ task: object }>(`{ task(id: "${first}") { assignee { id } } }`)).data.task).toEqual({
      assignee: null,
    });
  });
});
