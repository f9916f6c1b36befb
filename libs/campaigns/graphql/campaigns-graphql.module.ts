// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { DeliveryModule } from '#delivery';
import { CampaignsModule } from '../campaigns.module.js';
import { AddressedMailResolver } from './addressed-mail.resolver.js';
import { ApprovalResolver } from './approval.resolver.js';
import { CampaignRunResolver } from './campaign-run.resolver.js';
import { AuthoringModule } from '#authoring';
import { TemplateResolver } from './template.resolver.js';
import { CampaignResolver } from './campaign.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, AuthoringModule, CampaignsModule, DeliveryModule],
  providers: [AddressedMailResolver, ApprovalResolver, CampaignResolver, CampaignRunResolver, TemplateResolver],
})
export class CampaignsGraphqlModule {}
