// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '../cases.module.js';
import { CaseTalkResolver, MessageTalkResolver, NoteReceiptResolver } from './case-talk.resolver.js';
import { CaseVerbsResolver } from './case-verbs.resolver.js';
import { CaseResolver } from './case.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, CasesModule],
  providers: [CaseResolver, CaseTalkResolver, CaseVerbsResolver, MessageTalkResolver, NoteReceiptResolver],
})
export class CasesGraphqlModule {}
