// What can be known of a process that this one did not start.
import { execFile } from 'node:child_process';
import { readlink, realpath } from 'node:fs/promises';
import { platform } from 'node:process';
import { promisify } from 'node:util';

/** Zombies included, so for "is it gone" ask `worksIn`. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Is it a server of this cluster? After a crash or in a new container its number may belong to anything. */
export async function worksIn(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  // PostgreSQL lives in its data folder. A slim Linux has no ps, other systems have no /proc.
  if (platform === 'linux')
    return readlink(`/proc/${pid}/cwd`).then(
      async (folder) => folder === (await realpath(cluster)),
      () => false,
    );
  return promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.includes(cluster),
    () => false,
  );
}
