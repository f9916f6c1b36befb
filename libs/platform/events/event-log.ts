// Writes events into the business transaction. Who reads them is not the writer's business.
import { Injectable } from '@nestjs/common';
import { MAX_SUBJECTS, type NewEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { EventBell } from './event-bell.js';

@Injectable()
export class EventLog {
  constructor(private readonly bell: EventBell) {}

  async append(tx: Tx, ...events: readonly NewEvent[]): Promise<void> {
    const rows = events.flatMap(split);
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO events (name, subjects, origin, occurred_at, payload)
       SELECT name, array(SELECT jsonb_array_elements_text(subjects)::uuid), origin, occurred_at, payload
       FROM jsonb_to_recordset($1) AS e(name text, subjects jsonb, origin text, occurred_at timestamptz, payload jsonb)`,
      [
        JSON.stringify(
          rows.map(({ name, subjects, origin, occurredAt, payload }) => ({
            name,
            subjects,
            origin,
            occurred_at: occurredAt,
            payload: payload ?? {},
          })),
        ),
      ],
    );
    this.ring(tx);
  }

  /** For events that a statement of SQL inserted by itself. */
  ring(tx: Tx): void {
    tx.afterCommit(() => this.bell.ring());
  }
}

function split(event: NewEvent): NewEvent[] {
  const parts: NewEvent[] = [];
  for (let start = 0; start < event.subjects.length; start += MAX_SUBJECTS)
    parts.push({ ...event, subjects: event.subjects.slice(start, start + MAX_SUBJECTS) });
  return parts;
}
