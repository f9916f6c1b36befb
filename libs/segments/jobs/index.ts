// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { SegmentsModule } from '../segments.module.js';
import { FillSegmentsSubscriber } from './fill-segments.subscriber.js';
import { FollowFactsSubscriber } from './follow-facts.subscriber.js';
import { RunBacktestsJob } from './run-backtests.job.js';
import { SweepSegmentsJob } from './sweep-segments.job.js';

export { RunBacktestsJob } from './run-backtests.job.js';
export { SweepSegmentsJob } from './sweep-segments.job.js';

@Module({
  imports: [SegmentsModule],
  providers: [FillSegmentsSubscriber, FollowFactsSubscriber, SweepSegmentsJob, RunBacktestsJob],
})
export class SegmentsJobsModule {}
