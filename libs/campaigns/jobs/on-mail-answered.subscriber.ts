// Somebody clicked, answered or replied: whoever a campaign waits for that of goes on at once.
import { Injectable } from '@nestjs/common';
import { Clock, type DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { SteppingRepository } from '../store/stepping.repository.js';

@Subscribes({ name: 'campaigns.heed', on: ['mail.clicked', 'mail.answered'] })
@Injectable()
export class OnMailAnswered implements Subscriber {
  constructor(
    private readonly stepping: SteppingRepository,
    private readonly clock: Clock,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    await this.stepping.wake(
      tx,
      'mails',
      events.flatMap(({ subjects }) => subjects),
      this.clock.now(),
    );
  }
}
