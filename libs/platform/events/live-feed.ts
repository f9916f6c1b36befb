// What is new, for whoever watches: stamped events as they come, by position, from one reader a process.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import { Database, Listener, SYSTEM, type Tx } from '#platform/database';
import { EVENT_CHANNEL } from './event-bell.js';
import { fromRow, type EventRow } from './subscriber-runner.js';

const POLL_MS = 1_000;
const BATCH = 500;

export type Watcher = (events: readonly DomainEvent[]) => void;

@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly watchers = new Set<Watcher>();
  private position = 0;
  private reading: Promise<void> | undefined;
  private poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly listener: Listener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listener.on(EVENT_CHANNEL, () => this.wake());
    this.poll = setInterval(() => this.wake(), POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.poll);
    this.watchers.clear();
    await this.reading;
  }

  /** Calls `watcher` with every batch stamped after this returns, until the returned function is called. */
  async watch(watcher: Watcher): Promise<() => void> {
    // What went by while nobody watched is nobody's news; a browser that was away asks `since`.
    if (this.watchers.size === 0) this.position = await this.last();
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** At most `limit` events behind `position`: what somebody missed while away. */
  since(position: number, limit = BATCH): Promise<DomainEvent[]> {
    return this.database.tx(SYSTEM, (tx) => readAll(tx, position, limit));
  }

  private wake(): void {
    if (this.watchers.size === 0) return;
    this.reading ??= this.read()
      .catch(() => undefined) // the next poll reads the same again
      .finally(() => (this.reading = undefined));
  }

  private async read(): Promise<void> {
    const events = await this.since(this.position);
    const last = events.at(-1);
    if (!last) return;
    this.position = last.position;
    for (const watcher of this.watchers) watcher(events);
  }

  private async last(): Promise<number> {
    const row = await this.database.tx(SYSTEM, (tx) =>
      tx.one<{ position: string }>('SELECT coalesce(max(position), 0) AS position FROM events'),
    );
    return Number(row?.position ?? 0);
  }
}

async function readAll(tx: Tx, after: number, limit: number): Promise<DomainEvent[]> {
  const rows = await tx.query<EventRow>(
    `SELECT id, position, name, subjects, origin, occurred_at, payload FROM events WHERE position > $1 ORDER BY position LIMIT $2`,
    [after, limit],
  );
  return rows.map(fromRow);
}
