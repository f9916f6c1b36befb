// What customers write in trouble and what people do about it. History needs nobody.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { DEEDS, FollowCases } from '../service/follow-cases.js';

@Subscribes({
  name: 'triage.follow',
  on: [
    'signal.found',
    'message.received',
    'case.changed',
    'escalation.opened',
    'engagement.requested',
    'alert.acted',
    ...Object.keys(DEEDS),
  ],
})
@Injectable()
export class OnCaseWork implements Subscriber {
  constructor(private readonly following: FollowCases) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    await this.following.run(
      tx,
      events.filter(({ origin }) => origin === 'live'),
    );
  }
}
