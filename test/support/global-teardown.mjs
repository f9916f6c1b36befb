// Leaves nothing behind: the template on a given server, or the whole embedded server.
import { onServer } from './database-server.mjs';

export default async function globalTeardown() {
  const server = globalThis.bellwetherTestServer;
  if (!server) return;
  await onServer(server.adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${process.env.BELLWETHER_TEST_TEMPLATE} WITH (FORCE)`),
  );
  await server.stop();
}
