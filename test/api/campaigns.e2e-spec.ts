// Campaigns through the real api and worker: who gets the mail, who is held back and why, once however often it is launched.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { campaignStage, type CampaignStage, type Run } from '../support/campaign-stage.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { UsageRepository } from '#accounts';
import { MailClock } from '#delivery/jobs';

let api: TestApi;
let data = '';
let worker: TestWorker;
let leader: Person;
let csm: Person;
let stage: CampaignStage;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'bellwether-campaigns-'));
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
beforeEach(async () => {
  api.clock.set('2026-03-11T09:00:00Z');
  await stage.calm(0);
});

describe('Progress/Status', () => {
  it('reaches the champion of a calm account with all its headers and numbers, and waits for that of an escalated one', async () => {
    const [quiet, burning] = [await stage.account('Halden Logistics'), await stage.account()];
    const [happy, angry] = [await stage.champion(quiet), await stage.champion(burning)];
    await api.system((tx) =>
      api.app.get(UsageRepository).record(tx, [
        {
          accountId: quiet,
          contactId: happy.id,
          feature: 'Shipment boards',
          at: new Date('2026-03-10T10:00:00Z'),
          quantity: 30,
        },
        {
          accountId: quiet,
          contactId: happy.id,
          feature: 'Delay alerts',
          at: new Date('2026-02-20T10:00:00Z'),
          quantity: 12,
        },
        {
          accountId: quiet,
          contactId: happy.id,
          feature: 'Delay alerts',
          at: new Date('2026-01-20T10:00:00Z'),
          quantity: 21,
        },
      ]),
    );
    const escalation = await stage.escalate(burning);
    const run = await stage.launch(await stage.campaign([happy.id, angry.id]));
    expect(run).toMatchObject({ key: '2026-03-11' });
    await stage.settled(run.id);
    expect(await stage.stateOf(run.id, happy.email)).toBe('sent');
    expect(await stage.stateOf(run.id, angry.email)).toBe('held: account in escalation');
    expect((await stage.runOf(run.id)).state).toBe('running');

    const [mail] = await stage.inbox(happy.email);
    expect(mail).toMatchObject({
      subject: 'Halden Logistics: this is what you’ve accomplished so far',
      from: `Dana Reyes <${csm.id}@staff.example>`,
      to: `Maya Ødegård <${happy.email}>`,
    });
    for (const part of [mail?.html, mail?.text])
      for (const words of ['Maya', 'February 2026', '42', '+100 %', 'Shipment boards', '1 Harbour Way, Example City'])
        expect(part).toContain(words);
    const header = (name: string) => mail?.headers.find((each) => each.name === name)?.value;
    expect(header('Reply-To')).toContain(`${csm.id}@staff.example`);
    expect(header('Message-ID')).toMatch(/^<[0-9a-f]{32}@bellwether\.example>$/);
    expect(header('List-Id')).toMatch(/^"Progress reports" <progress-\d+\.bellwether\.example>$/);
    expect(header('List-Unsubscribe')).toMatch(
      /^<http:\/\/localhost:3000\/u\/[^>]+>,\s*<mailto:unsubscribe@bellwether\.example\?subject=[^>]+>$/,
    );
    expect(header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header('X-Bellwether-Key')).toBe(/[0-9a-f]{32}/.exec(header('Message-ID') ?? '')?.[0]);
    expect(mail?.headers.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Date', 'To', 'MIME-Version', 'Content-Type']),
    );

    await stage.resolve(escalation);
    await stage.finished(run.id);
    expect(await stage.stateOf(run.id, angry.email)).toBe('sent');
    expect(await stage.inbox(angry.email)).toHaveLength(1);
    expect(await stage.runOf(run.id)).toMatchObject({
      state: 'finished',
      audience: 2,
      progress: [{ state: 'sent', count: 2 }],
    });
  });

  it('is held for fourteen days at most, then shows that it was not sent', async () => {
    const burning = await stage.account();
    const angry = await stage.champion(burning);
    await stage.escalate(burning);
    const run = await stage.launch(await stage.campaign([angry.id]));
    await stage.settled(run.id);
    expect(await stage.mailsOf(run.id)).toMatchObject([{ state: 'held', until: '2026-03-25T09:00:00.000Z' }]);
    api.clock.set('2026-03-25T09:00:01Z');
    await stage.finished(run.id);
    expect(await stage.stateOf(run.id, angry.email)).toBe('expired: account in escalation');
    expect(await stage.inbox(angry.email)).toEqual([]);
  });

  it('leaves people in peace for the days after the escalation, and says so', async () => {
    await stage.calm(15);
    const burning = await stage.account();
    const angry = await stage.champion(burning);
    const escalation = await stage.escalate(burning);
    await stage.resolve(escalation);
    api.clock.set('2026-03-20T09:00:00Z');
    const run = await stage.launch(await stage.campaign([angry.id]));
    await stage.settled(run.id);
    expect(await stage.stateOf(run.id, angry.email)).toBe('held: account was in escalation a short while ago');
    api.clock.set('2026-03-26T09:00:01Z');
    await stage.finished(run.id);
    expect(await stage.stateOf(run.id, angry.email)).toBe('sent');
  });

  it('is not sent on release to somebody who has left the audience meanwhile', async () => {
    const burning = await stage.account();
    const angry = await stage.champion(burning);
    const escalation = await stage.escalate(burning);
    const run = await stage.launch(await stage.campaign([angry.id]));
    await stage.settled(run.id);
    api.clock.advance(1000);
    await api.system(async (tx) => {
      await tx.query(`UPDATE contacts SET roles = '{}' WHERE id = $1`, [angry.id]);
      await tx.query(
        `UPDATE segment_memberships SET left_at = $2, leave_cause = 'moved on' WHERE subject_id = $1 AND left_at IS NULL`,
        [angry.id, api.clock.now()],
      );
    });
    await stage.resolve(escalation);
    await stage.finished(run.id);
    expect(await stage.stateOf(run.id, angry.email)).toBe('suppressed: no longer in the audience');
  });

  it('goes once to an address that stands in two accounts, and says so; nobody is left out in silence', async () => {
    const [one, two] = [await stage.account(), await stage.account()];
    const here = await stage.champion(one);
    const there = await stage.champion(two, { email: here.email });
    const nameless = await stage.champion(two, { email: null });
    const run = await stage.launch(await stage.campaign([here.id, there.id, nameless.id]));
    await stage.finished(run.id);
    const mails = await stage.mailsOf(run.id);
    expect(mails.map(({ state, reason }) => [state, reason]).sort()).toEqual([
      ['failed', 'no address'],
      ['sent', null],
      ['suppressed', 'same address as another recipient'],
    ]);
    expect(await stage.inbox(here.email)).toHaveLength(1);
  });
});

describe('a launch', () => {
  it('said fifty times at once under one key is one run, with one message a person', async () => {
    const quiet = await stage.account();
    const people = await Promise.all(Array.from({ length: 5 }, () => stage.champion(quiet)));
    const key = await stage.campaign(people.map(({ id }) => id));
    const runs = await Promise.all(Array.from({ length: 50 }, () => stage.launch(key, ', launchKey: "spring"')));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    await stage.finished(runs[0]!.id);
    expect(await stage.runOf(runs[0]!.id)).toMatchObject({ audience: 5, progress: [{ state: 'sent', count: 5 }] });
    for (const { email } of people) expect(await stage.inbox(email)).toHaveLength(1);
    const events = await api.system((tx) =>
      tx.query<{ name: string }>(
        `SELECT e.name FROM events e JOIN campaigns c ON c.id = ANY(e.subjects) WHERE c.key = $1 ORDER BY e.seq`,
        [key],
      ),
    );
    await worker.drain();
    expect(events[0]).toEqual({ name: 'campaign.launched' });
  });

  it('is refused with what to do', async () => {
    const key = await stage.campaign([], { audience: { segment: 'nowhere' } });
    expect(await stage.launch(key)).toMatchObject({ code: 'CAMPAIGN_SEGMENT_MISSING' });
    expect(await stage.launch('nothing')).toMatchObject({ code: 'CAMPAIGN_NOT_FOUND' });
    expect(await stage.launch(await stage.campaign([], { template: 'nothing-here' }))).toMatchObject({
      code: 'MAIL_INCOMPLETE',
    });
    const reader = await api.person('read_only');
    expect(
      (await reader.ask(`mutation { launchCampaign(key: "${key}") { ... on Refused { code } } }`)).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('takes those who were in the segment at that moment, whenever their rows are made', async () => {
    const quiet = await stage.account();
    const [early, late] = [await stage.champion(quiet), await stage.champion(quiet)];
    const key = await stage.campaign([early.id]);
    const run = await stage.launch(key);
    api.clock.advance(1000);
    await api.system((tx) =>
      tx.query(
        `INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
         SELECT gen_random_uuid(), r.segment_id, $2, $3, $4, 'live', '{}' FROM campaign_runs r WHERE r.id = $1 ON CONFLICT DO NOTHING`,
        [run.id, late.id, quiet, api.clock.now()],
      ),
    );
    await stage.finished(run.id);
    expect((await stage.mailsOf(run.id)).map(({ address }) => address)).toEqual([early.email]);
  });

  it('happens by itself at the hour of its schedule, and not at all when that was missed', async () => {
    const quiet = await stage.account();
    const person = await stage.champion(quiet);
    const key = await stage.campaign([person.id]);
    await leader.ask(`mutation { scheduleCampaign(key: "${key}", on: true) { ... on Campaign { nextLaunchAt } } }`);
    const latest = async () =>
      (
        await leader.ask<{ campaign: { nextLaunchAt: string; latestRun: Run | null } }>(
          `{ campaign(key: "${key}") { nextLaunchAt latestRun { id key state } } }`,
        )
      ).data.campaign;
    // 09:00 on the 3rd comes first in the zone that is 14 hours ahead.
    expect(await latest()).toEqual({ nextLaunchAt: '2026-04-02T19:00:00.000Z', latestRun: null });
    api.clock.set('2026-04-02T19:05:00Z');
    await until(async () => (await latest()).latestRun !== null, 'launched by schedule');
    const { latestRun } = await latest();
    expect(latestRun).toMatchObject({ key: 'scheduled 2026-04-03' });
    await until(async () => (await stage.runOf(latestRun!.id)).audience === 1, 'planned');
    expect(await stage.runOf(latestRun!.id)).toMatchObject({
      state: 'running',
      progress: [{ state: 'queued', count: 1 }],
    });
    // Berlin has changed to summer time: 09:00 there is 07:00 UTC.
    api.clock.set('2026-04-03T06:59:00Z');
    await worker.app.get(MailClock).tick();
    expect(await stage.stateOf(latestRun!.id, person.email)).toBe('queued');
    api.clock.set('2026-04-03T07:00:00Z');
    await stage.finished(latestRun!.id);

    api.clock.set('2026-05-03T12:00:00Z');
    await worker.app.get(MailClock).tick();
    await worker.app.get(MailClock).tick();
    expect((await latest()).latestRun?.key).toBe('scheduled 2026-04-03');
    await leader.ask(`mutation { scheduleCampaign(key: "${key}", on: false) { ... on Campaign { key } } }`);
  });
});

describe('a run', () => {
  it('stops at pause, goes on at resume without repeating anybody, and cancel is final', async () => {
    const burning = await stage.account();
    const people = await Promise.all(Array.from({ length: 3 }, () => stage.champion(burning)));
    const escalation = await stage.escalate(burning);
    const run = await stage.launch(await stage.campaign(people.map(({ id }) => id)));
    await stage.settled(run.id);
    expect(await stage.verb('pauseCampaignRun', `id: "${run.id}"`)).toMatchObject({
      state: 'paused',
      pauseReason: 'paused by hand',
    });
    await stage.resolve(escalation);
    await until(async () => (await stage.runOf(run.id)).progress.some(({ state }) => state === 'queued'), 'released');
    await worker.app.get(MailClock).tick();
    await sleep(300);
    expect((await stage.runOf(run.id)).progress).toEqual([{ state: 'queued', count: 3 }]);
    expect(await stage.verb('pauseCampaignRun', `id: "${run.id}"`)).toMatchObject({ code: 'MAILING_PAUSED' });
    expect(await stage.verb('resumeCampaignRun', `id: "${run.id}"`)).toMatchObject({ state: 'running' });
    await stage.finished(run.id);
    for (const { email } of people) expect(await stage.inbox(email)).toHaveLength(1);
    expect(await stage.verb('cancelCampaignRun', `id: "${run.id}"`)).toMatchObject({ code: 'MAILING_FINISHED' });

    await stage.escalate(burning);
    const other = await stage.launch(await stage.campaign(people.map(({ id }) => id)));
    await stage.settled(other.id);
    expect(await stage.verb('cancelCampaignRun', `id: "${other.id}"`)).toMatchObject({ state: 'cancelled' });
    await until(
      async () => (await stage.runOf(other.id)).progress.every(({ state }) => state === 'cancelled'),
      'cancelled',
    );
    expect(await stage.verb('resumeCampaignRun', `id: "${other.id}"`)).toMatchObject({ code: 'MAILING_CANCELLED' });
  });

  it('tells its outcome as a file, to each viewer what they see', async () => {
    const mine = await stage.account('=Mine, Inc');
    const theirs = await stage.account('Theirs', null);
    const [a, b] = [await stage.champion(mine), await stage.champion(theirs)];
    const run = await stage.launch(await stage.campaign([a.id, b.id]));
    await stage.finished(run.id);
    const file = async (person: Person) =>
      (await api.http.get(`/campaign-runs/${run.id}/outcome.csv`).set('cookie', person.cookie)).text.split('\r\n');
    const all = await file(leader);
    expect(all[0]).toBe(
      'account,first_name,last_name,address,state,reason,until,attempts,sent_at,response,step,variant,clicked,replied,goal_at,stands',
    );
    expect(all.slice(1).filter(Boolean)).toHaveLength(2);
    expect(all.join()).toContain(
      `"'=Mine, Inc",Maya,Ødegård,${a.email},sent,,,1,2026-03-11T09:00:00.000Z,250 2.0.0 caught`,
    );
    const own = await file(csm);
    expect(own.filter(Boolean)).toHaveLength(2);
    expect(own.join()).not.toContain(b.email);
    expect((await api.http.get(`/campaign-runs/${run.id}/outcome.csv`)).status).toBe(401);
  });

  it('can be looked at before it is launched', async () => {
    const quiet = await stage.account('Preview Ltd');
    const person = await stage.champion(quiet);
    const key = await stage.campaign([person.id]);
    const { data } = await leader.ask<{ campaignPreview: { subject: string; html: string } }>(
      `{ campaignPreview(key: "${key}", contactId: "${person.id}") { subject html text } }`,
    );
    expect(data.campaignPreview.subject).toBe('Preview Ltd: this is what you’ve accomplished so far');
    expect(data.campaignPreview.html).toContain('Nothing stood out this month');
    expect(await stage.inbox(person.email)).toEqual([]);
  });
});
