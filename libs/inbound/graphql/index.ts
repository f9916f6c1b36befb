// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { InboundModule } from '../inbound.module.js';
import { InboundMailResolver } from './inbound-mail.resolver.js';

@Module({ imports: [AccessModule, InboundModule], providers: [InboundMailResolver] })
export class InboundGraphqlModule {}
