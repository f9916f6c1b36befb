// The room's edge.
import { Module } from '@nestjs/common';
import { CasesModule } from '#cases';
import { AlertsModule } from '../alerts.module.js';
import { AlertRuleResolver } from './alert-rule.resolver.js';
import { AlertResolver } from './alert.resolver.js';

@Module({ imports: [AlertsModule, CasesModule], providers: [AlertResolver, AlertRuleResolver] })
export class AlertsGraphqlModule {}
