// Campaigns of several steps through the real api and worker: branches, waits, goals, people who enter, two who agree, a page that asks.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campaignStage, type CampaignStage } from '../support/campaign-stage.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { EventLog } from '#platform/events';

let api: TestApi;
let data = '';
let worker: TestWorker;
let leader: Person;
let csm: Person;
let stage: CampaignStage;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'bellwether-steps-'));
  api = await startApi({ BELLWETHER_DATA_DIR: data });
  worker = await startWorker(api.config, api.clock);
  leader = await api.person('leader', 'Lea');
  csm = await api.person('csm', 'Dana Reyes');
  stage = campaignStage(api, worker, leader, csm);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await rm(data, { recursive: true });
});
beforeEach(() => api.clock.set('2026-03-11T09:00:00Z'));

const rows = <T extends object>(sql: string, params: unknown[] = []) => api.system((tx) => tx.query<T>(sql, params));
const standing = (runId: string) =>
  rows<{ contact: string; state: string; reason: string | null; arm: string }>(
    'SELECT contact_id AS contact, state, reason, arm FROM campaign_enrolments WHERE run_id = $1',
    [runId],
  );
const sent = async (email: string) => (await stage.inbox(email)).map(({ subject }) => subject).sort();

/** These enter the segment at this moment, and the worker hears of it. */
async function enter(key: string, contacts: readonly string[], origin: 'live' | 'backfill' = 'live'): Promise<void> {
  await api.system(async (tx) => {
    const made = await tx.query<{ id: string }>(
      `INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
       SELECT gen_random_uuid(), s.id, c.id, c.account_id, $3, $4, '{}' FROM segments s, contacts c WHERE s.key = $1 AND c.id = ANY($2) RETURNING id`,
      [key, contacts, api.clock.now(), origin],
    );
    await tx.query('UPDATE contacts SET roles = roles || $1::text WHERE id = ANY($2)', [key, contacts]);
    await api.app.get(EventLog).append(tx, {
      name: 'segment.entered',
      subjects: made.map(({ id }) => id),
      origin,
      occurredAt: api.clock.now(),
    });
  });
  await worker.drain();
}

const say = (line: string) => ({ template: 'post-feedback-passive', subject: line });

describe('a branch', () => {
  it('sends promoter, passive and detractor their own mail, and gives the CSM the call', async () => {
    const account = await stage.account();
    const [happy, so, angry] = [
      await stage.champion(account),
      await stage.champion(account),
      await stage.champion(account),
    ];
    const [promoters, detractors] = [await stage.segment([happy.id]), await stage.segment([angry.id])];
    const key = await stage.campaign([happy.id, so.id, angry.id], {
      template: undefined,
      schedule: { on: 'launch' },
      steps: [
        {
          branch: [
            { name: 'Promoter', when: { segment: promoters }, steps: [{ send: 'promoter', ...say('Promoter') }] },
            {
              name: 'Detractor',
              when: { segment: detractors },
              steps: [
                { task: 'call-detractor', title: 'Call them', instructions: 'Listen first.' },
                { send: 'detractor', ...say('Detractor') },
              ],
            },
          ],
          otherwise: [{ send: 'passive', ...say('Passive') }],
        },
      ],
    });
    const run = await stage.launch(key);
    await stage.finished(run.id);
    expect([await sent(happy.email), await sent(so.email), await sent(angry.email)]).toEqual([
      ['Promoter'],
      ['Passive'],
      ['Detractor'],
    ]);
    await worker.drain();
    expect(await rows('SELECT key, title, assignee_id AS who FROM tasks WHERE account_id = $1', [account])).toEqual([
      { key: 'call-detractor', title: 'Call them', who: csm.id },
    ]);
    expect((await stage.runOf(run.id)).progress).toEqual([{ state: 'sent', count: 3 }]);
  });
});

describe('people who enter', () => {
  it('get it once, step by step, and no more once the goal is reached; history brings nobody in', async () => {
    const account = await stage.account();
    const [one, two, past] = [
      await stage.champion(account),
      await stage.champion(account),
      await stage.champion(account),
    ];
    const [key, goal] = [await stage.segment([]), await stage.segment([])];
    const campaign = await stage.campaign([], {
      template: undefined,
      audience: { segment: key },
      schedule: { on: 'entry' },
      reached: { when: { segment: goal }, withinDays: 30 },
      steps: [{ send: 'first', ...say('First') }, { wait: { days: 3 } }, { send: 'second', ...say('Second') }],
    });
    await leader.ask(
      `mutation { scheduleCampaign(key: "${campaign}", on: true) { ... on Campaign { key } ... on Refused { code message } } }`,
    );
    api.clock.advance(1000);
    await enter(key, [past.id], 'backfill');
    await enter(key, [one.id, two.id]);
    await until(async () => (await sent(one.email)).length + (await sent(two.email)).length === 2, 'the first mails');
    const [{ id }] = (await rows<{ id: string }>(
      'SELECT r.id FROM campaign_runs r JOIN campaigns c ON c.id = r.campaign_id WHERE c.key = $1',
      [campaign],
    )) as [{ id: string }];
    // The wait begins when the first mail has left.
    await until(
      async () =>
        (await rows('SELECT 1 FROM campaign_enrolments WHERE run_id = $1 AND wait_until IS NOT NULL', [id])).length ===
        2,
      'both wait',
    );
    api.clock.advance(3600_000);
    await enter(goal, [two.id]);
    api.clock.advance(4 * 86_400_000);
    await until(async () => (await standing(id)).every(({ state }) => state !== 'active'), 'both have come to an end');
    await until(async () => (await sent(one.email)).length === 2, 'the second mail');
    expect([await sent(one.email), await sent(two.email), await sent(past.email)]).toEqual([
      ['First', 'Second'],
      ['First'],
      [],
    ]);
    expect(
      (await standing(id)).map(({ contact, state, reason }) => [contact === one.id, state, reason]).sort(),
    ).toEqual([
      [false, 'exited', 'goal reached'],
      [true, 'done', null],
    ]);
    const { data: told } = await leader.ask<{ campaignRun: { report: object[] } }>(
      `{ campaignRun(id: "${id}") { state report { arm contacts mails delivered goalReached uplift { difference } } } }`,
    );
    expect(told.campaignRun).toEqual({
      state: 'running',
      report: [{ arm: '', contacts: 2, mails: 3, delivered: 3, goalReached: 1, uplift: null }],
    });
  });
});

describe('hours', () => {
  it('are kept where the recipient is, also by a mail that is released at night', async () => {
    const account = await stage.account();
    const person = await stage.champion(account, { timeZone: 'America/Los_Angeles' });
    const key = await stage.campaign([person.id], { hours: { from: '09:00', to: '17:00' } });
    const run = await stage.launch(key);
    await stage.runOf(run.id);
    await until(async () => (await stage.mailsOf(run.id)).length === 1, 'the mail is planned');
    const next = async () =>
      (await rows<{ at: Date }>('SELECT next_at AS at FROM mails WHERE mailing_id = $1', [run.id]))[0]?.at;
    // 02:00 in Los Angeles.
    expect(await next()).toEqual(new Date('2026-03-11T16:00:00Z'));
    api.clock.set('2026-03-12T02:00:00Z');
    await until(
      async () => (await stage.stateOf(run.id, person.email)) === 'held: outside the allowed hours',
      'held at night',
    );
    expect(await stage.inbox(person.email)).toEqual([]);
    api.clock.set('2026-03-12T16:30:00Z');
    await stage.finished(run.id);
    expect(await stage.inbox(person.email)).toHaveLength(1);
  });
});

describe('a second person', () => {
  it('has to agree above a size, and nobody agrees with themselves', async () => {
    await rows('UPDATE campaign_settings SET approval_above = 1');
    const account = await stage.account();
    const people = [await stage.champion(account), await stage.champion(account)];
    const key = await stage.campaign(people.map(({ id }) => id));
    expect(await stage.launch(key)).toMatchObject({ code: 'CAMPAIGN_NEEDS_APPROVAL' });
    const ask = (person: Person, text: string) =>
      person.ask<Record<string, { code?: string; latestApproval?: { id: string } }>>(
        `mutation { answer: ${text} { ... on Campaign { latestApproval { id approved } } ... on Refused { code } } }`,
      );
    const asked = await ask(leader, `requestCampaignApproval(key: "${key}", schedule: false, note: "Spring")`);
    const id = asked.data['answer']?.latestApproval?.id ?? '';
    expect((await ask(leader, `decideCampaignApproval(id: "${id}", approved: true)`)).data['answer']).toEqual({
      code: 'APPROVAL_OWN',
    });
    const other = await api.person('admin', 'Ada');
    expect((await ask(other, `decideCampaignApproval(id: "${id}", approved: true)`)).data['answer']).toMatchObject({
      latestApproval: { id, approved: true },
    });
    await rows('UPDATE campaign_settings SET approval_above = 500');
    const run = await stage.launch(key);
    expect(run.key).toBe('2026-03-11');
    await stage.finished(run.id);
    for (const { email } of people) expect(await stage.inbox(email)).toHaveLength(1);
  });
});

describe('the page that asks why somebody stopped', () => {
  it('stores nothing when it is looked at, and the last word when it is sent', async () => {
    const account = await stage.account();
    const person = await stage.champion(account);
    const run = await stage.launch(await stage.campaign([person.id], { template: 'winback' }));
    await stage.finished(run.id);
    const link = /\/a\/[^?"]+/.exec((await stage.inbox(person.email))[0]?.html ?? '')?.[0] ?? '';
    const shown = await api.http.get(`${link}?answer=too-hard`);
    expect([shown.status, /value="too-hard" required checked/.test(shown.text)]).toEqual([200, true]);
    await api.http.head(link);
    expect(await rows('SELECT 1 FROM campaign_answers')).toEqual([]);
    await api.http.post(link).type('form').send({ answer: 'missing', comment: 'Exports' });
    await api.http.post(link).type('form').send({ answer: 'busy', comment: '<b>Later</b>' });
    expect(await rows('SELECT answer, comment, contact_id FROM campaign_answers')).toEqual([
      { answer: 'busy', comment: '<b>Later</b>', contact_id: person.id },
    ]);
    expect((await api.http.get(link)).text).toContain('&lt;b&gt;Later&lt;/b&gt;');
    expect(
      (
        await api.http
          .post(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))
          .type('form')
          .send({ answer: 'busy' })
      ).status,
    ).toBe(404);
    expect((await api.http.post(`/u/${link.slice(3)}`)).status).toBe(404);
  });
});
