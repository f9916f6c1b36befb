// What is counted has changed: the days that it touches are marked, and counted again by the next run.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { MarkTouchedDays } from '../service/mark-touched-days.js';

@Subscribes({
  name: 'kpis.mark-touched-days',
  on: [
    'case.opened',
    'case.changed',
    'escalation.opened',
    'escalation.changed',
    'escalation.resolved',
    'account.changed',
  ],
})
@Injectable()
export class OnCountedChanged implements Subscriber {
  constructor(private readonly marking: MarkTouchedDays) {}

  handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    return this.marking.run(tx, events);
  }
}
