// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '../accounts.module.js';
import { AccountResolver } from './account.resolver.js';
import { ContactResolver } from './contact.resolver.js';

@Module({ imports: [AccessModule, AccountsModule], providers: [AccountResolver, ContactResolver] })
export class AccountsGraphqlModule {}
