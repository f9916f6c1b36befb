// An account entered a segment: the plays that watch it start.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { StartRuns } from '../service/start-runs.js';
import { TriggerRepository } from '../store/trigger.repository.js';

@Subscribes({ name: 'plays.start', on: ['segment.entered'] })
@Injectable()
export class OnSegmentEntered implements Subscriber {
  constructor(
    private readonly triggers: TriggerRepository,
    private readonly starting: StartRuns,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const firings = await this.triggers.fired(
      tx,
      events.map(({ id }) => id),
    );
    await this.starting.run(tx, firings);
  }
}
