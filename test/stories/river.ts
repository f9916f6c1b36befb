// What the stories need: the api, its workers running by themselves, people, files handed in as a browser does, and patience.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyQueue } from '../support/empty-queue.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { startMailbox, type Mailbox } from './mailbox.js';
import type { Origin } from '#kernel';

/** Friday, 11:00 in Berlin; on Sunday its clocks go forward. */
export const FRIDAY = '2026-03-27T10:00:00.000Z';
const FIXTURES = 'test/stories/fixtures/zendesk';
const PATIENCE_MS = 90_000;

export interface RiverOptions {
  /** 0: nobody works yet */
  readonly workers: number;
  /** mails leave through a server of their own instead of staying in the local inbox */
  readonly mailServer?: boolean;
}

/** A database of Redis for each of jest's workers, which tell one story at a time: the queues of all have the same names. */
const REDIS_DATABASE = Number(process.env['JEST_WORKER_ID'] ?? 1) % 16;

export async function startRiver({ workers, mailServer = false }: RiverOptions): Promise<River> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-story-'));
  const mailbox = mailServer ? await startMailbox() : undefined;
  const redis = process.env['BELLWETHER_TEST_REDIS_URL'];
  const redisUrl = redis && `${redis.replace(/\/$/, '')}/${REDIS_DATABASE}`;
  const api = await startApi({
    BELLWETHER_DATA_DIR: dataDir,
    BELLWETHER_TIME_ZONE: 'Europe/Berlin',
    BELLWETHER_PUBLIC_URL: 'https://success.northwind.example',
    BELLWETHER_MAIL_FROM: 'Northwind Success <success@northwind.example>',
    ...(redisUrl && { REDIS_URL: redisUrl }),
    ...(mailbox && { SMTP_URL: mailbox.url }),
  });
  api.clock.set(FRIDAY);
  const river = new River(api, redisUrl, dataDir, mailbox);
  if (redisUrl) await river.loseQueue(); // what the story before has left
  await river.startWorkers(workers);
  return river;
}

export class River {
  private workers: TestWorker[] = [];

  constructor(
    readonly api: TestApi,
    private readonly redisUrl: string | undefined,
    private readonly dataDir: string,
    readonly mailbox: Mailbox | undefined,
  ) {}

  async startWorkers(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1)
      this.workers.push(await startWorker(this.api.config, this.api.clock, { ticks: true }));
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    this.workers = [];
  }

  /** Any of them will do. */
  get worker(): TestWorker {
    const [worker] = this.workers;
    if (!worker) throw new Error('Nobody works here.');
    return worker;
  }

  loseQueue(): Promise<void> {
    return emptyQueue(this.api.url, this.redisUrl);
  }

  async ask<T>(person: Person, query: string, variables?: object): Promise<T> {
    const { data, errors } = await person.ask<T>(query, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  /** A file of the fixtures, or what stands in one. */
  async upload(person: Person, file: string | Buffer): Promise<string> {
    const request = this.api.http.post('/imports/upload').set('cookie', person.cookie);
    const upload = await (typeof file === 'string'
      ? request.attach('file', join(FIXTURES, file))
      : request.attach('file', file, 'given.csv'));
    expect(upload.status).toBe(201);
    return (upload.body as { id: string }).id;
  }

  /** Uploads the file and says what it is; a worker does the rest. */
  async beginImport(person: Person, file: string | Buffer, mapping: string, origin: Origin): Promise<string> {
    const id = await this.upload(person, file);
    const { startImport } = await this.ask<{ startImport: { id?: string; code?: string } }>(
      person,
      `mutation ($id: ID!, $mapping: String!, $origin: ImportOrigin!) {
         startImport(uploadId: $id, mapping: $mapping, origin: $origin) { ... on ImportRun { id } ... on Refused { code message } } }`,
      { id, mapping, origin },
    );
    expect(startImport).toEqual({ id: expect.any(String) });
    return startImport.id ?? '';
  }

  async imported(person: Person, id: string): Promise<ImportOutcome> {
    const look = async () =>
      (
        await this.ask<{ importRun: ImportOutcome }>(
          person,
          `{ importRun(id: "${id}") { id state errorCode made changed rejected skipped rejectReasons { code line rows message } } }`,
        )
      ).importRun;
    await this.until('the import to end', async () => !['waiting', 'running'].includes((await look()).state));
    return look();
  }

  async import(
    person: Person,
    file: string | Buffer,
    mapping: string,
    origin: Origin = 'live',
  ): Promise<ImportOutcome> {
    return this.imported(person, await this.beginImport(person, file, mapping, origin));
  }

  /** Everything told so far is read by everyone, so that what has not happened will not happen. */
  caughtUp(): Promise<void> {
    return this.until('everyone to have read every event', () =>
      this.api.system(async (tx) => {
        const behind = await tx.query(
          `SELECT 1 FROM event_cursors WHERE position < (SELECT max(position) FROM events)
           UNION ALL SELECT 1 FROM events WHERE position IS NULL`,
        );
        return behind.length === 0;
      }),
    );
  }

  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) if (await holds()) return;
    throw new Error(`Waited in vain for ${what}`);
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.api.close();
    await this.mailbox?.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

interface ImportOutcome {
  readonly id: string;
  readonly errorCode: string | null;
  readonly rejectReasons: readonly { code: string; line: number; rows: number; message: string }[];
  readonly state: string;
  readonly made: number;
  readonly changed: number;
  readonly rejected: number;
  readonly skipped: number;
}
