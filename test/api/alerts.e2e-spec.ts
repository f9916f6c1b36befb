// Alerts through the real api: who is told of what, once, and never of what is not theirs; how it leaves, and what a link in a mail may do.
import { createServer, type IncomingMessage as Incoming, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { settled } from '../support/settled.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { ACCOUNT_IDS, SaveAccounts } from '#accounts';
import { verifyWebhook } from '#alerts/rules';
import { Ingest } from '#cases';
import { newId, type Origin } from '#kernel';
import { EventLog } from '#platform/events';

let api: TestApi;
let worker: TestWorker;
let desk: Server;
let calls: { headers: Incoming['headers']; body: string }[] = [];
let deskAnswers = 200;
let hook = '';

beforeAll(async () => {
  desk = createServer((request, response) => {
    void buffer(request).then((body) => {
      calls.push({ headers: request.headers, body: body.toString() });
      response.writeHead(deskAnswers, { location: 'http://127.0.0.1:1/' }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  hook = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/hook`;
  api = await startApi({ BELLWETHER_WEBHOOK_HOSTS: '127.0.0.1' });
  worker = await startWorker(api.config, api.clock);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  desk.close();
});
beforeEach(() => {
  calls = [];
  deskAnswers = 200;
});

const ANGRY = 'This is unacceptable and very frustrating. Nobody answers us.';

/** Somebody with a virtual team of a support group of their own. */
async function manager(name: string): Promise<Person & { group: string; teamId: string }> {
  const person = await api.person('support_manager', name);
  const [group, teamId] = [`${name} ${newId()}`, newId()];
  await api.system(async (tx) => {
    await tx.query('INSERT INTO teams (id, name, support_groups) VALUES ($1, $2, $3)', [teamId, group, [group]]);
    await tx.query('INSERT INTO team_members VALUES ($1, $2)', [teamId, person.id]);
  });
  return { ...person, group, teamId };
}
async function say(group: string, bodies: readonly string[], more: object = {}): Promise<string> {
  const externalId = newId();
  const messages = bodies.map((body, n) => ({
    externalId: `${externalId}-${n}`,
    direction: 'inbound' as const,
    body,
    sentAt: api.clock.now(),
  }));
  await api.app
    .get(Ingest)
    .run([{ source: 'desk', externalId, subject: 'Export fails', team: group, messages, ...more }]);
  await settled(worker, api);
  return externalId;
}
async function rule(person: Person, input: string): Promise<{ id: string; webhookSecret: string }> {
  const { data, errors } = await person.ask<{ createAlertRule: { id: string; webhookSecret: string } }>(
    `mutation { createAlertRule(input: { name: "Mine", ${input.includes('email') ? '' : 'email: false,'} ${input} }) { id webhookSecret } }`,
  );
  expect(errors).toBeUndefined();
  return data.createAlertRule;
}
interface Shown {
  id: string;
  cause: string;
  act: string | null;
  readAt: string | null;
  case: { subject: string } | null;
}
const alertsOf = async (person: Person): Promise<Shown[]> =>
  (await person.ask<{ alerts: { nodes: Shown[] } }>('{ alerts { nodes { id cause act readAt case { subject } } } }'))
    .data.alerts.nodes;
const causes = async (person: Person) => (await alertsOf(person)).map(({ cause }) => cause);
/** The mails in the local inbox to this person. */
const mailsTo = async (person: Person): Promise<{ subject: string; text: string }[]> =>
  api.system((tx) =>
    tx.query('SELECT subject, text FROM caught_mails WHERE $1 = ANY(recipients) ORDER BY caught_at', [
      `${person.id}@staff.example`,
    ]),
  );

describe('being told', () => {
  it('happens once for a message, however many signals it has and however often it is delivered', async () => {
    const mia = await manager('Mia');
    await rule(mia, 'direction: inbound, families: [negative, needs_attention]');
    await say(mia.group, [ANGRY, 'Thanks, all good.']);
    expect(await causes(mia)).toEqual([expect.stringMatching(/Negative/)]);
    await api.system((tx) => tx.query(`UPDATE event_cursors SET position = 0 WHERE subscriber = 'alerts.raise'`));
    await settled(worker, api);
    expect(await causes(mia)).toHaveLength(1);
  });

  it('stops at what the person may see, at their teams, and at history', async () => {
    const [ann, bob] = [await manager('Ann'), await manager('Bob')];
    await rule(ann, 'families: [negative], watches: everything');
    await rule(bob, `families: [negative], watches: team, teamId: "${ann.teamId}"`);
    await say(ann.group, [ANGRY]);
    expect(await causes(ann)).toHaveLength(1);
    expect(await causes(bob)).toEqual([]);
    await say(bob.group, [ANGRY]);
    expect(await causes(ann)).toHaveLength(1);
    const { ReceiveMessages, SaveCases } = await import('#cases');
    const origin: Origin = 'backfill';
    await api.system(async (tx) => {
      const row = { source: 'desk', externalId: newId(), team: ann.group, at: api.clock.now() };
      const { created } = await api.app.get(SaveCases).run(tx, [row], origin);
      const message = { caseId: created[0] ?? '', source: 'desk', externalId: newId(), direction: 'inbound' as const };
      await api.app.get(ReceiveMessages).run(tx, [{ ...message, body: ANGRY, sentAt: api.clock.now() }], origin);
    });
    await settled(worker, api);
    expect(await causes(ann)).toHaveLength(1);
  });

  it('covers accounts and people of a team, whole teams, directions and thresholds', async () => {
    const lee = await manager('Lee');
    const mate = await api.person('agent', 'Mate');
    const accountId = newId();
    await api.system(async (tx) => {
      await api.app.get(SaveAccounts).run(tx, [{ id: accountId, name: 'Acme', at: api.clock.now() }], 'live');
      await ACCOUNT_IDS.claim(tx, [{ source: 'desk', externalId: accountId }], () => accountId);
      await tx.query('INSERT INTO team_accounts VALUES ($1, $2)', [lee.teamId, accountId]);
      await tx.query('INSERT INTO team_members VALUES ($1, $2)', [lee.teamId, mate.id]);
    });
    await rule(lee, `direction: outbound, watches: team, teamId: "${lee.teamId}", audience: team`);
    await rule(lee, 'sentimentAtMost: 40, attentionAtLeast: 100');
    const outbound = [
      { externalId: newId(), direction: 'outbound', body: 'We look into it.', sentAt: api.clock.now() },
    ];
    await say('elsewhere', [], { organisationKey: accountId, messages: outbound });
    await say('elsewhere', [], {
      assignee: `${mate.id}@staff.example`,
      messages: [{ ...outbound[0], externalId: newId() }],
    });
    // What is assigned to a colleague is theirs to see; the account's is everybody's in the team.
    expect(await causes(lee)).toEqual(['We wrote']);
    expect(await causes(mate)).toEqual(['We wrote', 'We wrote']);
    await say(lee.group, [ANGRY, ANGRY]);
    expect((await causes(lee)).filter((cause) => cause.startsWith('Sentiment fell'))).toHaveLength(1);
  });

  it('comes with each stay on the list of what is likely to escalate', async () => {
    const fay = await manager('Fay');
    await rule(fay, 'likelyToEscalate: true');
    await say(fay.group, ['Hello, which port does the export use?']);
    const listed = (at: string) =>
      api
        .system(async (tx) => {
          const held = await tx.one<{ id: string }>('SELECT id FROM cases WHERE team = $1', [fay.group]);
          await tx.query('DELETE FROM predictions WHERE case_id = $1', [held?.id]);
          await tx.query(
            `INSERT INTO predictions (case_id, score, additive, factors, origin, scored_at, rank, listed_at)
           VALUES ($1, 71, 71, '[{"key": "silent", "points": 10, "value": 50}]', 'live', $2, 1, $2)`,
            [held?.id, at],
          );
          await tx.query('UPDATE prediction_listings SET to_at = $2 WHERE case_id = $1 AND to_at IS NULL', [
            held?.id,
            at,
          ]);
          await tx.query('INSERT INTO prediction_listings (case_id, from_at, score) VALUES ($1, $2, 71)', [
            held?.id,
            at,
          ]);
          const event = { name: 'escalation.predicted', subjects: [held?.id ?? ''], origin: 'live' as const };
          for (let twice = 0; twice < 2; twice += 1)
            await api.app.get(EventLog).append(tx, { ...event, occurredAt: api.clock.now() });
        })
        .then(() => settled(worker, api));
    await listed('2026-03-11T10:00:00Z');
    expect(await causes(fay)).toEqual(['Likely to escalate']);
    await listed('2026-03-12T10:00:00Z');
    expect(await causes(fay)).toHaveLength(2);
  });

  it('is private, and can be read and switched off', async () => {
    const [ira, admin] = [await manager('Ira'), await api.person('admin')];
    const { id } = await rule(ira, 'families: [negative]');
    await say(ira.group, [ANGRY]);
    expect(await alertsOf(admin)).toEqual([]);
    expect((await admin.ask(`{ alertRule(id: "${id}") { id } }`)).data).toEqual({ alertRule: null });
    expect((await admin.ask(`mutation { removeAlertRule(id: "${id}") }`)).errors?.[0]?.extensions.code).toBe(
      'ALERT_RULE_NOT_FOUND',
    );
    const unread = '{ alertCount(filter: { unread: true }) { value } }';
    expect((await ira.ask(unread)).data).toEqual({ alertCount: { value: 1 } });
    expect((await ira.ask('mutation { readAlerts }')).data).toEqual({ readAlerts: 1 });
    expect((await ira.ask(unread)).data).toEqual({ alertCount: { value: 0 } });
    await ira.ask(
      `mutation { updateAlertRule(id: "${id}", input: { name: "Mine", families: [negative], enabled: false }) { id } }`,
    );
    await say(ira.group, [ANGRY]);
    expect(await causes(ira)).toHaveLength(1);
  });

  it('begins with two starters, taken over once', async () => {
    const sam = await manager('Sam');
    const adopt = () => sam.ask<{ adoptAlertStarters: object[] }>('mutation { adoptAlertStarters { name watches } }');
    expect((await adopt()).data.adoptAlertStarters).toEqual([
      { name: 'Negative or needs attention', watches: 'my_teams' },
      { name: 'Likely to escalate', watches: 'my_teams' },
    ]);
    expect((await adopt()).data.adoptAlertStarters).toHaveLength(2);
  });
});

describe('mails', () => {
  const tick = async () => {
    const { DispatchAlertsJob } = await import('../../libs/alerts/jobs/dispatch-alerts.job.js');
    await worker.app.get(DispatchAlertsJob).run();
  };

  it('leave together, wait in quiet hours, and fold a flood into one', async () => {
    const kim = await manager('Kim');
    await rule(kim, 'families: [negative], email: true');
    await say(kim.group, [ANGRY]);
    await tick();
    await until(async () => (await mailsTo(kim)).length === 1, 'a mail to Kim');
    expect((await mailsTo(kim))[0]).toMatchObject({
      subject: expect.stringMatching(/Negative.*: Export fails$/),
      text: expect.stringContaining('Take or acknowledge it: http://localhost'),
    });

    for (let n = 0; n < 12; n += 1) {
      await say(kim.group, [ANGRY]);
      await tick();
      api.clock.advance(1000);
    }
    await until(async () => (await mailsTo(kim)).length >= 5, 'the mails before the flood');
    expect(await mailsTo(kim)).toHaveLength(5);
    api.clock.advance(16 * 60_000);
    await tick();
    await until(async () => (await mailsTo(kim)).length === 6, 'the mail of the flood');
    expect((await mailsTo(kim))[5]?.subject).toMatch(/^8 alerts, the first/);

    await kim.ask(
      'mutation { setAlertSettings(input: { zone: "Asia/Tokyo", quietFrom: 1020, quietTo: 480, digestAt: [540] }) { zone } }',
    );
    await say(kim.group, [ANGRY]);
    await tick();
    const due = await api.system((tx) =>
      tx.query<{ due: Date }>(`SELECT due_at AS due FROM alert_dispatches WHERE user_id = $1 AND state = 'waiting'`, [
        kim.id,
      ]),
    );
    // 18:16 in Tokyo; quiet until 8 in the morning.
    expect(due).toEqual([{ due: new Date('2026-03-11T23:00:00.000Z') }]);
    expect(await mailsTo(kim)).toHaveLength(6);
  });

  it('are late visibly while nothing leaves, and lose nothing', async () => {
    const zoe = await manager('Zoe');
    await rule(zoe, 'families: [negative], email: true');
    const paused = (at: string) =>
      api.system((tx) =>
        tx.query(`UPDATE mailings SET paused_at = ${at} WHERE list LIKE '%alert%' OR name LIKE '%alert%'`),
      );
    await paused('now()');
    await say(zoe.group, [ANGRY]);
    await tick();
    api.clock.advance(3 * 60_000);
    const trouble = async () => (await zoe.ask('{ alertMailTrouble { waiting failed } }')).data;
    expect(await trouble()).toEqual({ alertMailTrouble: { waiting: 1, failed: 0 } });
    expect(await causes(zoe)).toHaveLength(1);
    await paused('NULL');
    await until(async () => (await mailsTo(zoe)).length === 1, 'the late mail');
    await until(async () => {
      await tick();
      return JSON.stringify(await trouble()) === '{"alertMailTrouble":{"waiting":0,"failed":0}}';
    }, 'the trouble to be over');
  });

  it('carry a link that shows by GET, acts by POST, once, as that person and with its channel', async () => {
    const uma = await manager('Uma');
    await rule(uma, 'families: [negative], email: true');
    await say(uma.group, [ANGRY]);
    await tick();
    await until(async () => (await mailsTo(uma)).length === 1, 'a mail to Uma');
    const path = /\/alert\/\S+/.exec((await mailsTo(uma))[0]?.text ?? '')?.[0] ?? '';
    const asked = await api.http.get(path);
    expect([asked.status, asked.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(asked.text).toContain('You act as Uma');
    expect((await alertsOf(uma))[0]).toMatchObject({ act: null, readAt: null });

    const post = (form: object, to = path) => api.http.post(to).type('form').send(form);
    expect((await post({ act: 'acknowledge', reason: '' })).status).toBe(409);
    expect((await post({ act: 'drop' })).status).toBe(409);
    expect((await post({ act: 'take' }, `${path.slice(0, -3)}abc`)).status).toBe(404);
    const done = await post({ act: 'acknowledge', reason: 'Fixed <b>today</b>' });
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('You have acknowledged it.')]);
    await post({ act: 'acknowledge', reason: 'Fixed again' });
    expect((await post({ act: 'take' })).text).toContain('You have acknowledged it already');
    const [alert] = await alertsOf(uma);
    expect(alert).toMatchObject({ act: 'acknowledge', readAt: api.clock.now().toISOString() });
    const traces = await api.system((tx) =>
      tx.query(
        `SELECT actor, detail - 'caseId' AS detail FROM audit_entries WHERE action = 'alert.acted' AND subject = $1`,
        [alert?.id],
      ),
    );
    expect(traces).toEqual([
      { actor: uma.id, detail: { act: 'acknowledge', channel: 'mail', reason: 'Fixed <b>today</b>' } },
    ]);
    const events = await api.system((tx) =>
      tx.query(
        `SELECT payload ->> 'channel' AS channel FROM events WHERE name = 'alert.acted' AND $1 = ANY(subjects)`,
        [alert?.id],
      ),
    );
    expect(events).toEqual([{ channel: 'mail' }]);

    await api.system((tx) => tx.query('UPDATE users SET active = false WHERE id = $1', [uma.id]));
    expect((await api.http.get(path)).status).toBe(404);
  });

  describe('webhooks', () => {
    it('are signed, tried again with the same name, and show how it went', async () => {
      const pat = await manager('Pat');
      const { id, webhookSecret } = await rule(pat, `families: [negative], webhookUrl: "${hook}"`);
      deskAnswers = 503;
      await say(pat.group, [ANGRY]);
      await tick();
      const last = async () =>
        (await pat.ask<{ alertRule: { lastCall: object } }>(`{ alertRule(id: "${id}") { lastCall { state error } } }`))
          .data.alertRule.lastCall;
      await until(async () => calls.length > 0, 'the first call');
      await until(async () => JSON.stringify(await last()).includes('503'), 'the outcome');
      expect(await last()).toEqual({ state: 'waiting', error: 'It answered 503.' });
      deskAnswers = 204;
      api.clock.advance(61_000);
      await tick();
      await until(async () => JSON.stringify(await last()).includes('sent'), 'the second call');
      expect(calls).toHaveLength(2);
      const [first, second] = calls;
      expect(second?.headers['bellwether-delivery']).toBe(first?.headers['bellwether-delivery']);
      expect(second?.body).toBe(first?.body);
      const signature = String(second?.headers['bellwether-signature']);
      expect(verifyWebhook(webhookSecret, second?.body ?? '', signature, api.clock.now())).toBe(true);
      expect(JSON.parse(second?.body ?? '')).toMatchObject({
        alerts: [{ rule: 'Mine', case: { subject: 'Export fails' } }],
      });
    });

    it('follow no redirect and reach no private address that nobody trusts, by name or by number', async () => {
      const rex = await manager('Rex');
      const test = async (url: string) => {
        const { id } = await rule(rex, `families: [negative], webhookUrl: "${url}", webhookShape: slack`);
        const { data } = await rex.ask<{ testAlertWebhook: object }>(
          `mutation { testAlertWebhook(id: "${id}") { ... on WebhookAnswer { status } ... on Refused { code } } }`,
        );
        return data.testAlertWebhook;
      };
      expect(await test(hook)).toEqual({ status: 200 });
      expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ text: expect.stringContaining('This is a test') });
      deskAnswers = 302;
      expect(await test(hook)).toEqual({ code: 'WEBHOOK_REDIRECTED' });
      const port = new URL(hook).port;
      expect(await test(`https://localhost:${port}/`)).toEqual({ code: 'WEBHOOK_ADDRESS_PRIVATE' });
      expect(await test(`https://[::1]:${port}/`)).toEqual({ code: 'WEBHOOK_ADDRESS_PRIVATE' });
      expect(await test('https://169.254.169.254/latest')).toEqual({ code: 'WEBHOOK_ADDRESS_PRIVATE' });
      expect(await test('https://0x0a.0.0.1/')).toEqual({ code: 'WEBHOOK_ADDRESS_PRIVATE' });
      expect(await test('http://chat.example/')).toEqual({ code: 'WEBHOOK_NOT_HTTPS' });
      expect(calls).toHaveLength(2);
    });
  });
});
