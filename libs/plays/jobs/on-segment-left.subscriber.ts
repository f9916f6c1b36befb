// An account left a segment: running plays that watch it are cleared. History that is only now told clears nothing.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { ClearRuns } from '../service/clear-runs.js';

@Subscribes({ name: 'plays.clear', on: ['segment.left'] })
@Injectable()
export class OnSegmentLeft implements Subscriber {
  constructor(private readonly clearing: ClearRuns) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = events.filter(({ origin }) => origin === 'live');
    await this.clearing.run(
      tx,
      live.flatMap(({ subjects }) => subjects),
    );
  }
}
