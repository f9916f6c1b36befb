// Facts changed: the segments that read them look at the subjects that were touched.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { Facts } from '#facts';
import { EvaluateSegments, FACTS_SUBSCRIBER } from '../service/evaluate-segments.js';

@Subscribes({ name: FACTS_SUBSCRIBER, on: [], batch: 1_000 })
@Injectable()
export class FollowFactsSubscriber implements Subscriber {
  constructor(
    private readonly evaluate: EvaluateSegments,
    private readonly facts: Facts,
  ) {}

  also(): readonly string[] {
    return this.facts.events();
  }

  handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    return this.evaluate.afterEvents(tx, events);
  }
}
