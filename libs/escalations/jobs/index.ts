// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { SignalsModule } from '#signals';
import { EscalationsModule } from '../escalations.module.js';
import { OnCaseChanged } from './on-case-changed.subscriber.js';
import { OnSignalFound } from './on-signal-found.subscriber.js';

@Module({ imports: [EscalationsModule, SignalsModule], providers: [OnCaseChanged, OnSignalFound] })
export class EscalationsJobsModule {}
