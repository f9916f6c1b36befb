// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '#cases';
import { EscalationsModule } from '#escalations';
import { KpisModule } from '../kpis.module.js';
import { KpiResolver, KpiRowResolver, KpiShareResolver } from './kpi.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, CasesModule, EscalationsModule, KpisModule],
  providers: [KpiResolver, KpiRowResolver, KpiShareResolver],
})
export class KpisGraphqlModule {}
