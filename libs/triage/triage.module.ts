// Triage: what needs somebody, in whose hands it is, and the run in which a manager sees to it twice a day.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { DeliveryModule } from '#delivery';
import { AcknowledgeCases } from './service/acknowledge-cases.js';
import { Engage } from './service/engage.js';
import { FollowCases } from './service/follow-cases.js';
import { HandOver } from './service/hand-over.js';
import { NextContacts } from './service/next-contacts.js';
import { ShiftRuns } from './service/shift-runs.js';
import { TakeCase } from './service/take-case.js';
import { TriageCalendar } from './service/triage-calendar.js';
import { TriageNumbers } from './service/triage-numbers.js';
import { ActionRepository } from './store/action.repository.js';
import { ArrivalRepository } from './store/arrival.repository.js';
import { EngagementRepository } from './store/engagement.repository.js';
import { NeedyRepository } from './store/needy.repository.js';
import { ShiftRunRepository } from './store/shift-run.repository.js';
import { TriageSettingsRepository } from './store/triage-settings.repository.js';

const parts = [
  AcknowledgeCases,
  ActionRepository,
  ArrivalRepository,
  Engage,
  EngagementRepository,
  FollowCases,
  HandOver,
  NeedyRepository,
  NextContacts,
  ShiftRunRepository,
  ShiftRuns,
  TakeCase,
  TriageCalendar,
  TriageNumbers,
  TriageSettingsRepository,
];

@Module({ imports: [AccessModule, CasesModule, DeliveryModule], providers: parts, exports: parts })
export class TriageModule {}
