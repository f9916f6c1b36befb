// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { DeliveryModule } from '#delivery';
import { EscalationsModule } from '#escalations';
import { CampaignsModule } from '../campaigns.module.js';
import { OnEscalation } from './on-escalation.subscriber.js';
import { OnMailingFinished } from './on-mailing-finished.subscriber.js';

@Module({ imports: [CampaignsModule, DeliveryModule, EscalationsModule], providers: [OnEscalation, OnMailingFinished] })
export class CampaignsJobsModule {}
