// The room's edge.
import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { CasesModule } from '../cases.module.js';
import { CaseResolver } from './case.resolver.js';

@Module({ imports: [AccountsModule, CasesModule], providers: [CaseResolver] })
export class CasesGraphqlModule {}
