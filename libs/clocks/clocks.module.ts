// Promises of time, kept per case.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { ClockMarks } from './service/clock-marks.js';
import { ClockSettings } from './service/clock-settings.js';
import { SetClocks } from './service/set-clocks.js';
import { CaseClockRepository } from './store/case-clock.repository.js';
import { ClockPolicyRepository } from './store/clock-policy.repository.js';
import { ClockResetRepository } from './store/clock-reset.repository.js';
import { WorkCalendarRepository } from './store/work-calendar.repository.js';

const parts = [
  CaseClockRepository,
  ClockMarks,
  ClockPolicyRepository,
  ClockResetRepository,
  ClockSettings,
  SetClocks,
  WorkCalendarRepository,
];

@Module({ imports: [AccessModule, CasesModule], providers: parts, exports: parts })
export class ClocksModule {}
