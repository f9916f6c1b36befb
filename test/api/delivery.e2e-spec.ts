// The mail engine between a real database and a mail server that misbehaves on command: what follows from every answer.
import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { FaultServer } from '../faults/smtp/fault-server.js';
import { fault, good, type Act, type Moment } from '../faults/smtp/script.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { MailGates, MailingService, MailTemplates, MergeFields, type FieldSource } from '#delivery';
import { MailClock } from '#delivery/jobs';
import { messageKey } from '#delivery/rules';
import { newId, unwrap } from '#kernel';
import { installationSecret } from '#platform/database';

const FOLDER = '/tmp/bellwether-delivery-spec';
const LEASE_SECONDS = 6;

let api: TestApi;
let worker: TestWorker;
let server: FaultServer;
let admin: Person;
beforeAll(async () => {
  server = await FaultServer.start();
  api = await startApi({
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    BELLWETHER_DATA_DIR: FOLDER,
    BELLWETHER_MAIL_LEASE_SECONDS: String(LEASE_SECONDS),
  });
  worker = await startWorker(api.config, api.clock);
  for (const { app } of [api, worker]) {
    app.get(MergeFields).register('test', people);
    app.get(MailGates).register({ key: 'storm', kind: 'hold', reason: 'storm', condition: `m.address LIKE 'held%'` });
  }
  admin = await api.person('admin');
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await server.close();
  await rm(FOLDER, { recursive: true, force: true });
});
beforeEach(() => {
  api.clock.set('2026-03-11T09:00:00Z');
  server.script = good;
});

const sample = async () => unwrap(await worker.app.get(MailTemplates).get('progress-status')).source.sample;
const people: FieldSource = {
  recipients: async (_tx, ids) => {
    const view = await sample();
    return new Map(ids.map((id) => [id, { name: '', reader: { locale: 'en', zone: 'UTC' }, csm: null, view }]));
  },
};

let number = 0;
const someone = (name = 'reader') => `${name}-${(number += 1)}@customer.example`;

/** A mailing to these addresses, each of a contact of its own. */
async function mailing(
  addresses: readonly string[],
  more: { fields?: string; paused?: boolean } = {},
): Promise<string> {
  const id = newId();
  await api.system(async (tx) => {
    const mailings = api.app.get(MailingService);
    const templates = api.app.get(MailTemplates);
    const now = api.clock.now();
    await mailings.begin(tx, {
      id,
      campaignId: null,
      name: 'News',
      list: 'news',
      class: 'campaign',
      topic: 'customer-success',
      templateVersion: await templates.keep(tx, 'progress-status', unwrap(await templates.get('progress-status'))),
      sender: 'company',
      fields: more.fields ?? 'test',
      holds: ['storm'],
      drops: [],
      launchedAt: now,
      expiresAt: new Date(now.getTime() + 14 * 86_400_000),
    });
    if (more.paused) unwrap(await mailings.pause(tx, id));
    await mailings.plan(tx, {
      mailingId: id,
      step: 'mail',
      occurrence: 0,
      audience: {
        text: 'SELECT gen_random_uuid() AS contact_id, NULL::uuid AS account_id, address, $2::timestamptz AS next_at FROM unnest($1::text[]) a(address)',
        params: [addresses, now],
      },
      now,
    });
    await mailings.planned(tx, id);
  });
  return id;
}

interface Row {
  id: string;
  contact_id: string;
  address: string;
  state: string;
  reason: string | null;
  key: string;
  next_at: Date;
  attempts: number;
  generation: number;
}
const mailsOf = (id: string) =>
  api.system((tx) => tx.query<Row>('SELECT * FROM mails WHERE mailing_id = $1 ORDER BY address', [id]));
const only = async (id: string) => (await mailsOf(id))[0]!;
const mailingOf = (id: string) =>
  api.system((tx) =>
    tx.one<{ label: string | null; pause_reason: string | null }>(
      'SELECT label, pause_reason FROM mailings WHERE id = $1',
      [id],
    ),
  );
const reaches = (id: string, state: string) => until(async () => (await only(id)).state === state, `${state} of ${id}`);
const deliveries = (address: string) => server.accepted.filter(({ to }) => to === address).length;
const resume = (id: string) => api.system(async (tx) => unwrap(await api.app.get(MailingService).resume(tx, id)));
const tick = () => worker.app.get(MailClock).tick();

describe('a message', () => {
  it('has the identity that its run, contact and step give it, in key, return address and Message-ID', async () => {
    const address = someone();
    const id = await mailing([address]);
    await reaches(id, 'sent');
    const mail = await only(id);
    const secret = await api.system(installationSecret);
    expect(mail.key).toBe(messageKey(secret, { campaign: id, contact: mail.contact_id, step: 'mail', occurrence: 0 }));
    expect(mail.key).toBe(
      createHmac('sha256', secret)
        .update(JSON.stringify(['message', id, mail.contact_id, 'mail', 0]))
        .digest('hex')
        .slice(0, 32),
    );
    expect(server.accepted.filter(({ to }) => to === address)).toMatchObject([
      { key: mail.key, from: `bounce+${mail.key}@bellwether.example` },
    ]);
    expect(mail).toMatchObject({ attempts: 1, generation: 1, reason: null });
  });

  const at = (moment: Moment, act: Act) => fault(moment, act, 1);
  it.each([
    ['a refusal for now', at('dot', { say: '451 4.3.0 later' }), 'deferred', 'try later', 0],
    ['greylisting', at('rcpt', { say: '450 4.2.0 greylisted' }), 'deferred', 'try later', 0],
    ['a drop at DATA', at('data', { then: 'drop' }), 'deferred', 'interrupted', 0],
    // All of it had been written by then: nobody knows whether the server read it.
    ['a drop in the body of a small mail', at('body', { then: 'drop' }), 'unknown', 'no answer', 0],
    ['an unknown recipient', at('rcpt', { say: '550 5.1.1 nobody here' }), 'failed', 'unknown recipient', 0],
    ['a refusal for policy', at('dot', { say: '554 5.7.1 spam' }), 'failed', 'policy', 0],
    ['a drop after the dot', at('dot', { then: 'drop', keep: true }), 'unknown', 'no answer', 1],
    ['silence after the dot', at('dot', { then: 'stall' }), 'unknown', 'no answer', 0],
    ['a yes and a drop', at('dot', { say: '250 2.0.0 ok', then: 'drop', keep: true }), 'sent', null, 1],
  ])('after %s', async (_what, script, state, reason, arrived) => {
    const address = someone();
    server.script = script;
    const id = await mailing([address]);
    await reaches(id, state);
    expect(await only(id)).toMatchObject({ state, reason, attempts: 1 });
    expect(deliveries(address)).toBe(arrived);
    if (state !== 'deferred') return;
    expect((await only(id)).next_at).toEqual(new Date('2026-03-11T09:05:00Z'));
    await tick();
    expect(deliveries(address)).toBe(0);
    api.clock.advance(5 * 60_000);
    await reaches(id, 'sent');
    expect(await only(id)).toMatchObject({ attempts: 2, generation: 2 });
    const { data } = await admin.ask<{ mail: { attemptLog: object[] } }>(
      `{ mail(id: "${(await only(id)).id}") { attemptLog { outcome reason } } }`,
    );
    expect(data.mail.attemptLog).toMatchObject([
      { outcome: 'deferred', reason },
      { outcome: 'sent', reason: 'accepted' },
    ]);
  });

  it('that is unknown is never sent again by itself, and by a person once', async () => {
    server.script = fault('dot', { then: 'drop' }, 1);
    const address = someone();
    const id = await mailing([address]);
    await reaches(id, 'unknown');
    await until(async () => (await mailingOf(id))?.label === 'finished with unknown', 'finished with unknown');
    api.clock.advance(10 * 86_400_000);
    await tick();
    expect(await only(id)).toMatchObject({ state: 'unknown', attempts: 1 });
    const clear = async () =>
      (
        await admin.ask<{ clearUnknownMail: object }>(
          `mutation { clearUnknownMail(id: "${(await only(id)).id}", verdict: resend) { ... on Mail { state } ... on Refused { code } } }`,
        )
      ).data.clearUnknownMail;
    expect(await clear()).toEqual({ state: 'queued' });
    await reaches(id, 'sent');
    expect(await clear()).toEqual({ code: 'MAIL_NOT_UNKNOWN' });
    await until(async () => (await mailingOf(id))?.label === 'finished', 'finished');
    expect(deliveries(address)).toBe(1);
  });

  it('that can’t be made fails alone and says why', async () => {
    for (const { app } of [api, worker])
      app.get(MergeFields).register('bare', {
        recipients: async (_tx, ids) =>
          new Map(ids.map((id) => [id, { name: '', reader: { locale: 'en', zone: 'UTC' }, csm: null, view: {} }])),
      });
    const [poison, fine] = [await mailing([someone()], { fields: 'bare' }), await mailing([someone()])];
    await reaches(poison, 'failed');
    expect((await only(poison)).reason).toMatch(/^render: .* is missing/);
    await reaches(fine, 'sent');
  });
});

describe('a run', () => {
  it('is paused by a problem with its sender, its message back in the queue, and goes on after resume', async () => {
    server.script = fault('mail', { say: '550 5.7.1 you may not send as this' }, 1);
    const id = await mailing([someone()]);
    await until(async () => (await mailingOf(id))?.pause_reason?.startsWith('sender problem: 550') ?? false, 'paused');
    expect(await only(id)).toMatchObject({ state: 'queued', attempts: 1 });
    await resume(id);
    await reaches(id, 'sent');
  });

  it('is paused by several refusals for policy in a row', async () => {
    server.script = fault('dot', { say: '554 5.7.1 spam' });
    const id = await mailing(Array.from({ length: 20 }, () => someone()));
    await until(
      async () => (await mailingOf(id))?.pause_reason === 'refused for policy several times in a row',
      'paused',
    );
    await until(
      async () => (await mailsOf(id)).every(({ state }) => state === 'failed' || state === 'queued'),
      'quiet',
    );
    const failed = (await mailsOf(id)).filter(({ state }) => state === 'failed').length;
    expect(failed).toBeGreaterThanOrEqual(5);
    expect(failed).toBeLessThanOrEqual(5 + api.config.BELLWETHER_MAIL_LANES);
    server.script = good;
  });

  it('holds whom a gate stops, at the moment of the hand-off too', async () => {
    const [free, held] = [someone(), someone('held')];
    const id = await mailing([free, held]);
    await until(async () => (await mailsOf(id)).some(({ state }) => state === 'sent'), 'sent');
    expect(await mailsOf(id)).toMatchObject([
      { address: held, state: 'held', reason: 'storm' },
      { address: free, state: 'sent' },
    ]);
    const late = await mailing([someone()], { paused: true });
    await api.system((tx) =>
      tx.query(`UPDATE mails SET address = 'held-late@customer.example' WHERE mailing_id = $1`, [late]),
    );
    await resume(late);
    await reaches(late, 'held');
    expect(deliveries('held-late@customer.example')).toBe(0);
  });
});

describe('who wants no mail', () => {
  it('is left out of the queue from the moment it is said, also by another run', async () => {
    const address = someone();
    const id = await mailing([address], { paused: true });
    expect(await only(id)).toMatchObject({ state: 'queued' });
    const { data } = await admin.ask<{ addSuppression: { id: string } }>(
      `mutation { addSuppression(address: "${address.toUpperCase()}", reason: "asked by phone") { id address } }`,
    );
    expect(data.addSuppression).toMatchObject({ address });
    expect(await only(id)).toMatchObject({ state: 'suppressed', reason: 'asked by phone' });
    await resume(id).catch(() => undefined); // nothing was left of it: it may be finished by now
    const again = await mailing([address]);
    expect(await only(again)).toMatchObject({ state: 'suppressed', reason: 'asked by phone' });
    await tick();
    expect(deliveries(address)).toBe(0);
    await admin.ask(`mutation { removeSuppression(id: "${data.addSuppression.id}") { id } }`);
    const later = await mailing([address]);
    await reaches(later, 'sent');
    expect(
      (await admin.ask(`mutation { addSuppression(address: "nobody", reason: "x") { id } }`)).errors,
    ).toMatchObject([{ extensions: { code: 'ADDRESS_INVALID' } }]);
  });

  it('is suppressed by itself once a server does not know the address', async () => {
    const address = someone();
    server.script = fault('rcpt', { say: '550 5.1.1 nobody here' }, 1);
    await reaches(await mailing([address]), 'failed');
    const next = await only(await mailing([address]));
    expect(next).toMatchObject({ state: 'suppressed', reason: 'bounced: 550 5.1.1 nobody here' });
  });

  it('unsubscribes by POST; GET only asks, however often scanners open it', async () => {
    const address = someone();
    const first = await mailing([address]);
    await reaches(first, 'sent');
    const waiting = await mailing([address], { paused: true });
    const link = await api.system(async (tx) => {
      const { signLink } = await import('#delivery/rules');
      const { id, contact_id } = await only(first);
      const keys = { current: '1', keys: { 1: await installationSecret(tx) } };
      return `/u/${signLink(keys, { purpose: 'unsubscribe', message: id, contact: contact_id })}`;
    });
    for (let opened = 0; opened < 3; opened += 1) {
      const page = await api.http.get(link);
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.text).toContain(address);
      expect(page.text).toMatch(/<form method="post">/);
    }
    await api.http.head(link);
    expect(await only(waiting)).toMatchObject({ state: 'queued' });

    const done = await api.http.post(link).type('form').send('List-Unsubscribe=One-Click');
    expect(done.status).toBe(200);
    expect(done.text).toContain('You are unsubscribed');
    expect(await only(waiting)).toMatchObject({ state: 'suppressed', reason: 'unsubscribed' });
    expect((await api.http.get(link)).text).toContain('You are unsubscribed');
    expect((await api.http.post(link)).status).toBe(200);
    const told = await api.system((tx) => tx.query(`SELECT 1 FROM events WHERE name = 'mail.unsubscribed'`));
    expect(told).toHaveLength(1);
    const damaged = await api.http.post(`${link}x`);
    expect(damaged.status).toBe(404);
    expect(damaged.text).toContain('This link is damaged');
  });
});

describe('a lease', () => {
  it('that ran out gives a claim back, leaves what was handed off unknown, and fences the one who held it', async () => {
    const [claimed, handed] = [
      await mailing([someone()], { paused: true }),
      await mailing([someone()], { paused: true }),
    ];
    const strand = (id: string, state: string) =>
      api.system((tx) =>
        tx.query(
          `UPDATE mails SET state = $2, generation = 1, lease_until = now() - interval '1 second' WHERE mailing_id = $1`,
          [id, state],
        ),
      );
    await strand(claimed, 'claimed');
    await strand(handed, 'handing_off');
    await tick();
    await tick();
    expect(await only(claimed)).toMatchObject({ state: 'queued', generation: 2 });
    expect(await only(handed)).toMatchObject({ state: 'unknown', reason: 'the sender was lost' });
    for (const id of [claimed, handed]) await resume(id).catch(() => undefined);
    await reaches(claimed, 'sent');
  });

  it('that nobody held for an hour makes old runs wait for a person', async () => {
    const id = await mailing([someone('held')]);
    api.clock.advance(2 * 3_600_000);
    await api.system((tx) => tx.query(`UPDATE mail_engine SET seen_at = now() - interval '2 hours'`));
    await tick();
    await tick();
    expect((await mailingOf(id))?.pause_reason).toMatch(/^nothing was sent for over an hour/);
  });
});

it('outcomes are told in events of many subjects', async () => {
  const addresses = Array.from({ length: 40 }, () => someone());
  const id = await mailing(addresses, { paused: true });
  await resume(id);
  await until(async () => (await mailingOf(id))?.label === 'finished', 'finished');
  await tick();
  const ids = (await mailsOf(id)).map((mail) => mail.id);
  const events = await api.system((tx) =>
    tx.query<{ subjects: string[] }>(
      `SELECT subjects FROM events WHERE name = 'mail.sent' AND subjects && $1::uuid[]`,
      [ids],
    ),
  );
  expect(new Set(events.flatMap(({ subjects }) => subjects))).toEqual(expect.objectContaining({ size: 40 }));
  expect(events.length).toBeLessThan(10);
});
