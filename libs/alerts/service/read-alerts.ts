// Marks alerts as read, so that every open window of the person counts the same.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, userScope } from '#platform/database';
import { EventLog } from '#platform/events';
import { AlertRepository } from '../store/alert.repository.js';

@Injectable()
export class ReadAlerts {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** `ids` null: all of them. Answers how many were unread. */
  run(userId: string, ids: readonly string[] | null): Promise<number> {
    return this.database.tx(userScope(userId), async (tx) => {
      const at = this.clock.now();
      const read = await this.alerts.read(tx, userId, ids, at);
      await this.events.append(tx, { name: 'alert.read', subjects: read, origin: 'live', occurredAt: at });
      return read.length;
    });
  }
}
