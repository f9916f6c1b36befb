// A database of a spec file's own: a clone of the migrated template, dropped afterwards.
import { randomBytes } from 'node:crypto';
import { databaseUrl, onServer } from './database-server.mjs';

export interface TestDatabase {
  readonly url: string;
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}

export async function cloneDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['BELLWETHER_TEST_ADMIN_URL'];
  const template = process.env['BELLWETHER_TEST_TEMPLATE'];
  if (!serverUrl || !template)
    throw new Error('No test server: was BELLWETHER_TEST_DB=off set for a spec that needs one?');

  const name = `bellwether_spec_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER bellwether_test`),
  );
  const adminUrl = new URL(serverUrl);
  adminUrl.pathname = `/${name}`;
  return {
    url: databaseUrl(serverUrl, name),
    adminUrl: adminUrl.href,
    drop: async () => {
      await onServer(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
