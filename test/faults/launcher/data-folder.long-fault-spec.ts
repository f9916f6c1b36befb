// Whatever stands in the data folder, from a crash, a stranger or a mistake: the start recovers, or says what to do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  NOBODY,
  Workshop,
  clusterOf,
  eventually,
  isRoot,
  postmasterOf,
  query,
  recordOf,
  serverProcesses,
} from './workshop.js';

let workshop: Workshop;
beforeAll(() => void (workshop = new Workshop()));
afterAll(() => workshop.close());
afterEach(() => workshop.expectNothingLeft());

/** A folder that was used and left cleanly, with one row in it. */
async function usedFolder(): Promise<string> {
  const dataDir = workshop.newPath();
  const holder = await workshop.join(dataDir);
  await query((await holder.ready).url, 'CREATE TABLE notes AS SELECT 1 AS id');
  await holder.release();
  return dataDir;
}

async function expectData(dataDir: string): Promise<void> {
  const holder = await workshop.join(dataDir);
  expect(await query((await holder.ready).url, 'SELECT id FROM notes')).toEqual([{ id: 1 }]);
  await holder.release();
}

/** Something of somebody else that listens: mute, or one that answers all with the same. */
async function stranger(port: number, answer?: string): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    if (answer) socket.write(answer);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as { port: number }).port, close };
}

const DEAD_PID = 999_999_999;

describe('the record of port and passwords', () => {
  it('is readable by its owner alone', async () => {
    const dataDir = await usedFolder();
    expect(statSync(join(dataDir, 'server.json')).mode & 0o777).toBe(0o600);
    for (const name of readdirSync(dataDir).filter((file) => file.startsWith('start-lock')))
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['empty', ''],
    ['garbage', '\u0000\u0007{{{'],
    ['of another shape', '{"port":"5432","home":7}'],
    ['with a password that would break out', `{"home":"/","port":5432,"password":"'; DROP","adminPassword":"'"}`],
  ])('%s: passwords are made anew, data stays', async (_, text) => {
    const dataDir = await usedFolder();
    writeFileSync(join(dataDir, 'server.json'), text);
    await expectData(dataDir);
    expect(statSync(join(dataDir, 'server.json')).mode & 0o777).toBe(0o600);
  });

  it('lost while an orphan runs: the orphan is stopped, data stays', async () => {
    const dataDir = await usedFolder();
    const holder = await workshop.join(dataDir);
    const orphan = postmasterOf(clusterOf(dataDir));
    await holder.kill();
    rmSync(join(dataDir, 'server.json'));
    await expectData(dataDir);
    expect(serverProcesses().some(({ pid }) => pid === orphan)).toBe(false);
  });

  it.each([
    ['that says nothing', undefined],
    ['that speaks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['that lets everybody in', 'R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I'],
  ])('its port belongs to a stranger %s: takes another one', async (_, answer) => {
    const dataDir = await usedFolder();
    const { port, close } = await stranger(recordOf(dataDir).port, answer);
    const holder = await workshop.join(dataDir);
    expect(recordOf(dataDir).port).not.toBe(port);
    expect(await query((await holder.ready).url, 'SELECT id FROM notes')).toEqual([{ id: 1 }]);
    await holder.release();
    close();
  });
});

describe('the start lock', () => {
  const plant = (dataDir: string, number: number, content: unknown) =>
    writeFileSync(
      join(dataDir, `start-lock.${number}`),
      typeof content === 'string' ? content : JSON.stringify(content),
    );

  it.each([
    ['that says nothing', undefined],
    ['that answers wrongly', 'a'.repeat(64)],
  ])('of a dead process, its port now with a stranger %s', async (_, answer) => {
    const dataDir = await usedFolder();
    const other = await stranger(0, answer);
    plant(dataDir, 7000, { port: other.port, secret: 'x'.repeat(64), pid: DEAD_PID });
    await expectData(dataDir);
    other.close();
  });

  it.each([
    ['nobody listening', { port: 1, secret: 'x', pid: process.pid }],
    ['garbage', '\u0000not json'],
    ['an impossible port', { port: 700_000, secret: 'x', pid: 1 }],
    ['nothing', ''],
  ])('with %s in it', async (_, content) => {
    const dataDir = await usedFolder();
    plant(dataDir, 7000, content);
    await expectData(dataDir);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('start-lock'))).toHaveLength(1);
  });

  it('that is a folder', async () => {
    const dataDir = await usedFolder();
    mkdirSync(join(dataDir, 'start-lock.7000'));
    await expectData(dataDir);
  });
});

describe('what crashes leave', () => {
  it('a pid file whose number belongs to somebody else by now', async () => {
    const dataDir = await usedFolder();
    const holder = await workshop.join(dataDir, { durable: true });
    const cluster = clusterOf(dataDir);
    process.kill(holder.pid, 'SIGKILL');
    for (const { pid } of serverProcesses(cluster)) process.kill(pid, 'SIGKILL');
    await holder.exited;
    await eventually('all are gone', () => serverProcesses(cluster).length === 0);
    // PostgreSQL takes any process of its own user for itself.
    const sleeper = spawn('sleep', ['60'], isRoot ? { ...NOBODY, cwd: '/' } : {});
    const file = join(cluster, 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(sleeper.pid)));
    await expectData(dataDir);
    expect(sleeper.exitCode ?? sleeper.signalCode).toBeNull(); // and nobody stopped the stranger
    sleeper.kill();
    await once(sleeper, 'exit');
  });

  it('half a cluster, and an empty one', async () => {
    const dataDir = workshop.newPath();
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    mkdirSync(join(dataDir, 'postgres.draft-00000000', 'base'), { recursive: true });
    await (await workshop.join(dataDir)).release();
    expect(readdirSync(dataDir).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('a cluster of which parts are missing', async () => {
    const dataDir = await usedFolder();
    rmSync(join(dataDir, 'postgres', 'PG_VERSION'));
    const { code, message } = await workshop.start(dataDir).failed;
    expect(code).toBe('EMBEDDED_CLUSTER_DAMAGED');
    expect(message).toContain('backup');
    expect(readdirSync(join(dataDir, 'postgres'))).toContain('global'); // nothing was thrown away
  });

  it('a cluster that PostgreSQL refuses: says why, in its words', async () => {
    const dataDir = await usedFolder();
    truncateSync(join(dataDir, 'postgres', 'global', 'pg_control'), 100);
    const { code, message } = await workshop.start(dataDir).failed;
    expect(code).toBe('EMBEDDED_START_FAILED');
    expect(message).toContain('pg_control');
  });
});

describe('mistakes', () => {
  it('data of another major version', async () => {
    const dataDir = await usedFolder();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    expect(await workshop.start(dataDir).failed).toMatchObject({ code: 'EMBEDDED_VERSION_DIFFERS' });
  });

  it('a file in place of the folder', async () => {
    const dataDir = workshop.newPath();
    writeFileSync(dataDir, 'not a folder');
    const { code, message } = await workshop.start(dataDir).failed;
    expect(code).toBe('EMBEDDED_DATA_DIR_UNUSABLE');
    expect(message).toContain(dataDir);
  });

  it('a setting that PostgreSQL does not know', async () => {
    const dataDir = workshop.newPath();
    const { code, message } = await workshop.start(dataDir, { settings: { no_such_setting: 'on' } }).failed;
    expect(code).toBe('EMBEDDED_START_FAILED');
    expect(message).toContain('no_such_setting');
  });

  it('a folder with an odd name', async () => {
    const dataDir = join(workshop.newPath(), "a 'quoted' ünïcode folder");
    await (await workshop.join(dataDir)).release();
    await (await workshop.join(dataDir)).release();
  });
});
