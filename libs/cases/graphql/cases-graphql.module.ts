// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '../cases.module.js';
import { CaseResolver } from './case.resolver.js';

@Module({ imports: [AccessModule, AccountsModule, CasesModule], providers: [CaseResolver] })
export class CasesGraphqlModule {}
