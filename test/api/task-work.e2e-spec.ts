// A task's work done from the task: a drafted mail, a logged call, a hand-over by the directory; and its answers as facts of segments.
import { playStage, type PlayStage } from '../support/play-stage.js';
import { settled } from '../support/settled.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveContacts } from '#accounts';
import { newId } from '#kernel';

let api: TestApi;
let worker: TestWorker;
let stage: PlayStage;
let csm: Person;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: 'Europe/Berlin' });
  worker = await startWorker(api.config, api.clock);
  stage = playStage(api, worker, await api.person('leader'));
  csm = await api.person('csm');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

async function contact(accountId: string, email: string): Promise<string> {
  const id = newId();
  const row = { id, accountId, email, firstName: 'Ann', lastName: 'Lee', at: api.clock.now() };
  await api.system((tx) => api.app.get(SaveContacts).run(tx, [row], 'live'));
  return id;
}
const verb = (text: string, person = csm) => stage.verb(person, text);
const said = async (id: string) => {
  const { data } = await csm.ask<{ task: { comments: { body: string }[] } }>(
    `{ task(id: "${id}") { comments { body } } }`,
  );
  return data.task.comments.map(({ body }) => body);
};

describe('work in place', () => {
  it('sends a mail once, logs a call, and says both in the task', async () => {
    const { tasks, accountId } = await stage.running(csm);
    const id = tasks[0]?.id ?? '';
    const ann = await contact(accountId, 'ann@customer.example');
    const stranger = await contact(await stage.account(), 'eve@other.example');
    const mail = (to: string) =>
      verb(`mailFromTask(id: "${id}", contactId: "${to}", subject: "Plan", text: "Here it is.")`);
    expect(await mail(stranger)).toBe('CONTACT_UNKNOWN');
    expect(await mail(ann)).toBe('open');
    expect(await mail(ann)).toBe('open');
    const mails = await api.system((tx) =>
      tx.query(`SELECT address, account_id AS account FROM mails WHERE address LIKE '%customer.example'`),
    );
    expect(mails).toEqual([{ address: 'ann@customer.example', account: accountId }]);
    expect(await verb(`logTaskCall(id: "${id}", contactId: "${ann}", summary: " They wait for Monday. ")`)).toBe(
      'open',
    );
    expect(await verb(`logTaskCall(id: "${id}", summary: " ")`)).toBe('CALL_SUMMARY_MISSING');
    expect(await verb(`handOverTask(id: "${id}", entryId: "${newId()}", message: "x")`)).toBe(
      'DIRECTORY_PERSON_MISSING',
    );
    expect((await said(id)).slice(-1)).toEqual(['Call with Ann Lee: They wait for Monday.']);
    expect((await said(id))[0]).toBe('Mail to Ann Lee: Plan\n\nHere it is.');
  });
});

describe('answers', () => {
  it('are asked for, kept, and read by a segment', async () => {
    const field = { key: 'renewal-risk', label: 'Is the renewal in danger?', type: 'yes-no', required: true };
    const { tasks, accountId } = await stage.running(csm, [{ key: 'ask', due: { businessDays: 0 }, fields: [field] }]);
    const id = tasks[0]?.id ?? '';
    const rule = { fact: 'answer.renewal-risk', op: 'is', value: true };
    const leader = await api.person('leader');
    const made = await leader.ask<{ createSegment: { id: string } }>(
      `mutation ($input: SegmentInput!) { createSegment(input: $input) { id } }`,
      { input: { key: 'renewal-at-risk', name: 'Renewal at risk', object: 'account', rule } },
    );
    expect(made.errors).toBeUndefined();
    await settled(worker, api);
    expect(await verb(`completeTask(id: "${id}")`)).toBe('TASK_ANSWER_MISSING');
    expect(await verb(`completeTask(id: "${id}", input: { answers: { other: 1 } })`)).toBe('TASK_ANSWER_UNKNOWN');
    expect(await verb(`completeTask(id: "${id}", input: { answers: { renewal_risk: true } })`)).toBe(
      'TASK_ANSWER_UNKNOWN',
    );
    const answer = await csm.ask<{ completeTask: { state?: string; code?: string } }>(
      `mutation ($answers: JSON) { completeTask(id: "${id}", input: { answers: $answers }) { ... on Task { state } ... on Refused { code } } }`,
      { answers: { 'renewal-risk': true } },
    );
    expect(answer.data.completeTask).toEqual({ state: 'done' });
    await settled(worker, api);
    const members = await api.system((tx) =>
      tx.query(
        `SELECT m.account_id AS id FROM segment_memberships m JOIN segments s ON s.id = m.segment_id WHERE s.key = 'renewal-at-risk' AND left_at IS NULL`,
      ),
    );
    expect(members).toEqual([{ id: accountId }]);
  });
});
