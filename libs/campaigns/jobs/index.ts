// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { DeliveryModule } from '#delivery';
import { EscalationsModule } from '#escalations';
import { TasksModule } from '#tasks';
import { CampaignsModule } from '../campaigns.module.js';
import { OnEscalation } from './on-escalation.subscriber.js';
import { OnMailAnswered } from './on-mail-answered.subscriber.js';
import { OnMailingFinished } from './on-mailing-finished.subscriber.js';
import { OnSegmentMoved } from './on-segment-moved.subscriber.js';
import { OnTaskWanted } from './on-task-wanted.subscriber.js';

@Module({
  imports: [CampaignsModule, DeliveryModule, EscalationsModule, TasksModule],
  providers: [OnEscalation, OnMailAnswered, OnMailingFinished, OnSegmentMoved, OnTaskWanted],
})
export class CampaignsJobsModule {}
