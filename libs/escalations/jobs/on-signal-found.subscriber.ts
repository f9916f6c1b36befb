// A customer who asks for escalation in a live message makes a request. History asks for nothing.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { SignalRepository } from '#signals';
import { RequestEscalation } from '../service/request-escalation.js';

@Subscribes({ name: 'escalations.request-by-signal', on: ['signal.found'] })
@Injectable()
export class OnSignalFound implements Subscriber {
  constructor(
    private readonly signals: SignalRepository,
    private readonly requesting: RequestEscalation,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = events.filter(({ origin }) => origin === 'live').flatMap(({ subjects }) => subjects);
    if (live.length === 0) return;
    const heard = await this.signals.quote(tx, live, 'escalation_request');
    // Of several in one case the earliest counts.
    const first = [...new Map([...heard].reverse().map((signal) => [signal.caseId, signal])).values()].reverse();
    await this.requesting.add(
      tx,
      first.map(({ caseId, messageId, at, words }) => ({
        caseId,
        messageId,
        reason: words,
        requestedAt: at,
        requestedBy: null,
        origin: 'live',
      })),
    );
  }
}
