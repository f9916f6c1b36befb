// Every minute: what time alone has changed, and what a lost ring left.
import { Injectable } from '@nestjs/common';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { SweepPredictions } from '../service/sweep-predictions.js';

const EVERY_MS = 60_000;

export const SWEEP_PREDICTIONS = jobKind<object>('batch', 'predictions.sweep');

@Handles(SWEEP_PREDICTIONS, { every: EVERY_MS })
@Injectable()
export class SweepPredictionsJob implements JobHandler<object> {
  constructor(private readonly sweep: SweepPredictions) {}

  run(): Promise<void> {
    return this.sweep.run();
  }
}
