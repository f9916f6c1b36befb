// Lets one process at a time start or stop the server of a data folder. The lock is a listening socket, so it dies with
// its process, however that dies. Its port and a secret stand in `start-lock.<n>`. A taker who finds the newest one dead
// creates number n+1, which only one can; the newest file is never deleted, so whoever is late sees that it lost. Who
// answers on the port must prove that it knows the secret: the port of a dead holder may belong to a stranger by now.
import { createHmac, randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { CodedException } from '#kernel';
import { giveToOwner, type DataFolder } from './data-folder.js';
import { isAlive } from './processes.js';

interface Holder {
  readonly port: number;
  readonly secret: string;
  readonly pid: number;
}

export interface LockPatience {
  /** longest wait for another process, in ms: a recovery after a crash may take minutes */
  readonly wait: number;
  /** how long a holder may be silent, in ms, before it is asked for whether its process lives */
  readonly silence: number;
}

const PATIENCE: LockPatience = { wait: 300_000, silence: 3_000 };

const proof = (secret: string, challenge: string): string =>
  createHmac('sha256', secret).update(challenge).digest('hex');

const fileOf = (folder: DataFolder, number: number): string => join(folder.path, `start-lock.${number}`);

export async function withStartLock<T>(
  folder: DataFolder,
  work: () => Promise<T>,
  patience: LockPatience = PATIENCE,
): Promise<T> {
  const letGo = await take(folder, patience);
  try {
    return await work();
  } finally {
    letGo();
  }
}

async function take(folder: DataFolder, patience: LockPatience): Promise<() => void> {
  const secret = randomBytes(32).toString('hex');
  const { server, close } = await answerWith(secret);
  const me: Holder = { secret, port: (server.address() as AddressInfo).port, pid: process.pid };
  const deadline = Date.now() + patience.wait;
  try {
    for (;;) {
      const newest = (await numbers(folder)).at(-1) ?? 0;
      const holder = await readHolder(folder, newest);
      if (holder && (await outlasts(holder, deadline, patience.silence))) continue;
      if (await claim(folder, newest + 1, me)) return close;
    }
  } catch (error) {
    close();
    throw error;
  }
}

/** The socket that is the lock: proves itself to whoever asks, and keeps them waiting until it closes. */
async function answerWith(secret: string): Promise<{ server: Server; close: () => void }> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.on('error', () => undefined).on('close', () => waiting.delete(socket));
    socket.once('data', (challenge) => socket.write(proof(secret, challenge.toString())));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
  return { server, close };
}

/** Ascending. */
async function numbers(folder: DataFolder): Promise<number[]> {
  const found = (await readdir(folder.path)).flatMap((name) => /^start-lock\.(\d{1,12})$/.exec(name)?.[1] ?? []);
  return found.map(Number).sort((a, b) => a - b);
}

/** A claim appears complete or not at all, so what can't be read is nobody's. */
async function readHolder(folder: DataFolder, number: number): Promise<Holder | undefined> {
  const text = await readFile(fileOf(folder, number), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return '';
    throw error;
  });
  try {
    const { port, secret, pid } = JSON.parse(text) as Partial<Holder>;
    return port && port < 65_536 && secret && pid ? { port, secret, pid } : undefined;
  } catch {
    return undefined;
  }
}

/** True once a living holder has let go, false if there is none. */
function outlasts(holder: Holder, deadline: number, silence: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const challenge = randomBytes(16).toString('hex');
    const socket = connect(holder.port, '127.0.0.1', () => socket.write(challenge));
    let proven = false;
    const settle = (lives: boolean): void => {
      clearInterval(watch);
      resolve(lives);
      socket.destroy();
    };
    socket.on('error', () => undefined).on('close', () => settle(proven));
    socket.on('data', (answer) => {
      if (answer.toString() === proof(holder.secret, challenge)) proven = true;
      else settle(false);
    });
    const watch = setInterval(() => {
      if (!proven && !isAlive(holder.pid)) return settle(false); // a stranger who says nothing
      if (Date.now() < deadline) return;
      reject(busy(holder));
      settle(true);
    }, silence);
  });
}

const busy = ({ pid }: Holder): CodedException =>
  new CodedException({
    code: 'EMBEDDED_START_LOCK_BUSY',
    message: `Process ${pid} has been starting or stopping the embedded database for too long. End it, then try again.`,
    details: { pid },
  });

async function claim(folder: DataFolder, number: number, me: Holder): Promise<boolean> {
  const draft = join(folder.path, `start-lock.draft-${me.secret.slice(0, 16)}`);
  await writeFile(draft, JSON.stringify(me), { mode: 0o600 });
  try {
    await giveToOwner(folder, draft);
    await link(draft, fileOf(folder, number));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const all = await numbers(folder);
  const lost = all.at(-1) !== number;
  const outdated = lost ? [number] : all.slice(0, -1);
  for (const old of outdated) await rm(fileOf(folder, old), { force: true, recursive: true });
  return !lost;
}
