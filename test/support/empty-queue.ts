// What losing the queue's server is like: every ring and every schedule is gone at once, the tables of the product are whole.
import { Redis } from 'ioredis';
import { onServer } from './database-server.mjs';

const EMPTY = `DO $$ DECLARE names text; BEGIN
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names
  FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration';
  EXECUTE 'TRUNCATE ' || names;
END $$`;

export async function emptyQueue(databaseUrl: string, redisUrl?: string): Promise<void> {
  if (redisUrl) {
    const redis = new Redis(redisUrl);
    await redis.flushdb();
    await redis.quit();
  } else await onServer(databaseUrl, (client) => again(() => client.query(EMPTY)));
}

/** Emptying takes every table's lock, and may meet a worker that took them in another order. */
async function again(work: () => Promise<unknown>, tries = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tries === 0 || (error as { code?: string }).code !== '40P01') throw error;
    await again(work, tries - 1);
  }
}
