// How long the river takes: from the fourth open escalation of an account to the five tasks of its CSM, all in the database.
// A worker process and an embedded server as in production, this process as the one that opens. Limit: p95 under 3 s.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../../apps/cli/build.mjs';

const RUNS = 20;
const LIMIT_S = 3;
const LOOK_MS = 5;

/** @param {{json: boolean}} options */
export async function run({ json }) {
  await build(['server'], console.error);
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const env = { ...process.env, BELLWETHER_DATA_DIR: dataDir, BELLWETHER_DEMO: 'off', LOG_LEVEL: 'error' };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL']) delete env[name];
  try {
    const { withRooms } = await import('../../dist/apps/cli/with-rooms.js');
    const { loadConfig } = await import('../../dist/libs/platform/config/index.js');
    const rooms = await Promise.all(
      ['accounts', 'escalations', 'blocs'].map((room) => import(`../../dist/libs/${room}/index.js`)),
    );
    const [{ AccountsModule }, { EscalationsModule }, { BlocsModule }] = rooms;
    const config = loadConfig(env).value;
    await withRooms(
      [AccountsModule, EscalationsModule, BlocsModule],
      async (app) => {
        const worker = fork('dist/apps/worker/main.js', { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
        try {
          for (const [name, measure] of Object.entries(await cases(app, rooms))) report(name, await measure(), json);
        } finally {
          worker.kill('SIGTERM');
          await once(worker, 'exit');
        }
      },
      config,
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function cases(app, [{ SaveAccounts }, { OpenEscalation }, { BlocService }]) {
  const { Database, SYSTEM } = await import('../../dist/libs/platform/database/index.js');
  const { newId, unwrap } = await import('../../dist/libs/kernel/index.js');
  const { readFile } = await import('node:fs/promises');
  const system = (work) => app.get(Database).tx(SYSTEM, work);
  const bloc = await readFile('templates/blocs/escalation.yaml', 'utf8');
  unwrap(await app.get(BlocService).apply(SYSTEM, bloc, { enable: 'new' }));

  const escalate = async (accountId) =>
    unwrap(await app.get(OpenEscalation).run(SYSTEM, { accountId, severity: 'high', reason: 'It is down again' }));
  const tasksOf = (accountId) =>
    system((tx) => tx.one('SELECT count(*)::int AS n FROM tasks WHERE account_id = $1', [accountId]));
  const csm = newId();
  /** Accounts with a CSM and three open escalations, everything about them read by every subscriber. */
  const prepared = async () => {
    const ids = Array.from({ length: RUNS }, () => newId());
    const at = new Date();
    await system(async (tx) => {
      await tx.query(
        `INSERT INTO users (id, email, name, role) VALUES ($1, 'casey@staff.example', 'Casey', 'csm')
         ON CONFLICT DO NOTHING`,
        [csm],
      );
      await app.get(SaveAccounts).run(
        tx,
        ids.map((id, n) => ({ id, name: `Customer ${n}`, at })),
        'live',
      );
      await app.get(SaveAccounts).setOwners(
        tx,
        ids.map((accountId) => ({ accountId, role: 'csm', userId: csm, at })),
        'live',
      );
    });
    for (const id of ids) for (let n = 0; n < 3; n += 1) await escalate(id);
    while (await system((tx) => tx.one(BEHIND))) await sleep(50);
    return ids;
  };
  /** Seconds from just before the escalation is committed to when its tasks can be seen by others. */
  const timed = async (accountId) => {
    const began = performance.now();
    await escalate(accountId);
    while ((await tasksOf(accountId)).n < 5) await sleep(LOOK_MS);
    return (performance.now() - began) / 1000;
  };
  return {
    'one after another': async () => {
      const seconds = [];
      for (const [n, id] of (await prepared()).entries()) {
        await sleep(100 + ((n * 379) % 1000)); // at any moment between two looks of the worker
        seconds.push(await timed(id));
      }
      return seconds;
    },
    'twenty at once': async () => Promise.all((await prepared()).map(timed)),
  };
}

const BEHIND = `SELECT 1 FROM events WHERE position IS NULL
  UNION ALL SELECT 1 FROM event_cursors WHERE position < (SELECT max(position) FROM events) LIMIT 1`;

function report(name, seconds, json) {
  const sorted = [...seconds].sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1];
  const rounded = (value) => Number(value.toFixed(3));
  const line = {
    bench: 'stream',
    case: name,
    ratio: rounded(p95 / LIMIT_S),
    limit: `p95 of ${seconds.length} under ${LIMIT_S} s`,
    runs: seconds.map(rounded),
  };
  console.log(
    json
      ? JSON.stringify(line)
      : `${line.bench}, ${name}: p95 ${rounded(p95)} s of ${LIMIT_S} s allowed (${line.ratio}×), median ${rounded(sorted[Math.floor(sorted.length / 2)])} s`,
  );
  if (p95 >= LIMIT_S) process.exitCode = 1;
}
