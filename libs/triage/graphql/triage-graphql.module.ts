// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { EscalationsModule } from '#escalations';
import { TriageModule } from '../triage.module.js';
import { CaseTriageResolver, TriagedCaseResolver } from './case-triage.resolver.js';
import { EngagementResolver } from './engagement.resolver.js';
import { ShiftRunResolver } from './shift-run.resolver.js';
import { TriageListResolver } from './triage-list.resolver.js';
import { TriageVerbsResolver } from './triage-verbs.resolver.js';

@Module({
  imports: [AccessModule, CasesModule, EscalationsModule, TriageModule],
  providers: [
    CaseTriageResolver,
    EngagementResolver,
    ShiftRunResolver,
    TriageListResolver,
    TriagedCaseResolver,
    TriageVerbsResolver,
  ],
})
export class TriageGraphqlModule {}
