// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { SignalsModule } from '../signals.module.js';
import { CalibrateJob } from './calibrate.job.js';
import { OnMessageReceived } from './on-message-received.subscriber.js';
import { RescoreJob } from './rescore.job.js';

@Module({ imports: [SignalsModule], providers: [CalibrateJob, OnMessageReceived, RescoreJob] })
export class SignalsJobsModule {}
