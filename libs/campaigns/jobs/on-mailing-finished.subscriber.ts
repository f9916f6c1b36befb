// The last mail of a run has come to its end: so has the run.
import { Injectable } from '@nestjs/common';
import { Clock, type DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog, Subscribes, type Subscriber } from '#platform/events';
import { CampaignRunRepository } from '../store/campaign-run.repository.js';

@Subscribes({ name: 'campaigns.finish', on: ['mailing.finished'] })
@Injectable()
export class OnMailingFinished implements Subscriber {
  constructor(
    private readonly runs: CampaignRunRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const runs = events.flatMap(({ subjects }) => subjects);
    const subjects = await this.runs.campaignsOf(tx, runs);
    if (subjects.length === 0) return;
    await this.events.append(tx, {
      name: 'campaign.finished',
      subjects,
      origin: 'live',
      occurredAt: this.clock.now(),
      payload: { runs },
    });
  }
}
