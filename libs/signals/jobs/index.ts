// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { SignalsModule } from '../signals.module.js';
import { OnMessageReceived } from './on-message-received.subscriber.js';

@Module({ imports: [SignalsModule], providers: [OnMessageReceived] })
export class SignalsJobsModule {}
