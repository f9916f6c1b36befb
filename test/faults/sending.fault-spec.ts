// Senders are killed while they send. The oracle is what the mail server had on disk before it said yes: nobody twice, nobody lost.
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { unwrap } from '#kernel';
import { loadMail, publishMail } from '#templates';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { FaultServer } from './smtp/fault-server.js';
import { readSink, type Accepted } from './smtp/sink.js';

const RECIPIENTS = 600;
const KILLS = 10;
const LANES = 3;
const LEASE_SECONDS = 4;

let database: TestDatabase;
let client: pg.Client;
let server: FaultServer;
let folder: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  execFileSync(process.execPath, ['-e', `import('./apps/cli/build.mjs').then(({ build }) => build(['server']))`]);
  folder = await mkdtemp(join(tmpdir(), 'bellwether-sending-'));
  server = await FaultServer.start({ sink: join(folder, 'sink.jsonl') });
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await client.end();
  await server.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Replayable: the same seed gives the same moments. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const one = async <T>(sql: string, params: unknown[] = []): Promise<T> =>
  (await client.query(sql, params)).rows[0] as T;
const ledger = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await client.query<{ state: string; n: number }>('SELECT state, count(*)::int AS n FROM mails GROUP BY state')
    ).rows.map(({ state, n }) => [state, n]),
  );
const inSink = async (): Promise<Accepted[]> => readSink(await readFile(join(folder, 'sink.jsonl'), 'utf8'));

function startSender(): ChildProcess {
  const child = fork('dist/apps/worker/sender.js', {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      DATABASE_POOL: '5',
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
      BELLWETHER_DATA_DIR: folder,
      BELLWETHER_MAIL_LANES: String(LANES),
      BELLWETHER_MAIL_LEASE_SECONDS: String(LEASE_SECONDS),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** A launched run whose rows are still to be made: senders are killed while they plan as well. */
async function launch(count: number): Promise<void> {
  const published = unwrap(
    await publishMail(unwrap(await loadMail(join(process.cwd(), 'templates/email/progress-status')))),
  );
  const definition = JSON.stringify({
    key: 'progress',
    name: 'Progress',
    goal: '',
    template: 'progress-status',
    audience: { segment: 'champions' },
    sender: 'company',
    schedule: { every: 'month', day: 3, at: '09:00' },
    hold: ['account-in-escalation'],
  });
  await client.query(`
    INSERT INTO accounts (id, name) SELECT gen_random_uuid(), 'Account ' || n FROM generate_series(1, 20) n;
    INSERT INTO contacts (id, account_id, email, first_name)
      SELECT gen_random_uuid(), (SELECT id FROM accounts ORDER BY name OFFSET n % 20 LIMIT 1), 'champion-' || n || '@customer.example', 'Maya'
      FROM generate_series(1, ${count}) n;
    INSERT INTO segments (id, key, name, object, rule, active, version, filled_version)
      VALUES (gen_random_uuid(), 'champions', 'Champions', 'contact', '{}', true, 1, 1);
    INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
      SELECT gen_random_uuid(), s.id, c.id, c.account_id, now() - interval '1 day', 'live', '{}' FROM segments s, contacts c;
    INSERT INTO campaigns (id, key, name, definition) VALUES (gen_random_uuid(), 'progress', 'Progress', '${definition}');`);
  await client.query('INSERT INTO mail_templates (version, name, published) VALUES ($1, $2, $3)', [
    published.version,
    'progress-status',
    JSON.stringify(published),
  ]);
  await client.query(
    `WITH g AS (
       INSERT INTO mailings (id, campaign_id, name, list, class, topic, template_version, sender, fields, holds, drops, launched_at, expires_at)
       SELECT gen_random_uuid(), c.id, 'Progress', 'progress', 'campaign', 'customer-success', $1, 'company', 'progress',
         '{account-in-escalation}', '{left-audience}', now(), now() + interval '14 days' FROM campaigns c RETURNING id, campaign_id)
     INSERT INTO campaign_runs (id, campaign_id, key, version, definition, segment_id, launched_at, audience_at)
     SELECT g.id, g.campaign_id, 'test', 1, c.definition, s.id, now(), now() FROM g JOIN campaigns c ON c.id = g.campaign_id, segments s`,
    [published.version],
  );
}

describe('senders that are killed', () => {
  it(`send ${RECIPIENTS} mails through ${KILLS} kills: nobody twice, nobody lost, and only what was in flight unknown`, async () => {
    const seed = Number(process.env['BELLWETHER_SEED'] ?? Date.now() % 1_000_000);
    process.stderr.write(`sending: BELLWETHER_SEED=${seed}\n`);
    const random = randomOf(seed);
    await launch(RECIPIENTS);
    let kills = 0;
    let sender = startSender();
    let accepted = 0;
    // Kills fall while mails leave: each waits until some more have arrived, and then a random moment.
    while (kills < KILLS) {
      const before = accepted;
      const goal = before + 5 + Math.floor(random() * ((RECIPIENTS * 0.8) / KILLS));
      for (const end = Date.now() + 15_000; Date.now() < end && server.accepted.length < goal;) await sleep(2);
      await sleep(random() * 30);
      sender.kill('SIGKILL');
      kills += 1;
      await new Promise((done) => sender.once('exit', done));
      accepted = server.accepted.length;
      expect(accepted).toBeGreaterThan(before);
      sender = startSender();
    }
    for (const end = Date.now() + 40_000; Date.now() < end; await sleep(200))
      if ((await one<{ label: string | null }>('SELECT label FROM mailings')).label) break;
    const stopped = new Promise((done) => sender.once('exit', done));
    sender.kill('SIGTERM');
    expect(await stopped).toBe(0);

    const states = await ledger();
    const keys = (await inSink()).map(({ key }) => key);
    const dup = keys.length - new Set(keys).size;
    const lost = (
      await client.query<{ key: string }>(
        `SELECT key FROM mails WHERE state NOT IN ('suppressed', 'failed', 'unknown', 'cancelled', 'deferred', 'queued') AND key <> ALL($1)`,
        [keys],
      )
    ).rows;
    process.stderr.write(
      `sending: ${JSON.stringify({ states, accepted: keys.length, dup, lost: lost.length, kills })}\n`,
    );
    expect(dup).toBe(0);
    expect(lost).toEqual([]);
    expect(states.unknown ?? 0).toBeLessThanOrEqual(KILLS * LANES);
    expect((states.sent ?? 0) + (states.unknown ?? 0)).toBe(RECIPIENTS);
    const run = await one<{ audience: number; label: string }>(
      'SELECT r.audience, g.label FROM campaign_runs r JOIN mailings g USING (id)',
    );
    expect(run).toEqual({ audience: RECIPIENTS, label: states.unknown ? 'finished with unknown' : 'finished' });
  });
});
