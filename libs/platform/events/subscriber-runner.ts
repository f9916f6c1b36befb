// Moves one subscriber along: reads its next events by position, hands them over, and commits cursor and effects together.
import type { DomainEvent } from '#kernel';
import { SYSTEM, type Database, type Tx } from '#platform/database';
import type { FoundSubscriber } from './subscriber.js';

/** Tries of a failing event before it is parked where a person sees it. */
export const TRIES = 5;

export type Step = 'idle' | 'moved' | 'failed' | 'parked';

export interface EventRow extends Omit<DomainEvent, 'position' | 'occurredAt'> {
  readonly position: string;
  readonly occurred_at: Date;
}

/** One batch; where it fails, the events one by one, so that a poison event stops nobody but itself. */
export async function step(database: Database, subscriber: FoundSubscriber): Promise<Step> {
  const { batch } = subscriber;
  try {
    return await advance(database, subscriber, batch);
  } catch (error) {
    if (batch === 1) return noteFailure(database, subscriber, error);
  }
  try {
    return await advance(database, subscriber, 1);
  } catch (error) {
    return noteFailure(database, subscriber, error);
  }
}

function advance(database: Database, subscriber: FoundSubscriber, batch: number): Promise<Step> {
  return database.tx(SYSTEM, async (tx) => {
    const cursor = await lockCursor(tx, subscriber.name);
    if (cursor === undefined) return 'idle'; // another worker has it
    const stamped = await lastPosition(tx);
    const events = await readAfter(tx, subscriber.on, cursor, batch);
    const last = events.at(-1);
    if (last) await subscriber.instance.handle(events, tx);
    // With nothing of interest, everything stamped before the read is passed over, so that idle cursors keep up.
    await moveCursor(tx, subscriber.name, last?.position ?? stamped);
    return last ? 'moved' : 'idle';
  });
}

/** Counts the tries of the event at the head; parks it after the last one and goes on behind it. */
function noteFailure(database: Database, subscriber: FoundSubscriber, error: unknown): Promise<Step> {
  return database.tx(SYSTEM, async (tx) => {
    const cursor = await lockCursor(tx, subscriber.name);
    const [event] = cursor === undefined ? [] : await readAfter(tx, subscriber.on, cursor, 1);
    if (!event) return 'idle';
    const tried = await tx.one<{ tries: number }>(
      `INSERT INTO event_failures (subscriber, event_id, tries, error) VALUES ($1, $2, 1, $3)
       ON CONFLICT (subscriber, event_id) DO UPDATE SET tries = event_failures.tries + 1, error = excluded.error, at = now()
       RETURNING tries`,
      [subscriber.name, event.id, error instanceof Error ? (error.stack ?? error.message) : String(error)],
    );
    if ((tried?.tries ?? 0) < TRIES) return 'failed';
    await tx.query('UPDATE event_failures SET parked = true WHERE subscriber = $1 AND event_id = $2', [
      subscriber.name,
      event.id,
    ]);
    await moveCursor(tx, subscriber.name, event.position);
    return 'parked';
  });
}

async function lockCursor(tx: Tx, name: string): Promise<number | undefined> {
  const row = await tx.one<{ position: string }>(
    'SELECT position FROM event_cursors WHERE subscriber = $1 FOR UPDATE SKIP LOCKED',
    [name],
  );
  return row && Number(row.position);
}

async function moveCursor(tx: Tx, name: string, position: number): Promise<void> {
  await tx.query('UPDATE event_cursors SET position = $2, moved_at = now() WHERE subscriber = $1', [name, position]);
}

/** Events behind `after`, in order, until they name `limit` subjects together; the first is always among them, however large. */
export async function readAfter(
  tx: Tx,
  names: readonly string[],
  after: number,
  limit: number,
): Promise<DomainEvent[]> {
  const rows = await tx.query<EventRow>(
    `SELECT id, position, name, subjects, origin, occurred_at, payload
     FROM (SELECT *, sum(cardinality(subjects)) OVER (ORDER BY position) - cardinality(subjects) AS before
           FROM (SELECT * FROM events WHERE position > $1 AND name = ANY($2) ORDER BY position LIMIT $3) next) counted
     WHERE before < $3 ORDER BY position`,
    [after, names, limit],
  );
  return rows.map(fromRow);
}

export const fromRow = ({ occurred_at, position, ...event }: EventRow): DomainEvent => ({
  ...event,
  position: Number(position),
  occurredAt: occurred_at,
});

async function lastPosition(tx: Tx): Promise<number> {
  const row = await tx.one<{ position: string }>('SELECT coalesce(max(position), 0) AS position FROM events');
  return Number(row?.position ?? 0);
}

/** Which subscribers have something they haven't looked at. */
export async function behind(tx: Tx): Promise<Set<string>> {
  const rows = await tx.query<{ subscriber: string }>(
    'SELECT subscriber FROM event_cursors WHERE position < (SELECT coalesce(max(position), 0) FROM events)',
  );
  return new Set(rows.map(({ subscriber }) => subscriber));
}

/** A new subscriber starts at the beginning: what it missed is history it is entitled to. */
export async function ensureCursors(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO event_cursors (subscriber, position) SELECT unnest($1::text[]), 0 ON CONFLICT DO NOTHING`,
    [names],
  );
}
