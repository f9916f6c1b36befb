// Something happened in a case: its score is reckoned anew at once, and the list soon after.
import { Injectable } from '@nestjs/common';
import type { DomainEvent, Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { Subscribes, type Subscriber } from '#platform/events';
import { JobQueue } from '#platform/queue';
import { ScoreCases } from '../service/score-cases.js';
import { TouchedCasesRepository } from '../store/touched-cases.repository.js';
import { RANK_PREDICTIONS } from './rank-predictions.job.js';

const SOON_MS = 2_000;

@Subscribes({
  name: 'predictions.score',
  on: [
    'case.opened',
    'case.changed',
    'message.received',
    'score.moved',
    'escalation.requested',
    'escalation.opened',
    'escalation.changed',
    'escalation.resolved',
  ],
})
@Injectable()
export class OnCaseTouched implements Subscriber {
  constructor(
    private readonly touched: TouchedCasesRepository,
    private readonly scoring: ScoreCases,
    private readonly queue: JobQueue,
  ) {}

  async handle(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const live = await this.score(tx, events, 'live');
    await this.score(tx, events, 'backfill', new Set(live));
    tx.afterCommit(
      () => void this.queue.ring(RANK_PREDICTIONS, {}, { once: 'all', delayMs: SOON_MS }).catch(() => undefined),
    );
  }

  private async score(
    tx: Tx,
    events: readonly DomainEvent[],
    origin: Origin,
    but: ReadonlySet<string> = new Set(),
  ): Promise<string[]> {
    const subjects = events.filter((event) => event.origin === origin).flatMap((event) => event.subjects);
    if (subjects.length === 0) return [];
    const ids = (await this.touched.of(tx, [...new Set(subjects)])).filter((id) => !but.has(id));
    await this.scoring.run(tx, ids, origin);
    return ids;
  }
}
