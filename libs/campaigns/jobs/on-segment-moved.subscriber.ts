// Somebody entered or left a segment: campaigns on entry take them in, and those who wait or have left are looked at.
import { Injectable } from '@nestjs/common';
import { Clock, type DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { EnrolEntrants } from '../service/enrol-entrants.js';
import { MembershipsRepository } from '../store/memberships.repository.js';
import { SteppingRepository } from '../store/stepping.repository.js';

@Subscribes({ name: 'campaigns.enter', on: ['segment.entered', 'segment.left'] })
@Injectable()
export class OnSegmentMoved implements Subscriber {
  constructor(
    private readonly memberships: MembershipsRepository,
    private readonly entering: EnrolEntrants,
    private readonly stepping: SteppingRepository,
    private readonly clock: Clock,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const now = this.clock.now();
    const of = (name: string) => events.filter((event) => event.name === name).flatMap(({ subjects }) => subjects);
    const entered = of('segment.entered');
    await this.entering.entered(tx, entered, await this.memberships.segmentsOf(tx, entered));
    await this.stepping.wakeLeavers(tx, of('segment.left'), now);
    await this.stepping.wake(
      tx,
      'contacts',
      await this.memberships.contactsOf(
        tx,
        events.flatMap(({ subjects }) => subjects),
      ),
      now,
    );
  }
}
