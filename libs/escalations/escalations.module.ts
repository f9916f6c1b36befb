// Customers in escalation: who asked, who decided, how it goes, how it ended.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '#cases';
import { DeskModule } from '#desk';
import { ImportsModule } from '#imports';
import { ChangeEscalation } from './service/change-escalation.js';
import { DecideRequest } from './service/decide-request.js';
import { EscalationRefusals } from './service/escalation-refusals.js';
import { ImportEscalations } from './service/import-escalations.js';
import { OpenEscalation } from './service/open-escalation.js';
import { ReopenEscalation } from './service/reopen-escalation.js';
import { RequestEscalation } from './service/request-escalation.js';
import { SaveEscalations } from './service/save-escalations.js';
import { ValueAtStake } from './service/value-at-stake.js';
import { EscalationRequest } from './store/escalation-request.entity.js';
import { EscalationRequestRepository } from './store/escalation-request.repository.js';
import { Escalation } from './store/escalation.entity.js';
import { EscalationRepository } from './store/escalation.repository.js';

const parts = [
  ChangeEscalation,
  DecideRequest,
  EscalationRefusals,
  EscalationRepository,
  EscalationRequestRepository,
  ImportEscalations,
  OpenEscalation,
  ReopenEscalation,
  RequestEscalation,
  SaveEscalations,
  ValueAtStake,
];

@Module({
  imports: [
    AccessModule,
    AccountsModule,
    CasesModule,
    DeskModule,
    ImportsModule,
    TypeOrmModule.forFeature([Escalation, EscalationRequest]),
  ],
  providers: parts,
  exports: parts,
})
export class EscalationsModule {}
