// Facts changed: the segments that read them look at the subjects that were touched.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { shippedCatalogue } from '../rules/index.js';
import { EvaluateSegments, FACTS_SUBSCRIBER } from '../service/evaluate-segments.js';

/** A room whose own facts read other events subscribes to those itself and calls `EvaluateSegments.afterEvents`. */
@Subscribes({ name: FACTS_SUBSCRIBER, on: shippedCatalogue().events(), batch: 1_000 })
@Injectable()
export class FollowFactsSubscriber implements Subscriber {
  constructor(private readonly evaluate: EvaluateSegments) {}

  handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    return this.evaluate.afterEvents(tx, events);
  }
}
