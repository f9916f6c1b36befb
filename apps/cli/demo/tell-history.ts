// Tells the river what the demo's rows mean: the same events an import would write, in sets, marked as history.
import type { Tx } from '#platform/database';

/** `rows` gives the ids. */
export async function tellHistory(tx: Tx, name: string, rows: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO events (name, subjects, origin, occurred_at)
     SELECT $1, array_agg(id), 'backfill', $2 FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 1000 AS part FROM (${rows}) AS r(id)) parts GROUP BY part ORDER BY part`,
    [name, at],
  );
}
