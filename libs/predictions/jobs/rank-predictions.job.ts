// Rung after cases were scored: the list is put in order once for all of them.
import { Injectable } from '@nestjs/common';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { RankPredictions } from '../service/rank-predictions.js';

export const RANK_PREDICTIONS = jobKind<object>('clock', 'predictions.rank');

@Handles(RANK_PREDICTIONS)
@Injectable()
export class RankPredictionsJob implements JobHandler<object> {
  constructor(private readonly ranking: RankPredictions) {}

  run(): Promise<void> {
    return this.ranking.run();
  }
}
