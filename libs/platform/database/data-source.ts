// How the product connects, in one place for api, worker, CLI and tests.
import type { DataSourceOptions, LoggerOptions } from 'typeorm';
import { loadMigrations } from './migrations.js';

export interface ConnectionWish {
  readonly url: string;
  readonly pool: number;
  readonly applicationName: string;
  readonly logging?: LoggerOptions;
  /** a process that stands still in a transaction loses it, with the locks that others wait for; not at all when absent */
  readonly idleSeconds?: number;
}

export const POOL_WAIT_MS = 10_000;

export async function dataSourceOptions({
  url,
  pool,
  applicationName,
  logging = false,
  idleSeconds = 0,
}: ConnectionWish) {
  return {
    type: 'postgres',
    url,
    applicationName,
    logging,
    synchronize: false,
    migrations: await loadMigrations(),
    migrationsTableName: 'migrations',
    poolErrorHandler: () => undefined, // a lost idle connection is replaced at the next use
    // Statements that don't wait for each other's answers are sent at once; the server still does them one by one, in order.
    extra: {
      max: pool,
      connectionTimeoutMillis: POOL_WAIT_MS,
      options: `-c timezone=UTC -c jit=off -c idle_in_transaction_session_timeout=${idleSeconds}s`,
      pipeline: true,
    },
  } satisfies DataSourceOptions;
}
