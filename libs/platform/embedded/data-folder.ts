// Decides who PostgreSQL runs as and where its files lie, so that it starts for root, for others, and under closed folders.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '#kernel';
import { run, type Identity } from './run-as.js';

export interface DataFolder {
  /** real, absolute path of BELLWETHER_DATA_DIR */
  readonly path: string;
  /** who PostgreSQL must run as; undefined: as this process */
  readonly runAs: Identity | undefined;
  /** root works in the folder of another user: what it writes there must stay that user's */
  readonly owner: Identity | undefined;
}

/** As root, looked for in this order when the user of PostgreSQL can't reach a path. */
const PUBLIC_PLACES = ['/var/lib/bellwether', '/var/tmp/bellwether'];

const isRoot = (): boolean => process.getuid?.() === 0;

export const clusterIn = (home: string): string => join(home, 'postgres');

export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = await realpath(dataDir);
  if (!isRoot()) return { path, runAs: undefined, owner: undefined };
  const { uid, gid, mode } = await stat(path);
  const owner = uid === 0 ? undefined : { uid, gid };
  const runAs = await unprivileged(owner);
  // The least that lets PostgreSQL pass through a folder of root's: its group may enter, not list. Files keep their modes.
  if (!owner && gid === 0 && (mode & 0o001) === 0) {
    await chown(path, 0, runAs.gid);
    await chmod(path, (mode & 0o700) | 0o010);
  }
  return { path, owner, runAs };
}

/** Hands a file that root has just written to the owner of the folder. */
export async function giveToOwner(folder: DataFolder, file: string): Promise<void> {
  if (folder.owner) await chown(file, folder.owner.uid, folder.owner.gid);
}

/** The folder that holds the cluster. `recorded` is what an earlier start decided: data is never left behind silently. */
export async function findHome(folder: DataFolder, recorded: string | undefined): Promise<string> {
  const elsewhere = createHash('sha256').update(folder.path).digest('hex').slice(0, 16);
  const known = [recorded, folder.path, ...PUBLIC_PLACES.map((place) => join(place, elsewhere))];
  const home = known.find((candidate) => candidate && existsSync(clusterIn(candidate)));
  if (home && (await canEnter(home, folder.runAs))) return home;
  if (home)
    return fail(
      'EMBEDDED_DATA_UNREACHABLE',
      `The database in ${home} was made when its parent folders were open to others, and now they are closed. ` +
        `Open them (chmod o+x), or move the folder to where the user of PostgreSQL can reach it.`,
      { home, ...folder.runAs },
    );
  if (await canEnter(folder.path, folder.runAs)) return folder.path;
  const other = join(await publicPlace(folder.runAs), elsewhere);
  await mkdir(other, { recursive: true });
  await chmod(other, 0o711);
  await writeFile(join(other, 'belongs-to'), `${folder.path}\n`); // for people who find it there
  return other;
}

/** A folder that belongs to root and that everybody may read. */
export async function publicPlace(runAs: Identity | undefined): Promise<string> {
  for (const place of PUBLIC_PLACES) {
    const made = await mkdir(place, { recursive: true }).then(
      () => true,
      () => false,
    );
    // In a folder open to all, somebody else may have been first.
    const found = made ? await lstat(place) : undefined;
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue;
    await chmod(place, 0o755);
    if (await canEnter(place, runAs)) return place;
  }
  return fail(
    'EMBEDDED_NO_READABLE_PLACE',
    `PostgreSQL must not run as root, and no folder was found that an unprivileged user can read (${PUBLIC_PLACES.join(', ')}). ` +
      `Start Bellwether as an ordinary user, or set BELLWETHER_DATA_DIR to a folder that others may enter.`,
  );
}

/** Judged by doing it: mode bits alone know nothing of access lists and mounts. */
async function canEnter(path: string, runAs: Identity | undefined): Promise<boolean> {
  if (!runAs) return true;
  return (await run('/bin/sh', ['-c', 'cd "$1"', 'sh', path], runAs)).code === 0;
}

/**
 * The owner of the folder, so that he can go on without root. Else nobody, who exists everywhere; no user is created.
 * initdb wants a user that has a name: the owner of a folder mounted into a container often has none.
 */
async function unprivileged(owner: Identity | undefined): Promise<Identity> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  if (owner && new RegExp(`^[^:]+:[^:]*:${owner.uid}:`, 'm').test(users)) return owner;
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}
