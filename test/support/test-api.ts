// The real api on a database of its own, with a clock that stands still, and people to sign in as.
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { ApiModule } from '../../apps/api/api.module.js';
import { fastifyAdapter, prepareApi } from '../../apps/api/create-api.js';
import { SESSION_COOKIE } from '#access';
import type { Role } from '#access/rules';
import { Clock, FixedClock, newId } from '#kernel';
import { loadConfig, type Config } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { makeLog } from '#platform/log';
import { createHash } from 'node:crypto';
import { cloneDatabase } from './test-database.js';

export interface GraphqlAnswer<T> {
  readonly data: T;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

export interface Person {
  readonly id: string;
  /** answers `{data, errors}` */
  ask<T = Record<string, never>>(query: string, variables?: object): Promise<GraphqlAnswer<T>>;
  readonly cookie: string;
}

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly adminUrl: string;
  readonly clock: FixedClock;
  readonly config: Config;
  readonly http: ReturnType<typeof request>;
  /** somebody of this role, signed in */
  person(role: Role, name?: string): Promise<Person>;
  ask<T = Record<string, never>>(
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer<T>>;
  system<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  as<T>(person: { id: string }, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const NOW = '2026-03-11T09:00:00.000Z';

export function testConfig(databaseUrl: string, more: Record<string, string> = {}): Config {
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '5',
    LOG_LEVEL: 'error',
    BELLWETHER_DEMO: 'off',
    BELLWETHER_MAIL_DOOR_PORT: '0',
    ...more,
  });
  if (!config.ok) throw new Error(config.error.message);
  return config.value;
}

export async function startApi(more: Record<string, string> = {}): Promise<TestApi> {
  const { url, adminUrl, drop } = await cloneDatabase();
  const config = testConfig(url, more);
  const clock = new FixedClock(new Date(NOW));
  const module = await Test.createTestingModule({
    imports: [await ApiModule.with(config, makeLog('test', config.LOG_LEVEL))],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(fastifyAdapter(), { logger: false });
  await prepareApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const http = request(app.getHttpServer());
  const database = app.get(Database);

  const ask = async <T>(query: string, variables: object = {}, headers: Record<string, string> = {}) => {
    const answer = await http
      .post('/graphql')
      .set({ 'apollo-require-preflight': 'true', ...headers })
      .send({ query, variables });
    return answer.body as GraphqlAnswer<T>;
  };
  const person = async (role: Role, name = role.replace('_', ' ')): Promise<Person> => {
    const id = newId();
    const secret = `bws_${id}`;
    await database.tx(SYSTEM, async (tx) => {
      await tx.query('INSERT INTO users (id, email, name, role) VALUES ($1, $2, $3, $4)', [
        id,
        `${id}@staff.example`,
        name,
        role,
      ]);
      await tx.query(
        `INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
        [createHash('sha256').update(secret).digest(), id],
      );
    });
    const cookie = `${SESSION_COOKIE}=${secret}`;
    return { id, cookie, ask: (query, variables) => ask(query, variables, { cookie }) };
  };
  return {
    app,
    url,
    adminUrl,
    clock,
    config,
    http,
    person,
    ask,
    system: (work) => database.tx(SYSTEM, work),
    as: ({ id }, work) => database.tx({ kind: 'user', userId: id }, work),
    close: async () => {
      await app.close();
      await drop();
    },
  };
}
