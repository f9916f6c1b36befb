// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { PredictionsModule } from '../predictions.module.js';
import { FitModelJob } from './fit-model.job.js';
import { OnCaseTouched } from './on-case-touched.subscriber.js';
import { RankPredictionsJob } from './rank-predictions.job.js';
import { SweepPredictionsJob } from './sweep-predictions.job.js';

@Module({
  imports: [PredictionsModule],
  providers: [FitModelJob, OnCaseTouched, RankPredictionsJob, SweepPredictionsJob],
})
export class PredictionsJobsModule {}
