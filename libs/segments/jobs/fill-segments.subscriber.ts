// A segment got another rule, or was switched on or off: everybody is looked at once.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { EvaluateSegments } from '../service/evaluate-segments.js';

/** One event a transaction: filling a large segment is work enough, and its lock is held until the end. */
@Subscribes({ name: 'segments.fill', on: ['segment.changed'], batch: 1 })
@Injectable()
export class FillSegmentsSubscriber implements Subscriber {
  constructor(private readonly evaluate: EvaluateSegments) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const event of events) await this.evaluate.fill(tx, event.subjects, event);
  }
}
