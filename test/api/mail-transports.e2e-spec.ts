// Several ways out: the next one takes over while a server is down, each keeps its rate, mails are signed and say whose they are.
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultServer } from '../faults/smtp/fault-server.js';
import { either, fault, good } from '../faults/smtp/script.js';
import { MailStage } from '../support/mail-stage.js';
import { startApi, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { until } from '../support/until.js';
import { MailTemplates } from '#delivery';
import { newId, unwrap } from '#kernel';

const FOLDER = '/tmp/bellwether-transports-spec';
let api: TestApi;
let worker: TestWorker;
let first: FaultServer;
let second: FaultServer;
let stage: MailStage;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(`${FOLDER}/dkim.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  first = await FaultServer.start({ heads: true });
  second = await FaultServer.start({ heads: true });
  api = await startApi({
    SMTP_URL: `smtp://127.0.0.1:${first.port}?provider=postmark smtp://127.0.0.1:${second.port}`,
    BELLWETHER_DATA_DIR: FOLDER,
    BELLWETHER_DKIM_KEY: `${FOLDER}/dkim.pem`,
    BELLWETHER_MAIL_DOMAIN_RATES: 'slow.example=4',
  });
  worker = await startWorker(api.config, api.clock, { ticks: true });
  stage = new MailStage(api, worker, unwrap(await worker.app.get(MailTemplates).get('progress-status')).source.sample);
});
afterAll(async () => {
  await worker.close();
  await api.close();
  await first.close();
  await second.close();
  await rm(FOLDER, { recursive: true, force: true });
});

const someone = (domain = 'customer.example') => `${newId()}@${domain}`;
const sentTo = (server: FaultServer, address: string) => server.accepted.filter(({ to }) => to === address);

describe('the ways out', () => {
  it('are tried in their order; mails are signed and carry what the provider needs', async () => {
    const address = someone();
    const id = await stage.launch([address]);
    await stage.reaches(id, 'sent');
    const { key } = await stage.only(id);
    const [mail] = sentTo(first, address);
    expect(mail?.head).toMatch(
      new RegExp(`^X-PM-Metadata-bellwether-key: ${key}\r\nX-PM-KeepID: true\r\nDKIM-Signature: v=1`),
    );
    expect(mail?.head).toMatch(/ d=bellwether\.example;/);
    expect(mail?.head?.replace(/\r\n\s+/g, '').toLowerCase()).toMatch(
      /h=[^;]*list-unsubscribe:list-unsubscribe-post[:;]/,
    );
  });

  it('change while one is down, and change back', async () => {
    const closing = { say: '421 4.3.2 closing', then: 'drop' } as const;
    first.script = either(fault('greeting', closing), fault('mail', closing));
    const addresses = Array.from({ length: 5 }, () => someone());
    const id = await stage.launch(addresses);
    // Those that were in flight to it are tried again when they are due.
    await until(
      async () => (await stage.mails(id)).every(({ state }) => state === 'sent' || state === 'deferred'),
      'sent or deferred',
    );
    // One that is due just when the first is asked again whether it is back waits once more.
    const isSent = async () => (await stage.mails(id)).every(({ state }) => state === 'sent');
    for (let tries = 0; tries < 8 && !(await isSent()); tries += 1) {
      api.clock.advance(6 * 60_000);
      await sleep(1_500);
    }
    await stage.reaches(id, 'sent');
    for (const address of addresses) {
      expect(sentTo(second, address)).toHaveLength(1);
      expect(sentTo(first, address)).toHaveLength(0);
    }
    expect(sentTo(second, addresses[0]!)[0]?.head).not.toContain('X-PM-');
    first.script = good;
    api.clock.advance(11 * 60_000);
    const back = someone();
    await stage.reaches(await stage.launch([back]), 'sent');
    expect(sentTo(first, back)).toHaveLength(1);
  });

  it('let a slow domain wait without holding up the others', async () => {
    const slow = Array.from({ length: 12 }, () => someone('slow.example'));
    const quick = Array.from({ length: 30 }, () => someone());
    const id = await stage.launch([...slow, ...quick]);
    await stage.reaches(id, 'sent');
    const order = first.accepted.map(({ to }) => to);
    const places = (addresses: string[]) => addresses.map((each) => order.indexOf(each)).sort((a, b) => a - b);
    expect(places(quick).at(-1)!).toBeLessThan(places(slow).at(-1)!);
    expect(new Set(order).size).toBe(order.length);
  });
});
