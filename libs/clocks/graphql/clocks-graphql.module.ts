// The room's edge.
import { Module } from '@nestjs/common';
import { ClocksModule } from '../clocks.module.js';
import { CaseClockResolver, ClockPolicyOfResolver, ClockSettingsResolver } from './clock.resolver.js';

@Module({ imports: [ClocksModule], providers: [CaseClockResolver, ClockPolicyOfResolver, ClockSettingsResolver] })
export class ClocksGraphqlModule {}
