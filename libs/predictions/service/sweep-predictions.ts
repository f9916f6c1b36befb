// Time passes without an event: cases grow older, silences longer. Looks again at every open case within the hour.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { weekOf } from '../rules/week.js';
import { CaseFactsRepository } from '../store/case-facts.repository.js';
import { PredictionRepository } from '../store/prediction.repository.js';
import { RankPredictions } from './rank-predictions.js';
import { ScoreCases } from './score-cases.js';

const STALE_MS = 3_600_000;
const BATCH = 1_000;

@Injectable()
export class SweepPredictions {
  constructor(
    private readonly database: Database,
    private readonly facts: CaseFactsRepository,
    private readonly predictions: PredictionRepository,
    private readonly scoring: ScoreCases,
    private readonly ranking: RankPredictions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const week = weekOf(now);
    await this.database.tx(SYSTEM, async (tx) => {
      if (!(await this.facts.hasNorms(tx, week))) await this.facts.reckonNorms(tx, [week]);
    });
    await this.each((tx) => this.predictions.unscored(tx, BATCH));
    await this.each((tx) => this.predictions.stale(tx, new Date(now.getTime() - STALE_MS), BATCH));
    await this.ranking.run();
  }

  private async each(find: (tx: Tx) => Promise<string[]>): Promise<void> {
    for (let found = BATCH; found === BATCH;)
      found = await this.database.tx(SYSTEM, async (tx) => {
        const ids = await find(tx);
        await this.scoring.run(tx, ids, 'backfill');
        return ids.length;
      });
  }
}
