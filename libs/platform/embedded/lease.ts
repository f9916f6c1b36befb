// A process's share in the server: an open connection. It vanishes with its process, so counting leases needs no clean-up.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { clusterIn } from './data-folder.js';
import { adminUrl, APP_NAME, type ServerRecord } from './server-record.js';

export const LEASE_NAME = 'bellwether-lease';

const ATTEMPT = 5_000; // ms for one connection
/** PostgreSQL's "cannot connect now": starting, recovering or shutting down. */
const NOT_NOW = '57P03';
const WRONG_PASSWORD = ['28P01', '28000'];

/**
 * A lease once the server answers; undefined if it is not there, if it isn't ours, or when `patience` (ms) is over.
 * A recovery may take longer than that: while the server says so itself, it is waited for.
 */
export async function leaseWhenReady(
  record: ServerRecord,
  alive: () => boolean | Promise<boolean>,
  patience: number,
): Promise<Client | undefined> {
  for (const deadline = Date.now() + patience; ; await sleep(30)) {
    try {
      return await openLease(record);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (WRONG_PASSWORD.includes(code)) return undefined;
      if (!(await alive())) return undefined;
      if (Date.now() > deadline && code !== NOT_NOW) return undefined;
    }
  }
}

/** The administrator's, for which PostgreSQL keeps connections back when all others are taken. */
async function openLease(record: ServerRecord): Promise<Client | undefined> {
  const config: ClientConfig = {
    connectionString: adminUrl(record),
    application_name: LEASE_NAME,
    connectionTimeoutMillis: ATTEMPT,
  };
  const client = new Client(config);
  client.on('error', () => undefined); // a server that goes away must not take the process with it; `end` follows
  try {
    await client.connect();
    (client as Client & { unref(): void }).unref(); // a process that forgets to release still ends
    if ((await servedFolder(client)) === clusterIn(record.home)) return client;
    await client.end();
    return undefined;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Whoever took over the port of a dead server may let everybody in, and then say nothing or something else. */
async function servedFolder(client: Client): Promise<string | undefined> {
  const question = { text: `SELECT current_setting('data_directory') AS folder`, query_timeout: ATTEMPT };
  return (await client.query<{ folder: string }>(question)).rows[0]?.folder;
}

/** Is this the last process? A killed one needs a moment until the server has seen its connection close. */
export async function isLastLease(client: Client): Promise<boolean> {
  const others = async (): Promise<number> => {
    const sql =
      'SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()';
    return (await client.query<{ n: number }>(sql, [LEASE_NAME])).rows[0]?.n ?? 0;
  };
  if ((await others()) === 0) return true;
  await sleep(150);
  return (await others()) === 0;
}

/** The role and database of the application: CREATEROLE for its migrations, never a superuser, who passes row security. */
export async function ensureApp(client: Client, record: ServerRecord): Promise<void> {
  const exists = async (sql: string): Promise<boolean> => (await client.query(sql, [APP_NAME])).rows.length > 0;
  if (!(await exists('SELECT FROM pg_roles WHERE rolname = $1')))
    await client.query(`CREATE ROLE ${APP_NAME} LOGIN CREATEROLE PASSWORD '${record.password}'`);
  if (!(await exists('SELECT FROM pg_database WHERE datname = $1')))
    await client.query(`CREATE DATABASE ${APP_NAME} OWNER ${APP_NAME} TEMPLATE template0`);
}
