// The server process: started out of reach of the terminal's Ctrl-C and of this process's death, found again, stopped.
import { spawn } from 'node:child_process';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '#kernel';
import type { Binaries } from './binaries.js';
import { clusterIn, giveToOwner, type DataFolder } from './data-folder.js';
import { isAlive, worksIn } from './processes.js';
import { spawnOptions } from './run-as.js';
import type { ServerRecord } from './server-record.js';

const LOG = 'postgres.log';
const LOG_LIMIT = 5_000_000; // bytes, then one older file is kept
/** Escalation of a stop: fast, then without checkpoint (the log replays it), then by force. Milliseconds each. */
const STOP_STEPS = [
  { signal: 'SIGINT', patience: 60_000 },
  { signal: 'SIGQUIT', patience: 10_000 },
  { signal: 'SIGKILL', patience: 5_000 },
] as const;
/** No process has a number like this. */
const NO_PID = 999_999_999;

export interface Spawned {
  readonly alive: () => boolean;
}

export async function spawnPostmaster(
  folder: DataFolder,
  binaries: Binaries,
  record: ServerRecord,
  settings: Readonly<Record<string, string>>,
): Promise<Spawned> {
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(record.port),
    unix_socket_directories: '',
    ...settings,
  };
  const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = await openLog(folder);
  const child = spawn(binaries.postgres, ['-D', clusterIn(record.home), ...args], {
    ...spawnOptions(folder.runAs),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  let alive = true;
  child.on('error', () => (alive = false)).on('exit', () => (alive = false));
  child.unref();
  await log.close();
  return { alive: () => alive };
}

/** The living postmaster of a cluster, whoever started it. */
export async function findPostmaster(cluster: string): Promise<number | undefined> {
  const pid = await readPid(cluster);
  return pid && (await worksIn(pid, cluster)) ? pid : undefined;
}

/**
 * PostgreSQL won't start while the process that its pid file names exists, be it a stranger who got the number after a
 * crash or a zombie. Only the number is made harmless: the rest of the file guards against surviving backends.
 */
export async function disownPidFile(cluster: string): Promise<void> {
  const pid = await readPid(cluster);
  if (!pid || !isAlive(pid)) return;
  const file = join(cluster, 'postmaster.pid');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^\s*\d+/, String(NO_PID)));
}

export async function stopPostmaster(cluster: string): Promise<void> {
  for (const { signal, patience } of STOP_STEPS) {
    const pid = await findPostmaster(cluster);
    if (!pid) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(20))
      if (!(await worksIn(pid, cluster))) return;
  }
  fail('EMBEDDED_STOP_FAILED', `The PostgreSQL server of ${cluster} does not end. End its processes by hand.`, {
    cluster,
  });
}

/** The wished port if nobody has it, else a free one. A port that living processes know is worth keeping. */
export async function choosePort(wished: number): Promise<number> {
  const listen = (port: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const { port: taken } = server.address() as AddressInfo;
        server.close(() => resolve(taken));
      });
    });
  return (wished > 0 ? await listen(wished) : undefined) ?? (await listen(0)) ?? wished;
}

/** The end of the server's log: why it did not start. */
export async function lastWords(folder: DataFolder): Promise<string> {
  const text = await readFile(join(folder.path, LOG), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n');
}

async function readPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 1 ? pid : undefined;
}

async function openLog(folder: DataFolder) {
  const file = join(folder.path, LOG);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(file, `${file}.1`);
  const log = await open(file, 'a', 0o600);
  await giveToOwner(folder, file);
  return log;
}
