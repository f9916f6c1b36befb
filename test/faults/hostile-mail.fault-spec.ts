// Whatever a stranger sends to the mail door is answered, and stored or refused; the worker lives, and goes on handling what makes sense.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { LONG, say, seededRandom, Stage } from './sending/stage.js';
import { rawMail, SmtpClient } from '../support/smtp-client.js';

const MAILS = LONG ? 10_000 : 1_000;
const CLIENTS = 8;
const TO = `bounce+${'0'.repeat(32)}@bellwether.example`;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const random = seededRandom('hostile mail');
const below = (n: number): number => Math.floor(random() * n);
const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
const bytes = (n: number): string => Array.from({ length: n }, () => String.fromCharCode(below(256))).join('');
const CHARSETS = ['utf-8', 'utf-7', 'iso-2022-jp', 'koi8-r', 'x-none', '', 'utf-16', '"', "utf-8''"];
const TYPES = [
  'text/plain',
  'text/html',
  'multipart/mixed',
  'multipart/report',
  'message/rfc822',
  'message/delivery-status',
  'message/feedback-report',
  'application/x',
  '',
  'multipart/',
];
const ENCODINGS = ['base64', 'quoted-printable', '7bit', '8bit', 'x-uuencode', '', 'base64;base64'];

/** A part with parts in it, some of them unfinished, mislabelled, or many levels deep. */
function part(depth: number): string {
  const boundary = pick(['B', 'B1', '=_x', '"', '', bytes(3)]);
  const type = depth > 0 ? pick(TYPES) : pick(['text/plain', 'text/html']);
  const headers = `Content-Type: ${type}; charset=${pick(CHARSETS)}; boundary="${boundary}"; name*0*=${bytes(5)}\r\nContent-Transfer-Encoding: ${pick(ENCODINGS)}\r\n`;
  const inner =
    type.startsWith('m') && depth > 0
      ? Array.from({ length: below(4) }, () => `--${boundary}\r\n${part(depth - 1)}\r\n`).join('')
      : bytes(below(300));
  return `${headers}\r\n${inner}${random() < 0.5 ? `--${boundary}--\r\n` : ''}`;
}

const kinds: readonly (() => string)[] = [
  () => bytes(below(2_000)),
  () => `Subject: ${bytes(below(500))}\r\nFrom: ${bytes(below(200))}\r\nMIME-Version: 1.0\r\n${part(4)}`,
  () =>
    Array.from({ length: 200 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join(''),
  () => `Subject: ${'=?utf-8?B?'.repeat(below(2_000))}\r\nTo: ${'<a@b>,'.repeat(below(3_000))}\r\n\r\nx`,
  () => `Content-Type: text/html\r\n\r\n${'<div>'.repeat(below(20_000))}${'&#x'.repeat(below(2_000))}`,
  () =>
    `References: ${'<a@b> '.repeat(below(5_000))}\r\nContent-Type: message/delivery-status\r\n\r\n${'Action: failed\r\n\r\n'.repeat(below(3_000))}`,
  () =>
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${'> '.repeat(below(20_000))}\r\n${'On Mon\r\n'.repeat(below(2_000))}`,
];

it(`${MAILS} mails of nonsense: each is answered, what was accepted is kept once, and then a mail that makes sense is handled`, async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const worker = fork('dist/apps/worker/main.js', {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: stage.database.url,
      DATABASE_POOL: '5',
      BELLWETHER_DATA_DIR: stage.folder,
      BELLWETHER_MAIL_DOOR_PORT: String(port),
      LOG_LEVEL: 'fatal',
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  stage.senders.add(worker);
  worker.once('exit', () => stage.senders.delete(worker));
  await stage.until('the door is open', () =>
    SmtpClient.connect(port).then(
      (client) => (client.close(), true),
      () => false,
    ),
  );

  const answers = new Map<string, number>();
  let left = MAILS;
  const send = async () => {
    let client = await SmtpClient.connect(port);
    while (left > 0) {
      left -= 1;
      const answer = (await client.send('stranger@elsewhere.example', TO, pick(kinds)())).slice(0, 3);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      if (answer === 'clo') client = await SmtpClient.connect(port);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: CLIENTS }, send));
  say('hostile mail', Object.fromEntries(answers));
  expect([...answers.keys()].filter((answer) => !['250', '552', '452'].includes(answer))).toEqual([]);

  const client = await SmtpClient.connect(port);
  expect(
    await client.send(
      'maya@customer.example',
      TO,
      rawMail({ Subject: 'sense', 'Message-ID': '<sense@customer.example>' }),
    ),
  ).toMatch(/^250/);
  client.close();
  const open = () => stage.query(`SELECT 1 FROM inbound_mails WHERE state <> 'handled' LIMIT 1`);
  await stage.until('everything is handled', async () => (await open()).length === 0, 300_000);
  const [kept] = await stage.query<{ n: number; sense: string }>(
    `SELECT count(*)::int AS n, max(outcome) FILTER (WHERE subject = 'sense') AS sense FROM inbound_mails`,
  );
  expect(kept?.sense).toBe('an answer to the return address: nobody reads those');
  // The same nonsense may come twice: it is kept once.
  expect(kept!.n).toBeLessThanOrEqual((answers.get('250') ?? 0) + 1);
  expect(kept!.n).toBeGreaterThan(MAILS * 0.8);
  expect(worker.exitCode).toBeNull();
});
