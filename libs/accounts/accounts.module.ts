// Customers: who they are, who looks after them, what they are worth and how they use the product.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { AccountService } from './service/account.service.js';
import { SaveAccounts } from './service/save-accounts.js';
import { SaveContacts } from './service/save-contacts.js';
import { Account } from './store/account.entity.js';
import { AccountRepository } from './store/account.repository.js';
import { Contact } from './store/contact.entity.js';
import { ContactRepository } from './store/contact.repository.js';
import { HistoryRepository } from './store/history.repository.js';
import { UsageRepository } from './store/usage.repository.js';

const parts = [
  AccountRepository,
  AccountService,
  ContactRepository,
  HistoryRepository,
  SaveAccounts,
  SaveContacts,
  UsageRepository,
];

@Module({ imports: [AccessModule, TypeOrmModule.forFeature([Account, Contact])], providers: parts, exports: parts })
export class AccountsModule {}
