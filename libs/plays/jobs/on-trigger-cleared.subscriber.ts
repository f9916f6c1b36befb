// Something happened after which triggers no longer hold: their running runs are cleared. History that is only now told clears nothing.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { ClearRuns } from '../service/clear-runs.js';
import { HELD_KINDS, TriggerRepository } from '../store/trigger.repository.js';
import { CLEARING_EVENTS, TRIGGER_SQL } from '../store/trigger-sql.js';

@Subscribes({ name: 'plays.clear', on: CLEARING_EVENTS })
@Injectable()
export class OnTriggerCleared implements Subscriber {
  constructor(
    private readonly triggers: TriggerRepository,
    private readonly clearing: ClearRuns,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = events.filter(({ origin }) => origin === 'live');
    for (const kind of HELD_KINDS) {
      const told = live.filter(({ name }) => TRIGGER_SQL[kind].clearedBy.includes(name));
      const subjects = told.flatMap((event) => event.subjects);
      if (subjects.length > 0) await this.clearing.run(tx, await this.triggers.cleared(tx, kind, subjects));
    }
  }
}
