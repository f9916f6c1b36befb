// The PostgreSQL that a test run uses: the embedded one (fsync off), or the one that BELLWETHER_TEST_DATABASE_URL names
// (a superuser's URL). A migrated template is made once; each spec file clones it.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { build } from '../../apps/cli/build.mjs';

export async function startServer() {
  await build(['server']);
  const { acquireEmbedded } = await import('../../dist/libs/platform/embedded/index.js');
  const given = process.env.BELLWETHER_TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-test-'));
  const server = await acquireEmbedded({ dataDir, durable: false });
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.release();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const PASSWORD = 'test';

/** Makes the role and the migrated template; answers with the URL that clones are made from. */
export async function makeTemplate(adminUrl) {
  const name = `bellwether_template_${hashOfMigrations()}_${process.pid}`;
  await onServer(adminUrl, async (client) => {
    await client.query(`DO $$ BEGIN CREATE ROLE bellwether_test LOGIN CREATEROLE PASSWORD '${PASSWORD}';
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await client.query(`CREATE DATABASE ${name} OWNER bellwether_test`);
  });
  const url = databaseUrl(adminUrl, name);
  const { migrate } = await import('../../dist/libs/platform/database/index.js');
  await migrate(url);
  return name;
}

export function databaseUrl(adminUrl, name) {
  const url = new URL(adminUrl);
  url.username = 'bellwether_test';
  url.password = PASSWORD;
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer(adminUrl, work) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function hashOfMigrations() {
  const hash = createHash('sha256');
  for (const file of readdirSync('migrations').sort()) hash.update(readFileSync(join('migrations', file)));
  return hash.digest('hex').slice(0, 8);
}
