// What senders need goes away in the middle: the database, stopped as a crash would; Redis, emptied and then gone for good.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Holder } from '../launcher/holder.js';
import { say, Stage } from './stage.js';
import { migrate } from '#platform/database';

const LIBRARY = join(process.cwd(), 'dist/libs/platform/embedded/index.js');
const HOLD = join(process.cwd(), 'test/faults/launcher/hold-server.mjs');

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('PostgreSQL, stopped immediate: everybody gets their mail once it is back', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-away-'));
  const hold = () => new Holder(process.execPath, [HOLD, LIBRARY, JSON.stringify({ dataDir })]);
  let holder = hold();
  const { url, adminUrl: serverUrl } = await holder.ready;
  await migrate(url);
  const adminUrl = Object.assign(new URL(serverUrl), { pathname: new URL(url).pathname }).href;
  const stage = await Stage.open({ url, adminUrl, drop: () => Promise.resolve() });
  try {
    await stage.launch(2_000);
    const sender = stage.start({ leaseSeconds: 20 });
    await stage.arrived(100);
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    while (isThere(pid)) await sleep(10);
    // It went in the middle. How far lanes come before it is there again depends on the machine; that nobody is lost or doubled doesn't.
    expect(stage.server.accepted.length).toBeLessThan(2_000);
    await sleep(1_500);
    await holder.kill();
    holder = hold();
    expect((await holder.ready).url).toBe(url);
    await stage.finished();
    const books = await stage.books();
    say('database away', books);
    expect(books).toEqual({ states: { sent: 2_000 }, accepted: 2_000, dup: 0, lost: 0 });
    expect(await stage.kill(sender, 'SIGTERM')).toBe(0);
  } finally {
    await stage.close();
    await holder.release();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

it('Redis, emptied and then stopped: nobody notices', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const redis = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  await Promise.race([
    once(redis, 'spawn'),
    once(redis, 'error').then(() =>
      Promise.reject(new Error('This test needs redis-server: apt-get install redis-server')),
    ),
  ]);
  const stage = await Stage.open();
  try {
    await stage.launch(400);
    stage.start({ env: { REDIS_URL: `redis://127.0.0.1:${port}` } });
    await stage.arrived(80);
    const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: null });
    client.on('error', () => undefined);
    await client.connect();
    await client.flushall();
    await stage.arrived(160);
    redis.kill('SIGKILL');
    await stage.finished();
    client.disconnect();
    expect(await stage.books()).toEqual({ states: { sent: 400 }, accepted: 400, dup: 0, lost: 0 });
  } finally {
    redis.kill('SIGKILL');
    await stage.close();
  }
});
