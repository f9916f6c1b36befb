// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts.module.js';
import { DispatchAlertsJob } from './dispatch-alerts.job.js';
import { OnNews } from './on-news.subscriber.js';

@Module({ imports: [AlertsModule], providers: [DispatchAlertsJob, OnNews] })
export class AlertsJobsModule {}
