// What is said in a case is read, and its scores follow; a case that opens starts with its scores. One cursor for both, so
// that two replays of one case never overtake each other.
import { Injectable } from '@nestjs/common';
import { groupBy, type DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { ReadMessages } from '../service/read-messages.js';
import { ScoreCases } from '../service/score-cases.js';

@Subscribes({ name: 'signals.read', on: ['message.received', 'case.opened'] })
@Injectable()
export class OnMessageReceived implements Subscriber {
  constructor(
    private readonly reading: ReadMessages,
    private readonly scoring: ScoreCases,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const [origin, told] of groupBy(events, (event) => event.origin)) {
      const subjects = (name: string) => told.filter((event) => event.name === name).flatMap((event) => event.subjects);
      const touched = await this.reading.run(tx, [...new Set(subjects('message.received'))], origin);
      const occurredAt = new Date(Math.max(...told.map((event) => event.occurredAt.getTime())));
      await this.scoring.run(tx, [...new Set([...subjects('case.opened'), ...touched])], origin, occurredAt);
    }
  }
}
