// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { ClocksModule } from '../clocks.module.js';
import { OnCaseNews } from './on-case-news.subscriber.js';
import { SweepClocksJob } from './sweep-clocks.job.js';

@Module({ imports: [ClocksModule], providers: [OnCaseNews, SweepClocksJob] })
export class ClocksJobsModule {}
