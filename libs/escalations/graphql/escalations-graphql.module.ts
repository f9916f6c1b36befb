// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '#cases';
import { EscalationsModule } from '../escalations.module.js';
import { EscalatedAccountResolver, EscalatedCaseResolver } from './escalated.resolver.js';
import { EscalationRequestResolver } from './escalation-request.resolver.js';
import { EscalationVerbsResolver } from './escalation-verbs.resolver.js';
import { EscalationResolver } from './escalation.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, CasesModule, EscalationsModule],
  providers: [
    EscalatedAccountResolver,
    EscalatedCaseResolver,
    EscalationRequestResolver,
    EscalationResolver,
    EscalationVerbsResolver,
  ],
})
export class EscalationsGraphqlModule {}
