// Something happened that starts plays: whatever their triggers hold for now gets its run.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { StartRuns } from '../service/start-runs.js';
import { HELD_KINDS, TriggerRepository } from '../store/trigger.repository.js';
import { FIRING_EVENTS, TRIGGER_SQL } from '../store/trigger-sql.js';

@Subscribes({ name: 'plays.start', on: FIRING_EVENTS })
@Injectable()
export class OnTriggerFired implements Subscriber {
  constructor(
    private readonly triggers: TriggerRepository,
    private readonly starting: StartRuns,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    for (const kind of HELD_KINDS) {
      const told = events.filter(({ name }) => TRIGGER_SQL[kind].firedBy.includes(name));
      const ids = told.map(({ id }) => id);
      if (ids.length > 0) await this.starting.run(tx, await this.triggers.fired(tx, kind, ids));
    }
  }
}
