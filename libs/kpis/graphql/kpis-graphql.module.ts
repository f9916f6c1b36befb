// The room's edge.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CasesModule } from '#cases';
import { EscalationsModule } from '#escalations';
import { KpisModule } from '../kpis.module.js';
import { CurrencyRateResolver } from './currency-rate.resolver.js';
import { KpiResolver, KpiRowResolver, KpiShareResolver } from './kpi.resolver.js';

@Module({
  imports: [AccessModule, AccountsModule, CasesModule, EscalationsModule, KpisModule],
  providers: [CurrencyRateResolver, KpiResolver, KpiRowResolver, KpiShareResolver],
})
export class KpisGraphqlModule {}
