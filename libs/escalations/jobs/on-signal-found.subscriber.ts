// A customer who asks for escalation in a live message makes a request. History asks for nothing.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { RequestEscalation } from '../service/request-escalation.js';
import { HeardRequestRepository } from '../store/heard-request.repository.js';

@Subscribes({ name: 'escalations.request-by-signal', on: ['signal.found'] })
@Injectable()
export class OnSignalFound implements Subscriber {
  constructor(
    private readonly heard: HeardRequestRepository,
    private readonly requesting: RequestEscalation,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = events.filter(({ origin }) => origin === 'live').flatMap(({ subjects }) => subjects);
    if (live.length === 0) return;
    const heard = await this.heard.among(tx, live);
    await this.requesting.add(
      tx,
      heard.map(({ caseId, messageId, sentAt, words }) => ({
        caseId,
        messageId,
        reason: words,
        requestedAt: sentAt,
        requestedBy: null,
        origin: 'live',
      })),
    );
  }
}
