// What happens in cases, as it happens: whoever asked to be told about it is told. History tells nobody.
import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { RaiseAlerts } from '../service/raise-alerts.js';
import { HitRepository, type ToldClock } from '../store/hit.repository.js';

@Subscribes({
  name: 'alerts.raise',
  on: [
    'message.received',
    'signal.found',
    'score.moved',
    'escalation.predicted',
    'case.clock-warned',
    'case.clock-breached',
  ],
})
@Injectable()
export class OnNews implements Subscriber {
  constructor(
    private readonly hits: HitRepository,
    private readonly raising: RaiseAlerts,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = events.filter(({ origin }) => origin === 'live');
    const of = (name: string) => live.filter((event) => event.name === name);
    const subjects = (name: string) => [...new Set(of(name).flatMap((event) => event.subjects))];
    const hits = [
      // Signals first: of one message, what it says is the better reason to tell of it.
      ...(await this.hits.ofSignals(tx, subjects('signal.found'))),
      ...(await this.hits.ofMessages(tx, subjects('message.received'))),
      ...(await this.hits.ofScores(tx, subjects('score.moved'))),
      ...(await this.hits.ofPredictions(tx, subjects('escalation.predicted'))),
      ...(await this.hits.ofClocks(tx, 'clock_warned', of('case.clock-warned').flatMap(clocksOf))),
      ...(await this.hits.ofClocks(tx, 'clock_breached', of('case.clock-breached').flatMap(clocksOf))),
    ];
    await this.raising.run(tx, hits);
  }
}

/** Which of the timers of its cases an event speaks of, only the event says. */
const clocksOf = ({ subjects, payload }: DomainEvent): ToldClock[] =>
  subjects.map((caseId) => ({ caseId, clock: String(payload['clock']) }));
