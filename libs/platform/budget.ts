// The connections that one process may take, added up at boot: better a clear refusal then than a strange one at noon.
import { fail } from '#kernel';
import type { Config } from '#platform/config';
import { type Database, SYSTEM } from '#platform/database';
import { QUEUE_CONNECTIONS } from '#platform/queue';

const LISTENER = 1;
const LEASE = 1;

export const connectionBudget = (config: Config): number =>
  config.DATABASE_POOL + LISTENER + LEASE + (config.REDIS_URL ? 0 : QUEUE_CONNECTIONS);

export async function checkConnectionBudget(database: Database, config: Config): Promise<void> {
  const row = await database.tx(SYSTEM, (tx) =>
    tx.one<{ most: number; taken: number }>(
      `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most,
              (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS taken`,
    ),
  );
  const budget = connectionBudget(config);
  if (row && budget > row.most)
    fail(
      'DATABASE_CONNECTIONS',
      `This process may take ${budget} connections, but the server allows ${row.most} in all. Raise max_connections or lower DATABASE_POOL.`,
    );
}
