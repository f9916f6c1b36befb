// An escalation was opened or resolved: mails to that account are held from now on, or held no longer.
import { Injectable } from '@nestjs/common';
import { MailingService } from '#delivery';
import { EscalationRepository } from '#escalations';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';

@Subscribes({ name: 'campaigns.hold', on: ['escalation.opened', 'escalation.resolved', 'escalation.changed'] })
@Injectable()
export class OnEscalation implements Subscriber {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly mailings: MailingService,
  ) {}

  /** History counts as well: it holds and releases, and never makes a mail. */
  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const escalations = await this.escalations.byIds(
      tx,
      events.flatMap(({ subjects }) => subjects),
    );
    await this.mailings.recheck(tx, [...new Set([...escalations.values()].map(({ accountId }) => accountId))]);
  }
}
