// The engine and a real mail server: Postfix from Debian delivers, refuses, puts off and bounces; DKIM and spam are judged by strangers.
// Needs root on Debian, to install and start it; it keeps to a folder of its own. Part of `npm run test:faults -- --long`.
import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spamScore, verifyDkim } from './mta/judge.js';
import { installTools, Postfix } from './mta/postfix.js';
import { say, Stage } from './sending/stage.js';
import { SmtpClient } from '../support/smtp-client.js';
import { validateAddress } from '#delivery/rules';
import { unwrap } from '#kernel';
import { dkimSigner } from '#smtp';
import { loadMail, openMail, publishMail, viewOf } from '#templates';
import { composeMail } from '../../libs/delivery/service/compose-mail.js';

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
};

let stage: Stage;
let postfix: Postfix;
let doorPort: number;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const record = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
beforeAll(async () => {
  await installTools();
  stage = await Stage.open();
  doorPort = await freePort();
  postfix = await Postfix.start(await freePort(), doorPort);
  await writeFile(join(stage.folder, 'dkim.pem'), pem);
});
afterAll(async () => {
  await postfix.stop();
  await stage.close();
});

const states = async (): Promise<Record<string, string>> => {
  const rows = await stage.query<{ address: string; state: string }>('SELECT address, state FROM mails');
  return Object.fromEntries(rows.map(({ address, state }): [string, string] => [address.replace(/@.*/, ''), state]));
};

it('delivers to a maildir, signed; takes bounces and refusals for what they are; comes back after a deferral', async () => {
  await stage.launch(4);
  for (const [n, name] of ['maya', 'gone', 'slow', 'refused'].entries())
    await stage.query(`UPDATE contacts SET email = $2 WHERE email = $1`, [
      `champion-${n + 1}@customer.example`,
      `${name}@customer.example`,
    ]);
  const worker = fork('dist/apps/worker/main.js', {
    env: {
      ...{ PATH: process.env['PATH'], DATABASE_URL: stage.database.url, DATABASE_POOL: '5', LOG_LEVEL: 'fatal' },
      ...{ BELLWETHER_DATA_DIR: stage.folder, BELLWETHER_MAIL_DOOR_PORT: String(doorPort) },
      ...{ SMTP_URL: `smtp://127.0.0.1:${postfix.port}?tls=off`, BELLWETHER_DKIM_KEY: join(stage.folder, 'dkim.pem') },
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  stage.senders.add(worker);
  worker.once('exit', () => stage.senders.delete(worker));
  const expected = { maya: 'sent', gone: 'bounced', slow: 'deferred', refused: 'failed' };
  await stage.until(
    'one delivered, one bounced, one put off, one refused',
    async () =>
      JSON.stringify(await states()) !== '{}' &&
      Object.entries(await states()).every(([name, state]) => state === expected[name as keyof typeof expected]),
    120_000,
  );
  say('Postfix', await states());
  const suppressed = await stage.query('SELECT address, kind FROM suppressions ORDER BY address');
  expect(suppressed).toEqual([
    { address: 'gone@customer.example', kind: 'bounce' },
    { address: 'refused@customer.example', kind: 'bounce' },
  ]);
  await stage.until('it is in the maildir', async () => (await postfix.mailsOf('maya')).length === 1);
  const [mail] = await postfix.mailsOf('maya');
  expect(await verifyDkim(mail!, record)).toBe('pass bellwether._domainkey.bellwether.example.');
  expect(await verifyDkim(mail!.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=No'), record)).toMatch(/^fail/);

  await postfix.answer({});
  await stage.until('the one that was put off has arrived', async () => {
    await stage.query(`UPDATE mails SET next_at = now() WHERE state = 'deferred'`);
    await sleep(1_000);
    return (await postfix.mailsOf('slow')).length === 1;
  });
  await stage.finished();
  expect(await states()).toEqual({ ...expected, slow: 'sent' });
});

const shipped = readdirSync('templates/email', { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

it.each(shipped)('%s is no spam to SpamAssassin', async (name) => {
  const source = unwrap(await loadMail(join('templates/email', name)));
  const address = (text: string) => unwrap(validateAddress(text));
  const from = { name: 'Dana Reyes', address: address('dana.reyes@bellwether.example') };
  const key = '0123456789abcdef0123456789abcdef';
  const composed = unwrap(
    composeMail(
      unwrap(openMail(unwrap(await publishMail(source)))),
      {
        ...{
          from,
          replyTo: from,
          to: { name: 'Maya', address: address('maya@customer.example') },
          date: new Date(),
          key,
        },
        messageId: `<${key}@bellwether.example>`,
        list: { name: source.title, id: `${name}.bellwether.example` },
        unsubscribe: {
          url: 'https://success.bellwether.example/u/t',
          mailbox: address('unsubscribe@bellwether.example'),
          token: 't',
        },
      },
      viewOf(source.sample),
      { locale: 'en', zone: 'UTC' },
    ),
  );
  const signed = await unwrap(dkimSigner({ domain: 'bellwether.example', selector: 'bellwether', privateKey: pem }))(
    composed.raw,
  );
  const before = (await postfix.mailsOf('maya')).length;
  const client = await SmtpClient.connect(postfix.port);
  expect(await client.send(`bounce+${key}@bellwether.example`, 'maya@customer.example', signed)).toMatch(/^250/);
  client.close();
  await stage.until('it is in the maildir', async () => (await postfix.mailsOf('maya')).length > before);
  const delivered = (await postfix.mailsOf('maya')).find((mail) => mail.includes(key))!;
  const judged = await spamScore(delivered);
  say(`SpamAssassin on ${name}`, judged);
  expect(judged.score).toBeLessThan(2);
});
