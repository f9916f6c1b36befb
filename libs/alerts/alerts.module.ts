// Alerts: who asked to be told about what, what they were told, and how it reaches them.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { DeliveryModule } from '#delivery';
import { ActOnAlert } from './service/act-on-alert.js';
import { AlertLetter } from './service/alert-letter.js';
import { AlertPages } from './service/alert-pages.js';
import { AlertRuleService } from './service/alert-rule.service.js';
import { AlertStarters } from './service/alert-starters.js';
import { PostWebhooks } from './service/post-webhooks.js';
import { RaiseAlerts } from './service/raise-alerts.js';
import { ReadAlerts } from './service/read-alerts.js';
import { SendAlertMails } from './service/send-alert-mails.js';
import { VisibleCases } from './service/visible-cases.js';
import { AlertRuleRepository } from './store/alert-rule.repository.js';
import { AlertRepository } from './store/alert.repository.js';
import { DispatchRepository } from './store/dispatch.repository.js';
import { HitRepository } from './store/hit.repository.js';

const parts = [
  ActOnAlert,
  AlertLetter,
  AlertPages,
  AlertRepository,
  AlertRuleRepository,
  AlertRuleService,
  AlertStarters,
  DispatchRepository,
  HitRepository,
  PostWebhooks,
  RaiseAlerts,
  ReadAlerts,
  SendAlertMails,
  VisibleCases,
];

@Module({ imports: [AccessModule, CasesModule, DeliveryModule], providers: parts, exports: parts })
export class AlertsModule {}
