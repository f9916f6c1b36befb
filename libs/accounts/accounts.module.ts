// Customers: who they are, who looks after them, what they are worth and how they use the product.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from '#access';
import { ImportsModule } from '#imports';
import { AccountService } from './service/account.service.js';
import { FindAccounts } from './service/find-accounts.js';
import { ImportAccounts } from './service/import-accounts.js';
import { ImportContacts } from './service/import-contacts.js';
import { ImportUsage } from './service/import-usage.js';
import { NameAccounts } from './service/name-accounts.js';
import { NameContacts } from './service/name-contacts.js';
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
  FindAccounts,
  HistoryRepository,
  ImportAccounts,
  ImportContacts,
  ImportUsage,
  NameAccounts,
  NameContacts,
  SaveAccounts,
  SaveContacts,
  UsageRepository,
];

@Module({
  imports: [AccessModule, ImportsModule, TypeOrmModule.forFeature([Account, Contact])],
  providers: parts,
  exports: parts,
})
export class AccountsModule {}
