// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { DeliveryModule } from '#delivery';
import { DeskModule } from '../desk.module.js';
import { CaseTalkResolver, MessageTalkResolver, NoteReceiptResolver } from './case-talk.resolver.js';
import { CaseVerbsResolver } from './case-verbs.resolver.js';
import { HelpDeskResolver } from './help-desk.resolver.js';

@Module({
  imports: [AccessModule, CasesModule, DeliveryModule, DeskModule],
  providers: [CaseTalkResolver, CaseVerbsResolver, HelpDeskResolver, MessageTalkResolver, NoteReceiptResolver],
})
export class DeskGraphqlModule {}
