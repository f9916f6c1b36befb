// A list of triage over a million cases: one GraphQL request for 25 cases with account, owner, latest message and score factors, against the
// same query hand-written with graphql-js and DataLoader on the same database under the same row scope; Apollo with an empty resolver beside.
// --cases N makes fewer, --seconds N measures each server for longer.
import { fork } from 'node:child_process';
import { randomUUID, createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from '../../apps/cli/build.mjs';
import { makeManyCases } from './triage-list/make-cases.mjs';
import { QUERY } from './triage-list/query.mjs';

/** What the product promises: its statements for one request, and its speed against hand-written code. */
const MOST_STATEMENTS = 8;
const LEAST_RATIO = 0.35;
const AT_ONCE = 8;

/** @param {{json: boolean}} options */
export async function run({ json }) {
  await build(['server'], console.error);
  const { cases, seconds } = parseArgs({
    args: process.argv.slice(3),
    options: { cases: { type: 'string', default: '1000000' }, seconds: { type: 'string', default: '10' } },
    strict: false,
  }).values;
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const { acquireEmbedded } = await import('../../dist/libs/platform/embedded/index.js');
  const { migrate } = await import('../../dist/libs/platform/database/index.js');
  const server = await acquireEmbedded({ dataDir });
  const client = new pg.Client({ connectionString: server.url });
  try {
    await migrate(server.url);
    await client.connect();
    const made = await makeManyCases(client, Number(cases), console.error);
    const viewer = await aLeader(client);
    const measured = {};
    for (const kind of ['empty', 'hand', 'ours', 'hand', 'ours'])
      (measured[kind] ??= []).push(await measure(kind, server.url, viewer, Number(seconds)));
    report(resultOf(measured, { cases: Number(cases), ...made }), json);
  } finally {
    await client.end();
    await server.release();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Somebody who sees every case, signed in. */
async function aLeader(client) {
  const [id, secret] = [randomUUID(), `bws_${randomUUID()}`];
  await client.query(
    `INSERT INTO users (id, email, name, role) VALUES ($1, 'leader@bench.example', 'Leader', 'leader')`,
    [id],
  );
  await client.query(
    `INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
    [createHash('sha256').update(secret).digest(), id],
  );
  return { id, cookie: `bellwether_session=${secret}` };
}

/** Requests a second of one kind of server, in a process of its own, after a second of warming up. */
async function measure(kind, url, viewer, seconds) {
  const child = fork(join(import.meta.dirname, 'triage-list', 'server.mjs'), [kind, viewer.id], {
    env: { ...process.env, DATABASE_URL: url, DATABASE_POOL: '10', BELLWETHER_DEMO: 'off', LOG_LEVEL: 'error' },
  });
  const said = () => new Promise((resolve) => child.once('message', resolve));
  const { port } = await said();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const once = () => post(agent, port, viewer.cookie, kind === 'empty' ? '{ nothing }' : QUERY);
  const [first] = await Promise.all([once()]);
  child.send('count');
  await once();
  child.send('counted');
  const { statements } = await said();
  const spin = async (until) => {
    let done = 0;
    while (performance.now() < until) {
      await once();
      done += 1;
    }
    return done;
  };
  const all = (forSeconds) => {
    const until = performance.now() + forSeconds * 1000;
    return Promise.all(Array.from({ length: AT_ONCE }, () => spin(until)));
  };
  await all(1);
  const started = performance.now();
  const done = (await all(seconds)).reduce((sum, each) => sum + each, 0);
  const rate = done / ((performance.now() - started) / 1000);
  agent.destroy();
  child.kill();
  return { rate, statements, answer: first };
}

function post(agent, port, cookie, query) {
  const body = JSON.stringify({ query });
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/graphql',
        headers: {
          cookie,
          'content-type': 'application/json',
          'apollo-require-preflight': 'true',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const read = JSON.parse(Buffer.concat(parts).toString());
          if (read.errors) reject(new Error(JSON.stringify(read.errors)));
          else resolve(read.data);
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function resultOf({ ours, hand, empty }, made) {
  const best = (runs) => Math.max(...runs.map(({ rate }) => rate));
  const same = JSON.stringify(ours[0].answer) === JSON.stringify(hand[0].answer);
  const ratio = Number((best(ours) / best(hand)).toFixed(3));
  const { statements } = ours[0];
  return {
    bench: 'triage-list',
    case: `25 of ${made.cases.toLocaleString('en')} cases, ${AT_ONCE} at once`,
    ratio,
    limit: 'graphql-js with DataLoader by hand',
    statements,
    handStatements: hand[0].statements,
    requestsPerSecond: Number(best(ours).toFixed(1)),
    handPerSecond: Number(best(hand).toFixed(1)),
    emptyApolloPerSecond: Number(best(empty).toFixed(1)),
    sameAnswer: same,
    secondsToMake: made.seconds,
    messages: made.messages,
    pass: same && ratio >= LEAST_RATIO && statements <= MOST_STATEMENTS,
  };
}

function report({ pass, ...result }, json) {
  if (json) console.log(JSON.stringify({ ...result, pass }));
  else
    for (const [name, value] of Object.entries({ ...result, pass })) console.log(`${name.padEnd(22)} ${String(value)}`);
  if (!pass) process.exitCode = 1;
}
