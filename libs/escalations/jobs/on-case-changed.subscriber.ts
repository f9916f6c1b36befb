// A case that finds its account takes its open request along.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { EscalationRequestRepository } from '../store/escalation-request.repository.js';

@Subscribes({ name: 'escalations.follow-case', on: ['case.changed'] })
@Injectable()
export class OnCaseChanged implements Subscriber {
  constructor(private readonly requests: EscalationRequestRepository) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    await this.requests.followCases(tx, [...new Set(events.flatMap(({ subjects }) => subjects))]);
  }
}
