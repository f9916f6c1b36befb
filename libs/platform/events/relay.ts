// Stamps committed events with a rising position. One relay at a time, under an advisory lock, so positions never cross:
// a reader that has seen position n has seen everything before n, however late some writer commits.
import type { Tx } from '#platform/database';

const RELAY_LOCK = 7_140_002;
const BATCH = 1_000;

/** How many events got their position; 0 when there were none or another relay is at work. */
export async function stampEvents(tx: Tx): Promise<number> {
  const lock = await tx.one<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [RELAY_LOCK]);
  if (!lock?.held) return 0;
  return tx.run(
    `WITH pending AS (SELECT seq FROM events WHERE position IS NULL ORDER BY seq LIMIT ${BATCH}),
          numbered AS (SELECT seq, row_number() OVER (ORDER BY seq) AS n FROM pending),
          last AS (SELECT coalesce(max(position), 0) AS position FROM events)
     UPDATE events e SET position = last.position + numbered.n FROM numbered, last WHERE e.seq = numbered.seq`,
  );
}
