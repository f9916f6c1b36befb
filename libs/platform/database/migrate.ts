// Brings a database up to this build. Several processes may start at once: one migrates, the others wait for it.
import { DataSource } from 'typeorm';
import { fail } from '#kernel';
import { dataSourceOptions } from './data-source.js';

const MIGRATE_LOCK = 7_140_001;
const FLOOR = 150_000;

export async function migrate(url: string): Promise<string[]> {
  const source = new DataSource(await dataSourceOptions({ url, pool: 2, applicationName: 'bellwether-migrate' }));
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await refuseOldServer(source);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATE_LOCK]);
    const done = await source.runMigrations({ transaction: 'each' });
    await refuseBypassingRole(source);
    return done.map((migration) => migration.name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}

async function refuseOldServer(source: DataSource): Promise<void> {
  const [row] = await source.query<{ version: number }[]>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  if (!row || row.version < FLOOR)
    fail(
      'DATABASE_TOO_OLD',
      'Bellwether needs PostgreSQL 15 or newer. Upgrade the server or point DATABASE_URL at another.',
    );
}

/** Row-level security protects nothing from a superuser or a role with BYPASSRLS. */
export async function refuseBypassingRole(source: DataSource): Promise<void> {
  const [row] = await source.query<{ bypasses: boolean }[]>(
    `SELECT rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = 'bellwether_app'`,
  );
  if (!row || row.bypasses)
    fail(
      'DATABASE_ROLE_BYPASSES',
      'The role bellwether_app must exist without SUPERUSER and BYPASSRLS: ALTER ROLE bellwether_app NOSUPERUSER NOBYPASSRLS.',
    );
}
