// Every event is read by everyone. A worker's own rounds run beside `drain`, which may come back while one of them still
// holds a subscriber; this asks the cursors themselves.
import type { TestApi } from './test-api.js';
import type { TestWorker } from './test-worker.js';

const BEHIND = `SELECT 1 FROM event_cursors WHERE position < (SELECT max(position) FROM events)
  UNION ALL SELECT 1 FROM events WHERE position IS NULL`;

export async function settled(worker: TestWorker, api: TestApi): Promise<void> {
  do await worker.drain();
  while ((await api.system((tx) => tx.query(BEHIND))).length > 0);
}
