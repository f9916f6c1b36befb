// Cases and what is said in them.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ImportsModule } from '#imports';
import { ImportCaseLog } from './service/import-case-log.js';
import { ImportCases } from './service/import-cases.js';
import { ImportMessages } from './service/import-messages.js';
import { Ingest } from './service/ingest.js';
import { MatchCases } from './service/match-cases.js';
import { ReceiveMessages } from './service/receive-messages.js';
import { SaveCases } from './service/save-cases.js';
import { CaseLogRepository } from './store/case-log.repository.js';
import { CaseMarks } from './store/case-marks.js';
import { CaseMatchRepository } from './store/case-match.repository.js';
import { Case } from './store/case.entity.js';
import { CaseRepository } from './store/case.repository.js';
import { Message } from './store/message.entity.js';
import { MessageRepository } from './store/message.repository.js';
import { OutboxRepository } from './store/outbox.repository.js';

const parts = [
  CaseLogRepository,
  CaseMarks,
  CaseMatchRepository,
  CaseRepository,
  ImportCaseLog,
  ImportCases,
  ImportMessages,
  Ingest,
  MatchCases,
  MessageRepository,
  OutboxRepository,
  ReceiveMessages,
  SaveCases,
];

@Module({
  imports: [AccessModule, AccountsModule, ImportsModule, TypeOrmModule.forFeature([Case, Message])],
  providers: parts,
  exports: parts,
})
export class CasesModule {}
