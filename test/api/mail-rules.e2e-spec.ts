// What an install and its recipients decide about mail: the cap, topics and confirmations, opens and clicks. GET changes nothing.
import { rm } from 'node:fs/promises';
import { MailStage } from '../support/mail-stage.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { MailTemplates } from '#delivery';
import { MailClock } from '#delivery/jobs';
import { newId, unwrap } from '#kernel';

const FOLDER = '/tmp/bellwether-mail-rules-spec';
let api: TestApi;
let worker: TestWorker;
let stage: MailStage;
let admin: Person;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_DATA_DIR: FOLDER });
  worker = await startWorker(api.config, api.clock);
  const { source } = unwrap(await worker.app.get(MailTemplates).get('progress-status'));
  stage = new MailStage(api, worker, source.sample);
  admin = await api.person('admin');
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await rm(FOLDER, { recursive: true, force: true });
});
beforeEach(async () => {
  api.clock.set('2026-03-11T09:00:00Z');
  await settings({});
});

const someone = () => `${newId()}@customer.example`;
const tick = () => worker.app.get(MailClock).tick();
const settings = async (more: object) => {
  const { data, errors } = await admin.ask<{ setMailSettings: object }>(
    'mutation ($settings: MailSettingsInput!) { setMailSettings(settings: $settings) { capMails capDays tracking confirmedTopics } }',
    { settings: { capMails: 0, capDays: 7, tracking: false, confirmedTopics: [], ...more } },
  );
  return errors?.[0]?.extensions.code ?? data.setMailSettings;
};

describe('the cap', () => {
  it('lets so many campaign mails through, shows the others waiting, and sends them once there is room', async () => {
    await settings({ capMails: 2, capDays: 7 });
    const address = someone();
    const first = await stage.launch([address]);
    await stage.reaches(first, 'sent');
    api.clock.advance(86_400_000);
    const second = await stage.launch([address]);
    await stage.reaches(second, 'sent');
    const third = await stage.launch([address]);
    await stage.reaches(third, 'capped');
    expect(await stage.only(third)).toMatchObject({
      reason: 'already 2 in 7 days',
      until: new Date('2026-03-18T09:00:00Z'),
    });
    const survey = await stage.launch([address], { class: 'survey' });
    await stage.reaches(survey, 'sent');
    api.clock.set('2026-03-18T08:59:00Z');
    for (let n = 0; n < 11; n += 1) await tick();
    await stage.reaches(third, 'capped');
    api.clock.set('2026-03-18T09:00:01Z');
    for (let n = 0; n < 11; n += 1) await tick();
    await stage.reaches(third, 'sent');
  });

  it('that is lifted lets go at once, and a nonsensical one is refused', async () => {
    await settings({ capMails: 1, capDays: 30 });
    const address = someone();
    await stage.reaches(await stage.launch([address]), 'sent');
    const waiting = await stage.launch([address]);
    await stage.reaches(waiting, 'capped');
    await settings({ capMails: 0 });
    for (let n = 0; n < 11; n += 1) await tick();
    await stage.reaches(waiting, 'sent');
    expect(await settings({ capMails: -1 })).toBe('MAIL_CAP_INVALID');
    expect(await settings({ confirmedTopics: ['gossip'] })).toBe('MAIL_TOPIC_UNKNOWN');
  });
});

describe('topics', () => {
  it('are chosen one by one; stopping one leaves the others', async () => {
    const address = someone();
    const first = await stage.launch([address]);
    await stage.reaches(first, 'sent');
    const mail = await stage.only(first);
    const link = `/p/${await stage.token(mail, 'preferences')}`;
    const waiting = await stage.launch([address], { paused: true });
    for (let n = 0; n < 3; n += 1) {
      const page = await api.http.get(link);
      expect(page.status).toBe(200);
      expect(page.text.match(/checked/g)).toHaveLength(3);
    }
    await api.http.head(link);
    expect(await stage.only(waiting)).toMatchObject({ state: 'queued' });
    const saved = await api.http.post(link).type('form').send('confirm=yes&topic=marketing&topic=surveys');
    expect(saved.text).toContain('Saved');
    expect(saved.text.match(/checked/g)).toHaveLength(2);
    expect(await stage.only(waiting)).toMatchObject({ state: 'suppressed', reason: 'unsubscribed' });
    await stage.reaches(await stage.launch([address], { topic: 'marketing' }), 'sent');
    await stage.reaches(await stage.launch([address]), 'suppressed');
    await api.http.post(link).type('form').send('topic=customer-success');
    await stage.reaches(await stage.launch([address]), 'sent');
    await stage.reaches(await stage.launch([address], { topic: 'marketing' }), 'suppressed');
  });

  it('that need a confirmation go only to who confirmed by mail, with POST', async () => {
    await settings({ confirmedTopics: ['marketing'] });
    const address = someone();
    const first = await stage.launch([address]);
    await stage.reaches(first, 'sent');
    const never = await stage.launch([address], { topic: 'marketing' });
    await stage.reaches(never, 'suppressed');
    expect((await stage.only(never)).reason).toBe('never confirmed');
    const link = `/p/${await stage.token(await stage.only(first), 'preferences')}`;
    const asked = await api.http.post(link).type('form').send('topic=customer-success&topic=marketing&topic=surveys');
    expect(asked.text).toContain('Confirm it in the mail');
    const find = () =>
      api.system((tx) =>
        tx.one<{ text: string }>(
          `SELECT text FROM caught_mails WHERE to_line = $1 AND subject LIKE 'Please confirm%'`,
          [address],
        ),
      );
    await until(async () => (await find()) !== undefined, 'the letter that asks');
    const page = /\/confirm\/\S+/.exec((await find())!.text)![0];
    expect((await api.http.get(page)).text).toContain('Yes, send it');
    await stage.reaches(await stage.launch([address], { topic: 'marketing' }), 'suppressed');
    expect((await api.http.post(page)).text).toContain('Thank you');
    await stage.reaches(await stage.launch([address], { topic: 'marketing' }), 'sent');
  });
});

describe('links', () => {
  it('of one purpose, mail or person work for no other, on any page', async () => {
    const id = await stage.launch([someone(), someone()]);
    await stage.reaches(id, 'sent');
    const [one, two] = await stage.mails(id);
    const pages = { unsubscribe: '/u/', preferences: '/p/', confirm: '/confirm/', tracking: '/c/' } as const;
    const purposes = Object.keys(pages) as (keyof typeof pages)[];
    for (const made of purposes)
      for (const used of purposes) {
        if (made === used) continue;
        const path = pages[used] + (await stage.token(one!, made, 'marketing'));
        expect([made, used, (await api.http.get(path)).status]).toEqual([made, used, 404]);
        if (used !== 'tracking') expect((await api.http.post(path)).status).toBe(404);
      }
    for (const purpose of purposes) {
      const moved = await stage.token({ id: one!.id, contact_id: two!.contact_id }, purpose, '0');
      expect((await api.http.get(pages[purpose] + moved)).status).toBe(404);
    }
    expect(
      await api.system((tx) =>
        tx.query('SELECT 1 FROM mail_consents WHERE address = ANY($1)', [[one!.address, two!.address]]),
      ),
    ).toEqual([]);
  });
});

describe('opens and clicks', () => {
  const visits = (mailId: string) =>
    api.system((tx) =>
      tx.query<{ link: number | null; scanner: string | null }>(
        'SELECT link, scanner FROM mail_visits WHERE mail_id = $1 ORDER BY at, id',
        [mailId],
      ),
    );
  const links = (mailId: string, urls: readonly string[]) =>
    api.system((tx) =>
      tx.query(
        `INSERT INTO mail_links (template_version, number, url) SELECT g.template_version, n - 1, u FROM mails m JOIN mailings g ON g.id = m.mailing_id,
           unnest($2::text[]) WITH ORDINALITY x(u, n) WHERE m.id = $1 ON CONFLICT DO NOTHING`,
        [mailId, urls],
      ),
    );
  const told = (name: string, mailId: string) =>
    api.system((tx) =>
      tx.query('SELECT 1 FROM events WHERE name = $1 AND subjects @> ARRAY[$2::uuid]', [name, mailId]),
    );

  it('are counted where install and run want it, programs marked and left out of what is told', async () => {
    await settings({ tracking: true });
    const id = await stage.launch([someone()], { tracks: true });
    await stage.reaches(id, 'sent');
    const mail = await stage.only(id);
    const urls = ['https://docs.example/a?x=1&y=2', 'https://docs.example/b', 'https://docs.example/c'];
    await links(mail.id, urls);
    const click = async (number: number) => `/c/${await stage.token(mail, 'tracking', String(number))}`;
    const open = `/c/${await stage.token(mail, 'tracking', 'open')}.gif`;

    const early = await api.http.get(await click(0));
    expect([early.status, early.headers['location']]).toEqual([302, urls[0]]);
    api.clock.advance(60_000);
    await api.http.head(await click(0));
    api.clock.advance(60_000);
    expect((await api.http.get(open)).headers['content-type']).toBe('image/gif');
    api.clock.advance(60_000);
    await api.http.get(await click(1));
    api.clock.advance(3_600_000);
    for (const number of [0, 1, 2]) await api.http.get(await click(number));
    expect(await visits(mail.id)).toEqual([
      { link: 0, scanner: 'within seconds of delivery' },
      { link: 0, scanner: 'asked for the headers only' },
      { link: null, scanner: null },
      { link: 1, scanner: null },
      { link: 0, scanner: 'all links at once' },
      { link: 1, scanner: 'all links at once' },
      { link: 2, scanner: 'all links at once' },
    ]);
    api.clock.advance(60_000);
    await tick();
    await tick();
    expect([await told('mail.opened', mail.id), await told('mail.clicked', mail.id)]).toEqual([
      [{ '?column?': 1 }],
      [{ '?column?': 1 }],
    ]);
    expect((await api.http.get(await click(99))).status).toBe(404);
    expect((await api.http.get(`${await click(0)}?url=https://evil.example`)).headers['location']).toBe(urls[0]);
  });

  it('are not where the run or the install does not', async () => {
    const off = await stage.launch([someone()], { tracks: true });
    await stage.reaches(off, 'sent');
    await settings({ tracking: true });
    const plain = await stage.launch([someone()]);
    await stage.reaches(plain, 'sent');
    for (const id of [off, plain]) {
      const mail = await stage.only(id);
      await links(mail.id, ['https://docs.example/a']);
      expect((await api.http.get(`/c/${await stage.token(mail, 'tracking', '0')}`)).status).toBe(302);
      expect(await visits(mail.id)).toEqual([]);
    }
  });
});
