// Campaigns through the real api and worker: who gets the mail, who is held back and why, once however often it is launched.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { SaveAccounts, SaveContacts, UsageRepository } from '#accounts';
import { CampaignService } from '#campaigns';
import { validateCampaign } from '#campaigns/rules';
import { MailClock } from '#delivery/jobs';
import { newId, unwrap } from '#kernel';

let api: TestApi;
let data = '';
let worker: TestWorker;
let leader: Person;
let csm: Person;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'bellwether-campaigns-'));
  api = await startApi({ BELLWETHER_DATA_DIR: data });
  worker = await startWorker(api.config, api.clock);
  leader = await api.person('leader', 'Lea');
  csm = await api.person('csm', 'Dana Reyes');
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await rm(data, { recursive: true });
});
/** Days of calm after an escalation. */
const calm = (days: number) => api.system((tx) => tx.query('UPDATE campaign_settings SET calm_days = $1', [days]));
beforeEach(async () => {
  api.clock.set('2026-03-11T09:00:00Z');
  await calm(0);
});

let number = 0;
const next = (what: string) => `${what}-${(number += 1)}`;

async function account(name = next('Account'), owner: Person | null = csm): Promise<string> {
  const id = newId();
  const at = api.clock.now();
  await api.system(async (tx) => {
    await api.app.get(SaveAccounts).run(tx, [{ id, name, at, timeZone: 'Europe/Berlin' }], 'live');
    if (owner)
      await api.app.get(SaveAccounts).setOwners(tx, [{ accountId: id, role: 'csm', userId: owner.id, at }], 'live');
  });
  return id;
}

async function champion(accountId: string, more: object = {}): Promise<{ id: string; email: string }> {
  const id = newId();
  const email = `${next('maya')}@halden.example`;
  await api.system((tx) =>
    api.app.get(SaveContacts).run(
      tx,
      [
        {
          id,
          accountId,
          email,
          firstName: 'Maya',
          lastName: 'Ødegård',
          roles: ['champion'],
          at: api.clock.now(),
          ...more,
        },
      ],
      'live',
    ),
  );
  return { id, email };
}

/** A segment that holds exactly these contacts: they alone have the role that it asks for. */
async function segment(contacts: readonly string[]): Promise<string> {
  const key = next('champions');
  const rule = JSON.stringify({ fact: 'contact.roles', op: 'has', value: key });
  await api.system(async (tx) => {
    await tx.query('UPDATE contacts SET roles = roles || $1::text WHERE id = ANY($2)', [key, contacts]);
    await tx.query(
      `WITH s AS (INSERT INTO segments (id, key, name, object, rule, active, version, filled_version)
         VALUES (gen_random_uuid(), $1, 'Champions', 'contact', $4, true, 1, 1) RETURNING id)
       INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
       SELECT gen_random_uuid(), s.id, c.id, c.account_id, $3, 'live', '{}' FROM s, contacts c WHERE c.id = ANY($2)`,
      [key, contacts, api.clock.now(), rule],
    );
  });
  return key;
}

async function campaign(contacts: readonly string[], more: object = {}): Promise<string> {
  const key = next('progress');
  const definition = unwrap(
    validateCampaign({
      key,
      name: 'Progress reports',
      template: 'progress-status',
      audience: { segment: await segment(contacts) },
      sender: 'csm',
      schedule: { every: 'month', day: 3, at: '09:00' },
      hold: ['account-in-escalation'],
      ...more,
    }),
  );
  expect(await api.system((tx) => api.app.get(CampaignService).put(tx, definition))).toBe('created');
  expect(await api.system((tx) => api.app.get(CampaignService).put(tx, definition))).toBe('unchanged');
  return key;
}

const RUN =
  '... on CampaignRun { id key state audience pauseReason progress { state count } } ... on Refused { code message }';
type Books = { state: string; count: number }[];
type Run = { id: string; key: string; state: string; audience: number | null; code?: string; progress: Books };
async function verb(name: string, args: string, person = leader): Promise<Run> {
  const answer = await person.ask<Record<string, Run>>(`mutation { ${name}(${args}) { ${RUN} } }`);
  expect(answer.errors).toBeUndefined();
  return answer.data[name] as Run;
}
const launch = (key: string, more = '', person = leader) => verb('launchCampaign', `key: "${key}" ${more}`, person);
const runOf = async (id: string): Promise<Run> =>
  (
    await leader.ask<{ campaignRun: Run }>(
      `{ campaignRun(id: "${id}") { ${RUN.split('... on Refused')[0]!.replace('... on CampaignRun {', '').trim().slice(0, -1)} } }`,
    )
  ).data.campaignRun;

type MailRow = { id: string; address: string; state: string; reason: string | null; until: string | null };
const mailsOf = async (runId: string): Promise<MailRow[]> =>
  (
    await leader.ask<{ mails: { nodes: MailRow[] } }>(
      `{ mails(filter: { mailingId: "${runId}" }, first: 200) { nodes { id address state reason until } } }`,
    )
  ).data.mails.nodes;
const stateOf = async (runId: string, address: string) => {
  const mail = (await mailsOf(runId)).find((each) => each.address === address);
  return mail && (mail.reason ? `${mail.state}: ${mail.reason}` : mail.state);
};

const finished = (id: string) =>
  until(async () => (await runOf(id)).state.startsWith('finished'), `run ${id} finished`);
const settled = (id: string) =>
  until(async () => {
    const run = await runOf(id);
    return (
      run.audience !== null &&
      run.progress.every(({ state }) => !['planned', 'queued', 'claimed', 'handing_off'].includes(state))
    );
  }, `run ${id} settled`);

type Header = { name: string; value: string };
type Caught = { subject: string; from: string; to: string; html: string; text: string; headers: Header[] };
const inbox = async (address: string): Promise<Caught[]> =>
  (
    await leader.ask<{ inbox: { nodes: Caught[] } }>(
      `{ inbox(search: "${address}") { nodes { subject from to html text headers { name value } } } }`,
    )
  ).data.inbox.nodes;

async function escalate(accountId: string): Promise<string> {
  const manager = await api.person('admin');
  const { data } = await manager.ask<{ openEscalation: { id: string } }>(
    `mutation { openEscalation(input: { accountId: "${accountId}", severity: critical, reason: "Down" }) { ... on Escalation { id } } }`,
  );
  await worker.drain();
  return data.openEscalation.id;
}
async function resolve(id: string): Promise<void> {
  const manager = await api.person('admin');
  await manager.ask(
    `mutation { resolveEscalation(id: "${id}", input: { rootCause: "Bug", summary: "Fixed", prevention: "Test" }) { ... on Escalation { id } } }`,
  );
  await worker.drain();
}

describe('Progress/Status', () => {
  it('reaches the champion of a calm account with all its headers and numbers, and waits for that of an escalated one', async () => {
    const [quiet, burning] = [await account('Halden Logistics'), await account()];
    const [happy, angry] = [await champion(quiet), await champion(burning)];
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
    const escalation = await escalate(burning);
    const run = await launch(await campaign([happy.id, angry.id]));
    expect(run).toMatchObject({ key: '2026-03-11' });
    await settled(run.id);
    expect(await stateOf(run.id, happy.email)).toBe('sent');
    expect(await stateOf(run.id, angry.email)).toBe('held: account in escalation');
    expect((await runOf(run.id)).state).toBe('running');

    const [mail] = await inbox(happy.email);
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

    await resolve(escalation);
    await finished(run.id);
    expect(await stateOf(run.id, angry.email)).toBe('sent');
    expect(await inbox(angry.email)).toHaveLength(1);
    expect(await runOf(run.id)).toMatchObject({
      state: 'finished',
      audience: 2,
      progress: [{ state: 'sent', count: 2 }],
    });
  });

  it('is held for fourteen days at most, then shows that it was not sent', async () => {
    const burning = await account();
    const angry = await champion(burning);
    await escalate(burning);
    const run = await launch(await campaign([angry.id]));
    await settled(run.id);
    expect(await mailsOf(run.id)).toMatchObject([{ state: 'held', until: '2026-03-25T09:00:00.000Z' }]);
    api.clock.set('2026-03-25T09:00:01Z');
    await finished(run.id);
    expect(await stateOf(run.id, angry.email)).toBe('expired: account in escalation');
    expect(await inbox(angry.email)).toEqual([]);
  });

  it('leaves people in peace for the days after the escalation, and says so', async () => {
    await calm(15);
    const burning = await account();
    const angry = await champion(burning);
    const escalation = await escalate(burning);
    await resolve(escalation);
    api.clock.set('2026-03-20T09:00:00Z');
    const run = await launch(await campaign([angry.id]));
    await settled(run.id);
    expect(await stateOf(run.id, angry.email)).toBe('held: account was in escalation a short while ago');
    api.clock.set('2026-03-26T09:00:01Z');
    await finished(run.id);
    expect(await stateOf(run.id, angry.email)).toBe('sent');
  });

  it('is not sent on release to somebody who has left the audience meanwhile', async () => {
    const burning = await account();
    const angry = await champion(burning);
    const escalation = await escalate(burning);
    const run = await launch(await campaign([angry.id]));
    await settled(run.id);
    api.clock.advance(1000);
    await api.system(async (tx) => {
      await tx.query(`UPDATE contacts SET roles = '{}' WHERE id = $1`, [angry.id]);
      await tx.query(
        `UPDATE segment_memberships SET left_at = $2, leave_cause = 'moved on' WHERE subject_id = $1 AND left_at IS NULL`,
        [angry.id, api.clock.now()],
      );
    });
    await resolve(escalation);
    await finished(run.id);
    expect(await stateOf(run.id, angry.email)).toBe('suppressed: no longer in the audience');
  });

  it('goes once to an address that stands in two accounts, and says so; nobody is left out in silence', async () => {
    const [one, two] = [await account(), await account()];
    const here = await champion(one);
    const there = await champion(two, { email: here.email });
    const nameless = await champion(two, { email: null });
    const run = await launch(await campaign([here.id, there.id, nameless.id]));
    await finished(run.id);
    const mails = await mailsOf(run.id);
    expect(mails.map(({ state, reason }) => [state, reason]).sort()).toEqual([
      ['failed', 'no address'],
      ['sent', null],
      ['suppressed', 'same address as another recipient'],
    ]);
    expect(await inbox(here.email)).toHaveLength(1);
  });
});

describe('a launch', () => {
  it('said fifty times at once under one key is one run, with one message a person', async () => {
    const quiet = await account();
    const people = await Promise.all(Array.from({ length: 5 }, () => champion(quiet)));
    const key = await campaign(people.map(({ id }) => id));
    const runs = await Promise.all(Array.from({ length: 50 }, () => launch(key, ', launchKey: "spring"')));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    await finished(runs[0]!.id);
    expect(await runOf(runs[0]!.id)).toMatchObject({ audience: 5, progress: [{ state: 'sent', count: 5 }] });
    for (const { email } of people) expect(await inbox(email)).toHaveLength(1);
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
    const key = await campaign([], { audience: { segment: 'nowhere' } });
    expect(await launch(key)).toMatchObject({ code: 'CAMPAIGN_SEGMENT_MISSING' });
    expect(await launch('nothing')).toMatchObject({ code: 'CAMPAIGN_NOT_FOUND' });
    expect(await launch(await campaign([], { template: 'nothing-here' }))).toMatchObject({ code: 'MAIL_INCOMPLETE' });
    const reader = await api.person('read_only');
    expect(
      (await reader.ask(`mutation { launchCampaign(key: "${key}") { ... on Refused { code } } }`)).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('takes those who were in the segment at that moment, whenever their rows are made', async () => {
    const quiet = await account();
    const [early, late] = [await champion(quiet), await champion(quiet)];
    const key = await campaign([early.id]);
    const run = await launch(key);
    api.clock.advance(1000);
    await api.system((tx) =>
      tx.query(
        `INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
         SELECT gen_random_uuid(), r.segment_id, $2, $3, $4, 'live', '{}' FROM campaign_runs r WHERE r.id = $1 ON CONFLICT DO NOTHING`,
        [run.id, late.id, quiet, api.clock.now()],
      ),
    );
    await finished(run.id);
    expect((await mailsOf(run.id)).map(({ address }) => address)).toEqual([early.email]);
  });

  it('happens by itself at the hour of its schedule, and not at all when that was missed', async () => {
    const quiet = await account();
    const person = await champion(quiet);
    const key = await campaign([person.id]);
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
    await until(async () => (await runOf(latestRun!.id)).audience === 1, 'planned');
    expect(await runOf(latestRun!.id)).toMatchObject({ state: 'running', progress: [{ state: 'queued', count: 1 }] });
    // Berlin has changed to summer time: 09:00 there is 07:00 UTC.
    api.clock.set('2026-04-03T06:59:00Z');
    await worker.app.get(MailClock).tick();
    expect(await stateOf(latestRun!.id, person.email)).toBe('queued');
    api.clock.set('2026-04-03T07:00:00Z');
    await finished(latestRun!.id);

    api.clock.set('2026-05-03T12:00:00Z');
    await worker.app.get(MailClock).tick();
    await worker.app.get(MailClock).tick();
    expect((await latest()).latestRun?.key).toBe('scheduled 2026-04-03');
    await leader.ask(`mutation { scheduleCampaign(key: "${key}", on: false) { ... on Campaign { key } } }`);
  });
});

describe('a run', () => {
  it('stops at pause, goes on at resume without repeating anybody, and cancel is final', async () => {
    const burning = await account();
    const people = await Promise.all(Array.from({ length: 3 }, () => champion(burning)));
    const escalation = await escalate(burning);
    const run = await launch(await campaign(people.map(({ id }) => id)));
    await settled(run.id);
    expect(await verb('pauseCampaignRun', `id: "${run.id}"`)).toMatchObject({
      state: 'paused',
      pauseReason: 'paused by hand',
    });
    await resolve(escalation);
    await until(async () => (await runOf(run.id)).progress.some(({ state }) => state === 'queued'), 'released');
    await worker.app.get(MailClock).tick();
    await sleep(300);
    expect((await runOf(run.id)).progress).toEqual([{ state: 'queued', count: 3 }]);
    expect(await verb('pauseCampaignRun', `id: "${run.id}"`)).toMatchObject({ code: 'MAILING_PAUSED' });
    expect(await verb('resumeCampaignRun', `id: "${run.id}"`)).toMatchObject({ state: 'running' });
    await finished(run.id);
    for (const { email } of people) expect(await inbox(email)).toHaveLength(1);
    expect(await verb('cancelCampaignRun', `id: "${run.id}"`)).toMatchObject({ code: 'MAILING_FINISHED' });

    await escalate(burning);
    const other = await launch(await campaign(people.map(({ id }) => id)));
    await settled(other.id);
    expect(await verb('cancelCampaignRun', `id: "${other.id}"`)).toMatchObject({ state: 'cancelled' });
    await until(async () => (await runOf(other.id)).progress.every(({ state }) => state === 'cancelled'), 'cancelled');
    expect(await verb('resumeCampaignRun', `id: "${other.id}"`)).toMatchObject({ code: 'MAILING_CANCELLED' });
  });

  it('tells its outcome as a file, to each viewer what they see', async () => {
    const mine = await account('=Mine, Inc');
    const theirs = await account('Theirs', null);
    const [a, b] = [await champion(mine), await champion(theirs)];
    const run = await launch(await campaign([a.id, b.id]));
    await finished(run.id);
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
    const quiet = await account('Preview Ltd');
    const person = await champion(quiet);
    const key = await campaign([person.id]);
    const { data } = await leader.ask<{ campaignPreview: { subject: string; html: string } }>(
      `{ campaignPreview(key: "${key}", contactId: "${person.id}") { subject html text } }`,
    );
    expect(data.campaignPreview.subject).toBe('Preview Ltd: this is what you’ve accomplished so far');
    expect(data.campaignPreview.html).toContain('Nothing stood out this month');
    expect(await inbox(person.email)).toEqual([]);
  });
});
