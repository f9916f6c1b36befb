// A build of the product with something in it broken on purpose: the product itself has no switch for that.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Break {
  /** below dist/ */
  readonly file: string;
  /** as it stands in the built file, once */
  readonly find: string;
  readonly put: string;
}

export interface BrokenBuild {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A copy of the build with these places changed. A place that is no longer there is a mistake in the test, and said so. */
export async function breakBuild(...breaks: readonly Break[]): Promise<BrokenBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-broken-'));
  for (const part of ['apps', 'libs', 'migrations'])
    await cp(join('dist', part), join(folder, 'dist', part), { recursive: true });
  await cp('package.json', join(folder, 'package.json'));
  for (const name of ['node_modules', 'templates', 'libs'])
    await symlink(join(process.cwd(), name), join(folder, name));
  for (const { file, find, put } of breaks) {
    const path = join(folder, 'dist', file);
    const text = await readFile(path, 'utf8');
    const places = text.split(find).length - 1;
    if (places !== 1) throw new Error(`${file} has ${places} places like this, not one: ${find}`);
    await writeFile(
      path,
      text.replace(find, () => put),
    );
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Code that kills its process without a word the `nth` time it is reached, if `when` holds. */
export const killAt = (nth: number, when = 'true'): string =>
  `if ((${when}) && (globalThis.reached = (globalThis.reached ?? 0) + 1) === ${nth}) process.kill(process.pid, 'SIGKILL');`;
