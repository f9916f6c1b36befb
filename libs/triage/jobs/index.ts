// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { AlertsModule } from '#alerts';
import { PredictionsModule } from '#predictions';
import { TriageModule } from '../triage.module.js';
import { OnAlertActed } from './on-alert-acted.subscriber.js';
import { OnCaseWork } from './on-case-work.subscriber.js';

@Module({ imports: [AlertsModule, PredictionsModule, TriageModule], providers: [OnAlertActed, OnCaseWork] })
export class TriageJobsModule {}
