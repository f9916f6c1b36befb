// The files of the database: made once and completely, of the right version, owned by the one who runs PostgreSQL,
// with passwords that the record knows.
import { randomBytes } from 'node:crypto';
import { lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '#kernel';
import type { Binaries } from './binaries.js';
import { clusterIn, type DataFolder } from './data-folder.js';
import { run, type Identity, type Outcome } from './run-as.js';
import { ADMIN_NAME, APP_NAME, type ServerRecord } from './server-record.js';

/** `passwordsKnown`: false when the record was lost, and an existing cluster must be given the new passwords. */
export async function prepareCluster(
  folder: DataFolder,
  binaries: Binaries,
  record: ServerRecord,
  { passwordsKnown, durable }: { passwordsKnown: boolean; durable: boolean },
): Promise<void> {
  const cluster = clusterIn(record.home);
  const version = await readVersion(cluster);
  if (version === undefined) return makeCluster(folder, binaries, record, durable);
  if (version !== binaries.major)
    fail(
      'EMBEDDED_VERSION_DIFFERS',
      `${cluster} was written by PostgreSQL ${version}, this is ${binaries.major}. Make a backup with the release of ` +
        `Bellwether that wrote it, move ${folder.path} away, and restore the backup.`,
      { cluster, version },
    );
  await own(cluster, folder.runAs);
  if (!passwordsKnown) await setPasswords(cluster, folder, binaries, record);
}

/** undefined: nothing there yet. */
async function readVersion(cluster: string): Promise<string | undefined> {
  const files = await readdir(cluster).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (files.length === 0) return undefined;
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  if (!version.trim() || !files.includes('global'))
    fail(
      'EMBEDDED_CLUSTER_DAMAGED',
      `${cluster} is not a PostgreSQL data folder, or a part of it is missing. Restore it from a backup, or move it away to begin empty.`,
      { cluster },
    );
  return version.trim();
}

/** Built aside and renamed, so that a cluster that exists is complete however its maker died. */
async function makeCluster(
  folder: DataFolder,
  binaries: Binaries,
  record: ServerRecord,
  durable: boolean,
): Promise<void> {
  const leftOver = (await readdir(record.home)).filter((name) => name.startsWith('postgres.draft'));
  // An initdb that outlived its parent may still be writing there: the next start sweeps again.
  for (const name of leftOver)
    await rm(join(record.home, name), { recursive: true, force: true }).catch(() => undefined);
  const draft = join(record.home, `postgres.draft-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, record.adminPassword, { mode: 0o600 });
  for (const path of [draft, passwordFile]) await own(path, folder.runAs);
  const outcome = await run(binaries.initdb, initOptions(draft, passwordFile, durable), folder.runAs);
  await rm(passwordFile, { force: true });
  refuseFailure(outcome, 'could not make its data folder');
  await rename(draft, clusterIn(record.home));
}

const initOptions = (cluster: string, passwordFile: string, durable: boolean): string[] => [
  `--pgdata=${cluster}`,
  `--username=${ADMIN_NAME}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--locale=C',
  '--encoding=UTF8',
  '--no-instructions',
  ...(durable ? [] : ['--no-sync']),
];

/** Without a server and so without a password: a lost record is no lost database. One statement a line. */
async function setPasswords(
  cluster: string,
  folder: DataFolder,
  binaries: Binaries,
  record: ServerRecord,
): Promise<void> {
  const sql = [
    `ALTER ROLE ${ADMIN_NAME} PASSWORD '${record.adminPassword}';`,
    `DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_NAME}') THEN ` +
      `ALTER ROLE ${APP_NAME} PASSWORD '${record.password}'; END IF; END $$;`,
  ].join('\n');
  refuseFailure(
    await run(binaries.postgres, ['--single', '-D', cluster, 'postgres'], folder.runAs, `${sql}\n`),
    'could not reset its passwords',
  );
}

function refuseFailure({ code, output }: Outcome, what: string): void {
  // in single-user mode a failed statement doesn't show in the exit code
  if (code !== 0 || /^(ERROR|FATAL|PANIC):/m.test(output))
    fail('EMBEDDED_START_FAILED', `The embedded PostgreSQL ${what}:\n${output.trim()}`);
}

/** A restored or copied folder belongs to whoever copied it. */
async function own(path: string, runAs: Identity | undefined): Promise<void> {
  if (!runAs || (await stat(path)).uid === runAs.uid) return;
  await lchown(path, runAs.uid, runAs.gid);
  const inside = await readdir(path, { recursive: true }).catch(() => []);
  for (const name of inside) await lchown(join(path, name), runAs.uid, runAs.gid);
}
