// What every fault test of the mail engine needs: a database, a mail server that remembers, senders to maltreat, and the books.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cloneDatabase } from '../../support/test-database.js';
import { FaultServer } from '../smtp/fault-server.js';
import { readSink } from '../smtp/sink.js';
import { unwrap } from '#kernel';
import { loadMail, publishMail } from '#templates';

/** `npm run test:faults -- --long` */
export const LONG = process.env['BELLWETHER_FAULTS'] === 'long';

export interface SenderOptions {
  readonly lanes?: number;
  readonly leaseSeconds?: number;
  /** of another build */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Books {
  readonly states: Readonly<Record<string, number>>;
  readonly accepted: number;
  /** keys that were accepted more than once */
  readonly dup: number;
  /** said to be sent, and nobody got it */
  readonly lost: number;
}

export interface StageDatabase {
  readonly url: string;
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}

export class Stage {
  readonly senders = new Set<ChildProcess>();
  private client: pg.Client | undefined;

  private constructor(
    readonly folder: string,
    readonly server: FaultServer,
    readonly database: StageDatabase,
  ) {}

  static async open(database?: StageDatabase): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-sending-'));
    const server = await FaultServer.start({ sink: join(folder, 'sink.jsonl') });
    return new Stage(folder, server, database ?? (await cloneDatabase()));
  }

  async close(): Promise<void> {
    const gone = [...this.senders].map((sender) => once(sender, 'exit'));
    for (const sender of this.senders) {
      sender.kill('SIGCONT');
      sender.kill('SIGKILL');
    }
    await Promise.all(gone);
    await this.client?.end().catch(() => undefined);
    await this.server.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async query<T extends pg.QueryResultRow>(sql: string, params: unknown[] = []): Promise<T[]> {
    if (!this.client) {
      this.client = new pg.Client({ connectionString: this.database.adminUrl });
      this.client.on('error', () => (this.client = undefined)); // the server is stopped in some of these tests
      await this.client.connect();
    }
    return (await this.client.query<T>(sql, params)).rows;
  }

  start({ lanes = 3, leaseSeconds = 60, folder = process.cwd(), env = {} }: SenderOptions = {}): ChildProcess {
    const child = fork('dist/apps/worker/sender.js', {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: this.database.url,
        DATABASE_POOL: '5',
        SMTP_URL: `smtp://127.0.0.1:${this.server.port}`,
        BELLWETHER_DATA_DIR: this.folder,
        BELLWETHER_MAIL_LANES: String(lanes),
        BELLWETHER_MAIL_LEASE_SECONDS: String(leaseSeconds),
        LOG_LEVEL: 'fatal',
        ...env,
      },
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.senders.add(child);
    child.once('exit', () => this.senders.delete(child));
    return child;
  }

  async kill(sender: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (sender.exitCode !== null || sender.signalCode !== null) return sender.exitCode;
    const gone = once(sender, 'exit') as Promise<[number | null]>;
    sender.kill(signal);
    return (await gone)[0];
  }

  /** Launched runs of `campaigns` campaigns to the same `people`; senders plan them. */
  async launch(people: number, campaigns = 1): Promise<void> {
    const mail = unwrap(
      await publishMail(unwrap(await loadMail(join(process.cwd(), 'templates/email/progress-status')))),
    );
    const definition = JSON.stringify({
      ...{ key: 'progress', name: 'Progress', goal: '', template: 'progress-status', sender: 'company' },
      ...{
        audience: { segment: 'champions' },
        schedule: { every: 'month', day: 3, at: '09:00' },
        hold: ['account-in-escalation'],
      },
    });
    await this.query(`
      INSERT INTO accounts (id, name) SELECT gen_random_uuid(), 'Account ' || n FROM generate_series(1, 20) n;
      INSERT INTO contacts (id, account_id, email, first_name)
        SELECT gen_random_uuid(), (SELECT id FROM accounts ORDER BY name OFFSET n % 20 LIMIT 1), 'champion-' || n || '@customer.example', 'Maya'
        FROM generate_series(1, ${people}) n;
      INSERT INTO segments (id, key, name, object, rule, active, version, filled_version)
        VALUES (gen_random_uuid(), 'champions', 'Champions', 'contact', '{}', true, 1, 1);
      INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
        SELECT gen_random_uuid(), s.id, c.id, c.account_id, now() - interval '1 day', 'live', '{}' FROM segments s, contacts c;
      ANALYZE contacts; ANALYZE segment_memberships;`);
    await this.query('INSERT INTO mail_templates (version, name, published) VALUES ($1, $2, $3)', [
      ...[mail.version, 'progress-status', JSON.stringify(mail)],
    ]);
    await this.query(
      `WITH c AS (
         INSERT INTO campaigns (id, key, name, definition) SELECT gen_random_uuid(), 'progress-' || n, 'Progress', $2::jsonb FROM generate_series(1, $3::int) n
         RETURNING id, definition
       ), g AS (
         INSERT INTO mailings (id, campaign_id, name, list, class, topic, template_version, sender, fields, holds, drops, launched_at, expires_at)
         SELECT gen_random_uuid(), c.id, 'Progress', 'progress', 'campaign', 'customer-success', $1, 'company', 'progress',
           '{account-in-escalation}', '{left-audience}', now(), now() + interval '14 days' FROM c RETURNING id, campaign_id)
       INSERT INTO campaign_runs (id, campaign_id, key, version, definition, segment_id, launched_at, audience_at)
       SELECT g.id, g.campaign_id, 'test', 1, c.definition, s.id, now(), now() FROM g JOIN c ON c.id = g.campaign_id, segments s`,
      [mail.version, definition, campaigns],
    );
  }

  async states(): Promise<Record<string, number>> {
    const rows = await this.query<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM mails GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  async books(): Promise<Books> {
    const keys = readSink(await readFile(join(this.folder, 'sink.jsonl'), 'utf8')).flatMap(({ key }) => key ?? []);
    const lost = await this.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM mails WHERE key <> ALL($1) AND state NOT IN
         ('suppressed', 'failed', 'unknown', 'cancelled', 'deferred', 'queued', 'held', 'capped', 'expired')`,
      [keys],
    );
    return {
      states: await this.states(),
      accepted: keys.length,
      dup: keys.length - new Set(keys).size,
      lost: lost[0]?.n ?? 0,
    };
  }

  async until(what: string, holds: () => boolean | Promise<boolean>, patienceMs = 60_000): Promise<void> {
    for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(20)) if (await holds()) return;
    throw new Error(`Not within ${patienceMs / 1000} s: ${what}; ${JSON.stringify(await this.books())}`);
  }

  finished(patienceMs?: number): Promise<void> {
    const open = async () => (await this.query('SELECT 1 FROM mailings WHERE label IS NULL')).length > 0;
    return this.until('all runs finished', async () => !(await open().catch(() => true)), patienceMs);
  }

  /** Leases of the dead run out now instead of later. */
  async expireLeases(): Promise<void> {
    await this.query(`UPDATE mails SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL`);
  }

  arrived(count: number, patienceMs?: number): Promise<void> {
    return this.until(`${count} accepted`, () => this.server.accepted.length >= count, patienceMs);
  }
}

/** Replayable: the same seed gives the same moments. */
export function seededRandom(name: string): () => number {
  const seed = Number(process.env['BELLWETHER_SEED'] ?? Date.now() % 1_000_000);
  process.stderr.write(`${name}: BELLWETHER_SEED=${seed}\n`);
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const say = (what: string, books: object): void =>
  void process.stderr.write(`${what}: ${JSON.stringify(books)}\n`);
