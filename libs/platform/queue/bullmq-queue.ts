// BullMQ behind the port: on its PostgreSQL backend by default, on Redis when REDIS_URL is set.
import { createPostgresBackend, Queue, Worker, withBackend, type Job } from 'bullmq';
import type { Config } from '#platform/config';
import { withCorrelation, type Log } from '#platform/log';
import { JobQueue, type RingOptions } from './job-queue.js';
import { QUEUES, type FoundHandler, type JobKind, type QueueName } from './job.js';

const SCHEMA = 'bullmq';
const CONCURRENCY: Record<QueueName, number> = { clock: 1, batch: 1, mail: 2 };
/** Connections that BullMQ takes in a process that answers: a pool per queue and per worker, and a listener per worker. */
export const QUEUE_CONNECTIONS = QUEUES.length * (1 + 2 + 1);

const KEEP = { removeOnComplete: { count: 100 }, removeOnFail: { count: 1_000 } } as const;
/** An emptied queue has forgotten its clock, and with it the sweeps that find what else was lost. */
const CLOCK_CHECK_MS = 5_000;
const RETRY = { attempts: 5, backoff: { type: 'exponential', delay: 1_000 } } as const;

export class BullmqQueue extends JobQueue {
  private readonly queues = new Map<QueueName, Queue>();
  private workers: Worker[] = [];
  private clockCheck: NodeJS.Timeout | undefined;

  private prefix = '';

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {
    super();
  }

  /** `installation`: its name among others that may share a Redis; in PostgreSQL each has tables of its own. */
  async open(installation: string): Promise<void> {
    this.prefix = `bellwether-${installation}`;
    for (const name of QUEUES) {
      // Only the first connection migrates BullMQ's tables; its own lock settles a race between processes.
      const queue = this.make('queue', name, { migrate: this.queues.size === 0 && !this.config.REDIS_URL }) as Queue;
      queue.on('error', (error) => this.log.warn({ err: error, queue: name }, 'queue connection'));
      await queue.waitUntilReady();
      this.queues.set(name, queue);
    }
  }

  async ring<Payload extends object>(
    kind: JobKind<Payload>,
    payload: Payload,
    options: RingOptions = {},
  ): Promise<void> {
    await this.queue(kind.queue).add(kind.name, payload, {
      ...KEEP,
      ...RETRY,
      delay: options.delayMs,
      deduplication: options.once === undefined ? undefined : { id: `${kind.name}:${options.once}` },
    });
  }

  async answer(handlers: readonly FoundHandler[]): Promise<void> {
    for (const handler of handlers) await this.schedule(handler);
    this.clockCheck = setInterval(() => void this.keepClock(handlers), CLOCK_CHECK_MS);
    for (const name of QUEUES) {
      const worker = this.make('worker', name, {}, (job) => this.run(job, handlers)) as Worker;
      worker.on('error', (error) => this.log.warn({ err: error, queue: name }, 'queue worker'));
      worker.on('failed', (job, error) => this.log.error({ err: error, job: job?.name, id: job?.id }, 'job failed'));
      this.workers.push(worker);
      await worker.waitUntilReady();
    }
  }

  async waiting(): Promise<Record<QueueName, number>> {
    const counts = await Promise.all(QUEUES.map(async (name) => [name, await this.queue(name).count()] as const));
    return Object.fromEntries(counts) as Record<QueueName, number>;
  }

  async close(): Promise<void> {
    clearInterval(this.clockCheck);
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.workers = [];
    this.queues.clear();
  }

  private queue(name: QueueName): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error('The queue is not open');
    return queue;
  }

  private async schedule({ kind, schedule }: FoundHandler): Promise<void> {
    if (!schedule) return;
    const { every } = schedule;
    const repeat = typeof every === 'number' ? { every } : { pattern: every, tz: this.config.BELLWETHER_TIME_ZONE };
    await this.queue(kind.queue).upsertJobScheduler(kind.name, repeat, { name: kind.name, data: {}, opts: KEEP });
  }

  private async keepClock(handlers: readonly FoundHandler[]): Promise<void> {
    try {
      for (const handler of handlers.filter(({ schedule }) => schedule)) {
        const { queue, name } = handler.kind;
        if (!(await this.queues.get(queue)?.getJobScheduler(name))) await this.schedule(handler);
      }
    } catch (error) {
      // A check under way when the queue closes, or while the server is away: the next one sees to it.
      if (this.queues.size > 0) this.log.warn({ err: error }, 'queue clock could not be checked');
    }
  }

  private async run(job: Job, handlers: readonly FoundHandler[]): Promise<void> {
    const handler = handlers.find(({ kind }) => kind.name === job.name);
    // A ring for a kind that this build no longer knows: its row, if any, belongs to nobody.
    if (!handler) return;
    await withCorrelation(`${job.name}:${job.id ?? ''}`, () => handler.instance.run(job.data));
  }

  private make(
    what: 'queue' | 'worker',
    name: QueueName,
    wish: { migrate?: boolean },
    run?: (job: Job) => Promise<void>,
  ) {
    const options = { concurrency: CONCURRENCY[name] };
    if (this.config.REDIS_URL) {
      const connection = { url: this.config.REDIS_URL, maxRetriesPerRequest: null };
      const { prefix } = this;
      return what === 'queue'
        ? new Queue(name, { connection, prefix })
        : new Worker(name, run, { connection, prefix, ...options });
    }
    const postgres = withBackend(createPostgresBackend);
    const connection = {
      connectionString: this.config.DATABASE_URL,
      schema: SCHEMA,
      max: what === 'queue' ? 1 : 2,
      application_name: `bellwether-${what}`,
      ...(wish.migrate ? { migrate: true } : { skipMigrations: true }),
    };
    return what === 'queue'
      ? new postgres.Queue(name, { connection })
      : new postgres.Worker(name, run, { connection, ...options });
  }
}
