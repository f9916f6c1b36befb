// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { KpisModule } from '../kpis.module.js';
import { MeasureDaysJob } from './measure-days.job.js';
import { OnCountedChanged } from './on-counted-changed.subscriber.js';

@Module({ imports: [KpisModule], providers: [MeasureDaysJob, OnCountedChanged] })
export class KpisJobsModule {}
