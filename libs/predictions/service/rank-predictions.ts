// Ranks what was scored to the capacity, brings back reviews that are over, and tells which cases are newly predicted.
import { Injectable } from '@nestjs/common';
import { Clock, type Origin } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { EventLog } from '#platform/events';
import { capacityOf } from '../rules/review.js';
import { RankingRepository } from '../store/ranking.repository.js';

@Injectable()
export class RankPredictions {
  constructor(
    private readonly database: Database,
    private readonly ranking: RankingRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  run(): Promise<void> {
    const now = this.clock.now();
    return this.database.tx(SYSTEM, async (tx) => {
      await this.ranking.hold(tx);
      const settings = await this.ranking.settings(tx);
      const back = await this.ranking.endReviews(tx, now, settings);
      const capacity = capacityOf(await this.ranking.openCases(tx), settings.capacityPercent);
      const entered = await this.ranking.relist(tx, now, capacity);
      const returned = await this.ranking.listed(tx, back);
      const told = [...new Map([...entered, ...returned].map((each) => [each.caseId, each])).values()];
      const of = (origin: Origin) => told.filter((each) => each.origin === origin).map(({ caseId }) => caseId);
      await this.events.append(
        tx,
        { name: 'escalation.predicted', subjects: of('live'), origin: 'live', occurredAt: now },
        { name: 'escalation.predicted', subjects: of('backfill'), origin: 'backfill', occurredAt: now },
      );
    });
  }
}
