// One of three servers: `ours` is the product's api, `hand` the same query with graphql-js and DataLoader, `empty` Apollo that does nothing.
import 'reflect-metadata';
import { createServer } from 'node:http';
import pg from 'pg';

const [kind, viewerId] = process.argv.slice(2);

/** Statements of one request: what opens, scopes and ends a transaction isn't counted. */
let counting = false;
let statements = 0;
const FRAME = /^\s*(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SET )/i;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function counted(...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  if (counting && !FRAME.test(text)) statements += 1;
  return query.apply(this, args);
};
process.on('message', (asked) => {
  counting = asked === 'count';
  if (asked === 'count') statements = 0;
  else process.send({ statements });
});

const servers = { ours, hand, empty };
process.send({ port: await servers[kind]() });

async function ours() {
  const { ApiModule } = await import('../../../dist/apps/api/api.module.js');
  const { createApi } = await import('../../../dist/apps/api/create-api.js');
  const { loadConfig } = await import('../../../dist/libs/platform/config/index.js');
  const { makeLog } = await import('../../../dist/libs/platform/log/index.js');
  const config = loadConfig(process.env).value;
  const log = makeLog('bench', 'error');
  const app = await createApi(await ApiModule.with(config, log), log);
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer().address().port;
}

async function empty() {
  const { ApolloServer } = await import('@apollo/server');
  const { fastifyApolloHandler } = await import('@as-integrations/fastify');
  const { default: fastify } = await import('fastify');
  const server = new ApolloServer({
    typeDefs: 'type Query { nothing: Boolean }',
    resolvers: { Query: { nothing: () => true } },
  });
  await server.start();
  const app = fastify();
  app.post('/graphql', fastifyApolloHandler(server));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.server.address().port;
}

async function hand() {
  const { startByHand } = await import('./by-hand.mjs');
  return startByHand(createServer, viewerId);
}
