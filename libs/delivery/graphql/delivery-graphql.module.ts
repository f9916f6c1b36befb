// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DeliveryModule } from '../delivery.module.js';
import { InboxResolver } from './inbox.resolver.js';
import { MailingResolver } from './mailing.resolver.js';
import { MailResolver } from './mail.resolver.js';
import { MailSettingsResolver } from './mail-settings.resolver.js';
import { SuppressionResolver } from './suppression.resolver.js';

@Module({
  imports: [AccessModule, DeliveryModule],
  providers: [InboxResolver, MailingResolver, MailResolver, MailSettingsResolver, SuppressionResolver],
})
export class DeliveryGraphqlModule {}
