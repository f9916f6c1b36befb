// What people do in a case, and how it reaches the customer and the help desk.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '#cases';
import { DeliveryModule } from '#delivery';
import { InboundModule } from '#inbound';
import { ActInCase } from './service/act-in-case.js';
import { CaseNotes } from './service/case-notes.js';
import { ChangeCase } from './service/change-case.js';
import { HelpDeskService } from './service/help-desk.service.js';
import { LogContact } from './service/log-contact.js';
import { ReceiveCaseMail } from './service/receive-case-mail.js';
import { ReplyToCase } from './service/reply-to-case.js';
import { HelpDeskRepository } from './store/help-desk.repository.js';
import { NoteReceiptRepository } from './store/note-receipt.repository.js';
import { ThreadRepository } from './store/thread.repository.js';

const parts = [
  ActInCase,
  CaseNotes,
  ChangeCase,
  HelpDeskRepository,
  HelpDeskService,
  LogContact,
  NoteReceiptRepository,
  ReceiveCaseMail,
  ReplyToCase,
  ThreadRepository,
];

@Module({
  imports: [AccessModule, AccountsModule, CasesModule, DeliveryModule, InboundModule],
  providers: parts,
  exports: parts,
})
export class DeskModule {}
