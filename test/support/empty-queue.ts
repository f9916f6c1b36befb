// What losing the queue's server is like: every ring and every schedule is gone at once, the tables of the product are whole.
import { Redis } from 'ioredis';
import { onServer } from './database-server.mjs';

const EMPTY = `DO $$ DECLARE names text; BEGIN
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names
  FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration';
  EXECUTE 'TRUNCATE ' || names;
END $$`;
const DEADLOCK = '40P01';

export async function emptyQueue(databaseUrl: string, redisUrl?: string): Promise<void> {
  if (!redisUrl) return truncate(databaseUrl);
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  await redis.quit();
}

/** Workers use the tables in an order of their own; one of two that meet has to try again. */
async function truncate(databaseUrl: string): Promise<void> {
  try {
    await onServer(databaseUrl, (client) => client.query(EMPTY));
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK) throw error;
    await truncate(databaseUrl);
  }
}
