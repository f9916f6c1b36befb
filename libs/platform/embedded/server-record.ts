// What the processes of one data folder tell each other: where the server listens, and the passwords. Mode 0600.
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveToOwner, type DataFolder } from './data-folder.js';

export interface ServerRecord {
  /** the folder that holds the cluster: the data folder, or one that PostgreSQL can reach */
  readonly home: string;
  readonly port: number;
  readonly password: string;
  readonly adminPassword: string;
}

export const APP_NAME = 'bellwether';
export const ADMIN_NAME = 'postgres';

const FILE = 'server.json';

/** Letters, digits, - and _ only: safe in URLs and in SQL. */
export const newPassword = (): string => randomBytes(24).toString('base64url');

export const appUrl = ({ port, password }: ServerRecord): string =>
  `postgres://${APP_NAME}:${password}@127.0.0.1:${port}/${APP_NAME}`;

export const adminUrl = ({ port, adminPassword }: ServerRecord): string =>
  `postgres://${ADMIN_NAME}:${adminPassword}@127.0.0.1:${port}/postgres`;

/** undefined where there is none or it makes no sense: it can be made anew. A file that can't be read is an error. */
export async function readRecord(folder: DataFolder): Promise<ServerRecord | undefined> {
  const text = await readFile(join(folder.path, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    const { home, port, password, adminPassword } = JSON.parse(text) as Partial<ServerRecord>;
    if (!home || !Number.isInteger(port) || !isPassword(password) || !isPassword(adminPassword)) return undefined;
    return { home, port: Number(port), password, adminPassword };
  } catch {
    return undefined;
  }
}

export async function writeRecord(folder: DataFolder, record: ServerRecord): Promise<void> {
  const file = join(folder.path, FILE);
  const draft = `${file}.draft`; // only the holder of the start lock writes
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await giveToOwner(folder, draft);
  await rename(draft, file);
}

const isPassword = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{16,}$/.test(text);
