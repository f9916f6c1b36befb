// Writes what is generated from the code: apps/api/schema.graphql, and from it the console's types.
// The schema is printed by the real application without opening it to anybody, so it needs the embedded database for a moment.
import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../cli/build.mjs';

await build(['server']);
const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-schema-'));
const { acquireEmbedded } = await import('../../dist/libs/platform/embedded/index.js');
const server = await acquireEmbedded({ dataDir, durable: false });
try {
  const { migrate } = await import('../../dist/libs/platform/database/index.js');
  await migrate(server.url);
  const { loadConfig } = await import('../../dist/libs/platform/config/index.js');
  const { makeLog } = await import('../../dist/libs/platform/log/index.js');
  const { ApiModule } = await import('../../dist/apps/api/api.module.js');
  const { createApi } = await import('../../dist/apps/api/create-api.js');
  const { GraphQLSchemaHost } = await import('@nestjs/graphql');
  const { printSchema } = await import('graphql');
  const config = loadConfig({ DATABASE_URL: server.url, BELLWETHER_DEMO: 'off' }).value;
  const log = makeLog('generate', 'error');
  const app = await createApi(await ApiModule.with(config, log), log);
  await app.init();
  writeFileSync('apps/api/schema.graphql', `${printSchema(app.get(GraphQLSchemaHost).schema)}\n`);
  await app.close();
} finally {
  await server.release();
  rmSync(dataDir, { recursive: true, force: true });
}
await import('../console/codegen.mjs');
