// What is done to senders, apart from what is expected of it: the same experiments are run on builds that must fail them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { signLink, type LinkPurpose } from '#delivery/rules';
import type { Books, Stage } from './stage.js';

export const EXPERIMENT = { people: 200, lanes: 3, leaseSeconds: 4 } as const;

/** One sender is killed in the middle, the next one goes on. */
export async function killInTheMiddle(stage: Stage, folder?: string): Promise<Books> {
  const options = { ...EXPERIMENT, ...(folder && { folder }) };
  await stage.launch(EXPERIMENT.people);
  const doomed = stage.start(options);
  await stage.arrived(60);
  await stage.kill(doomed);
  await stage.expireLeases();
  stage.start(options);
  await stage.finished();
  return stage.books();
}

/** A sender stands still for longer than its lease, while another one takes its messages over; then it wakes up. */
export async function standStill(stage: Stage, folder?: string): Promise<Books> {
  const options = { ...EXPERIMENT, ...(folder && { folder }) };
  await stage.launch(EXPERIMENT.people);
  // It never gets far: the server takes its time with each of the first mails.
  stage.server.script = (at) => (at === 'dot' && stage.server.accepted.length < 30 ? { wait: 40 } : undefined);
  const still = stage.start(options);
  await stage.arrived(15);
  still.kill('SIGSTOP');
  stage.start(options);
  await stage.finished();
  still.kill('SIGCONT');
  await sleep(3_000);
  return stage.books();
}

/** The server takes some mails and says nothing: nobody knows, so nobody may send them again. */
export async function keepSilent(stage: Stage, folder?: string): Promise<Books> {
  const options = { ...EXPERIMENT, ...(folder && { folder }) };
  await stage.launch(60);
  let dots = 0;
  stage.server.script = (at) =>
    at === 'dot' && [20, 40].includes((dots += 1)) ? { keep: true, then: 'stall' } : undefined;
  stage.start(options);
  await stage.finished();
  return stage.books();
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

/** Scanners open every link of a mail that was sent, by GET and HEAD: how many things that changed. */
export async function openEveryLink(stage: Stage, folder = process.cwd()): Promise<number> {
  await stage.launch(1);
  const sender = stage.start({ folder });
  await stage.finished();
  await stage.kill(sender, 'SIGTERM');
  const [mail] = await stage.query<{ id: string; contact_id: string }>('SELECT id, contact_id FROM mails');
  const [installation] = await stage.query<{ secret: Buffer }>('SELECT secret FROM installation');
  const keys = { current: '1', keys: { 1: installation!.secret } };
  const token = (purpose: LinkPurpose, detail?: string) =>
    signLink(keys, { purpose, message: mail!.id, contact: mail!.contact_id, ...(detail && { detail }) });

  const port = await freePort();
  const api = fork('dist/apps/api/main.js', {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: stage.database.url,
      DATABASE_POOL: '5',
      BELLWETHER_DATA_DIR: stage.folder,
      PORT: String(port),
      BELLWETHER_DEMO: 'off',
      LOG_LEVEL: 'fatal',
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  stage.senders.add(api);
  api.once('exit', () => stage.senders.delete(api));
  const url = `http://127.0.0.1:${port}`;
  await stage.until(
    'the api is ready',
    async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok ?? false,
  );
  const changed = () =>
    stage.query<{ n: number }>(
      `SELECT ((SELECT count(*) FROM mail_consents) + (SELECT count(*) FROM suppressions)
         + (SELECT count(*) FROM events WHERE name LIKE 'mail.%' AND name <> 'mail.sent')
         + (SELECT count(*) FROM mails WHERE state <> 'sent'))::int AS n`,
    );
  const links = [
    `/u/${token('unsubscribe')}`,
    `/p/${token('preferences')}`,
    `/confirm/${token('confirm', 'marketing')}`,
  ];
  for (const link of links)
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(url + link, { method });
      if (!answer.ok) throw new Error(`${method} ${link} answers ${answer.status}`);
    }
  const before = (await changed())[0]?.n ?? -1;
  // And a person who means it is heard.
  await fetch(url + links[0]!, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  if ((await changed())[0]?.n === before && before === 0) throw new Error('One-click unsubscribe changes nothing');
  return before;
}
