// How the product connects, in one place for api, worker, CLI and tests.
import type { DataSourceOptions, LoggerOptions } from 'typeorm';
import { loadMigrations } from './migrations.js';

export interface ConnectionWish {
  readonly url: string;
  readonly pool: number;
  readonly applicationName: string;
  readonly logging?: LoggerOptions;
}

export const POOL_WAIT_MS = 10_000;

export async function dataSourceOptions({ url, pool, applicationName, logging = false }: ConnectionWish) {
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
    extra: { max: pool, connectionTimeoutMillis: POOL_WAIT_MS, options: '-c timezone=UTC', pipeline: true },
  } satisfies DataSourceOptions;
}
