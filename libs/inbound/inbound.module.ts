// The mail door: what comes in is stored, recognised, and handed to the room that it is for.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { DeliveryModule } from '#delivery';
import { HandleMail } from './service/handle-mail.js';
import { InboundTargets } from './service/inbound-targets.js';
import { OurAddresses } from './service/our-addresses.js';
import { ProviderHooks } from './service/provider-hooks.js';
import { RetryMail } from './service/retry-mail.js';
import { TakeMail } from './service/take-mail.js';
import { InboundMailRepository } from './store/inbound-mail.repository.js';

const parts = [HandleMail, InboundMailRepository, InboundTargets, OurAddresses, ProviderHooks, RetryMail, TakeMail];

@Module({ imports: [AccessModule, DeliveryModule], providers: parts, exports: parts })
export class InboundModule {}
