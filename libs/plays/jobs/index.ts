// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { PlaysModule } from '../plays.module.js';
import { OnOwnerChanged } from './on-owner-changed.subscriber.js';
import { OnSegmentEntered } from './on-segment-entered.subscriber.js';
import { OnSegmentLeft } from './on-segment-left.subscriber.js';

@Module({ imports: [PlaysModule], providers: [OnOwnerChanged, OnSegmentEntered, OnSegmentLeft] })
export class PlaysJobsModule {}
