// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { PlaysModule } from '../plays.module.js';
import { OnTriggerCleared } from './on-trigger-cleared.subscriber.js';
import { OnTriggerFired } from './on-trigger-fired.subscriber.js';
import { TakeExistingJob } from './take-existing.job.js';
import { UnresolvedEscalationsJob } from './unresolved-escalations.job.js';

@Module({
  imports: [PlaysModule],
  providers: [OnTriggerCleared, OnTriggerFired, TakeExistingJob, UnresolvedEscalationsJob],
})
export class PlaysJobsModule {}
