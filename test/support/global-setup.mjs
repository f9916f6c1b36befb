// Starts one PostgreSQL for the whole jest run and prepares a migrated template that each spec file clones.
import { makeTemplate, startServer } from './database-server.mjs';

export default async function globalSetup() {
  if (process.env.BELLWETHER_TEST_DB === 'off') return;
  const server = await startServer();
  globalThis.bellwetherTestServer = server;
  process.env.BELLWETHER_TEST_ADMIN_URL = server.adminUrl;
  process.env.BELLWETHER_TEST_TEMPLATE = await makeTemplate(server.adminUrl);
}
