// From whatever a data folder holds to a running server and a lease on it. Only the holder of the start lock comes here.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { fail } from '#kernel';
import { findBinaries } from './binaries.js';
import { prepareCluster } from './cluster.js';
import { clusterIn, findHome, type DataFolder } from './data-folder.js';
import { ensureApp, leaseWhenReady } from './lease.js';
import { choosePort, disownPidFile, findPostmaster, lastWords, spawnPostmaster, stopPostmaster } from './postmaster.js';
import { newPassword, readRecord, writeRecord, type ServerRecord } from './server-record.js';

export interface StartOptions {
  readonly durable: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

export interface Running {
  readonly record: ServerRecord;
  readonly lease: Client;
}

/** For a server that lives and doesn't answer: a loaded machine is slow, and others may be using it. */
const ADOPTION_PATIENCE = 30_000;
/** After a crash PostgreSQL refuses to start until the last old backend has gone. */
const START_PATIENCE = 10_000;

const BASE_SETTINGS = {
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
};
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export async function ensureServer(folder: DataFolder, options: StartOptions): Promise<Running> {
  const known = await readRecord(folder);
  const home = await findHome(folder, known?.home);
  const record = known ? { ...known, home } : { home, port: 0, password: newPassword(), adminPassword: newPassword() };
  const running = (known && (await adopt(record))) ?? (await start(folder, record, known !== undefined, options));
  await ensureApp(running.lease, record);
  return running;
}

/** A server that another process started, living or dead by now. Judged by a real connection to the right cluster. */
async function adopt(record: ServerRecord): Promise<Running | undefined> {
  const alive = async (): Promise<boolean> => (await findPostmaster(clusterIn(record.home))) !== undefined;
  const lease = await leaseWhenReady(record, alive, ADOPTION_PATIENCE);
  return lease && { record, lease };
}

async function start(
  folder: DataFolder,
  found: ServerRecord,
  passwordsKnown: boolean,
  { durable, settings, log }: StartOptions,
): Promise<Running> {
  const cluster = clusterIn(found.home);
  await stopPostmaster(cluster); // it lives, but nobody can speak with it
  await disownPidFile(cluster);
  const binaries = await findBinaries(folder);
  let record = found;
  await prepareCluster(folder, binaries, record, { passwordsKnown, durable });
  for (const deadline = Date.now() + START_PATIENCE; ; await sleep(250)) {
    record = { ...record, port: await choosePort(record.port) };
    await writeRecord(folder, record); // before the start: whoever comes after a kill finds the port
    log(`starting PostgreSQL on 127.0.0.1:${record.port}, data in ${cluster}`);
    const spawned = await spawnPostmaster(folder, binaries, record, {
      ...BASE_SETTINGS,
      ...(durable ? {} : FORGETFUL),
      ...settings,
    });
    const lease = await leaseWhenReady(record, spawned.alive, ADOPTION_PATIENCE);
    if (lease) return { record, lease };
    await stopPostmaster(cluster);
    if (Date.now() < deadline) continue;
    fail(
      'EMBEDDED_START_FAILED',
      `The embedded PostgreSQL did not start. Its last words:\n${await lastWords(folder)}`,
      { cluster },
    );
  }
}
