// A play is enabled over thousands of accounts and the worker is killed while it starts the runs: exactly one run each, twice over.
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { unwrap } from '#kernel';
import { validatePlay } from '#plays/rules';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';

const MEMBERS = 5_000;
const TASKS = 3;
const KILLS = 2;

let database: TestDatabase;
let client: pg.Client;
let folder: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  execFileSync(process.execPath, ['-e', `import('./apps/cli/build.mjs').then(({ build }) => build(['server']))`]);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-plays-'));
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const count = async (sql: string): Promise<number> =>
  Number((await client.query<{ n: string }>(`SELECT count(*) AS n ${sql}`)).rows[0]?.n);
const one = async (sql: string): Promise<unknown> =>
  (await client.query<{ x: unknown }>(`SELECT ${sql} AS x`)).rows[0]?.x;

function startWorker(): ChildProcess {
  const child = fork('dist/apps/worker/main.js', {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      DATABASE_POOL: '5',
      BELLWETHER_DATA_DIR: folder,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** The segment is full already, and the play is enabled as the api enables it: a row that says so. */
async function enableOverMembers(): Promise<void> {
  const play = unwrap(
    validatePlay({
      key: 'calm-down',
      name: 'Calm down',
      scope: 'account',
      trigger: { on: 'segment.entered', segment: 'troubled' },
      tasks: Array.from({ length: TASKS }, (_, n) => ({
        key: `task-${n + 1}`,
        title: `Task ${n + 1}`,
        instructions: 'Do it.',
        due: { businessDays: n + 1 },
        assignee: { role: 'csm' },
      })),
    }),
  );
  await client.query(`
    INSERT INTO accounts (id, name) SELECT gen_random_uuid(), 'Account ' || n FROM generate_series(1, ${MEMBERS}) n;
    INSERT INTO segments (id, key, name, object, rule, active, version, filled_version)
      VALUES (gen_random_uuid(), 'troubled', 'Troubled', 'account', '{"fact":"account.tier","op":"is","value":"none"}', true, 1, 1);
    INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
      SELECT gen_random_uuid(), s.id, a.id, a.id, now() - interval '1 day', 'backfill', '{}' FROM segments s, accounts a;`);
  await client.query(
    `INSERT INTO plays (id, key, name, definition, enabled, enabled_at, start_with, enabled_after, taking_existing)
     VALUES (gen_random_uuid(), $1, $2, $3, true, now(), 'existing', 0, true)`,
    [play.key, play.name, JSON.stringify(play)],
  );
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5)) if (await isSo()) return;
  throw new Error('waited for too long');
}

describe('a worker that is killed', () => {
  it(`while it starts ${MEMBERS} runs is followed by one that goes on: one run each, each with its tasks, also after ${KILLS} kills`, async () => {
    await enableOverMembers();
    const seen: number[] = [];
    let worker = startWorker();
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const before = seen.at(-1) ?? 0;
      await until(async () => (await count('FROM play_runs')) > before);
      worker.kill('SIGKILL');
      await new Promise((done) => worker.once('exit', done));
      seen.push(await count('FROM play_runs'));
      worker = startWorker();
    }
    await until(async () => (await one('(SELECT taking_existing FROM plays)')) === false);
    const stopped = new Promise((done) => worker.once('exit', done));
    worker.kill('SIGTERM');
    expect(await stopped).toBe(0);

    const [runs, accounts, tasks] = [
      await count('FROM play_runs'),
      await count('FROM (SELECT DISTINCT account_id FROM play_runs) a'),
      await count('FROM tasks'),
    ];
    process.stderr.write(`plays: ${JSON.stringify({ members: MEMBERS, runsAtKills: seen, runs, accounts, tasks })}\n`);
    // The kills fell on the way, not before or after it.
    for (const at of seen) expect(at > 0 && at < MEMBERS).toBe(true);
    expect([runs, accounts, tasks]).toEqual([MEMBERS, MEMBERS, MEMBERS * TASKS]);
    expect(await count(`FROM task_runs`)).toBe(MEMBERS * TASKS);
    expect(await count(`FROM events CROSS JOIN LATERAL unnest(subjects) WHERE name = 'play.run-started'`)).toBe(
      MEMBERS,
    );
  });
});
