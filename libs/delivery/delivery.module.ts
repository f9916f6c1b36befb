// The mail engine: what is planned, sent, recorded and suppressed.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AuthoringModule } from '#authoring';
import { ClearUnknown } from './service/clear-unknown.js';
import { ComposeMails } from './service/compose-mails.js';
import { MailChores } from './service/mail-chores.js';
import { MailEvidence } from './service/mail-evidence.js';
import { MailIdentity } from './service/mail-identity.js';
import { MailPages } from './service/mail-pages.js';
import { MailSettingsService } from './service/mail-settings.service.js';
import { MailTemplates } from './service/mail-templates.js';
import { MailingService } from './service/mailing.service.js';
import { MergeFields } from './service/merge-fields.js';
import { Preferences } from './service/preferences.js';
import { RecordVisit } from './service/record-visit.js';
import { SendLetter } from './service/send-letter.js';
import { SuppressionService } from './service/suppression.service.js';
import { Unsubscribe } from './service/unsubscribe.js';
import { CaughtMailRepository } from './store/caught-mail.repository.js';
import { ConsentRepository } from './store/consent.repository.js';
import { EvidenceRepository } from './store/evidence.repository.js';
import { HandOffRepository } from './store/hand-off.repository.js';
import { LetterRepository } from './store/letter.repository.js';
import { MailGates } from './store/mail-gates.js';
import { MailSettingsRepository } from './store/mail-settings.repository.js';
import { MailRepository } from './store/mail.repository.js';
import { MailingRepository } from './store/mailing.repository.js';
import { PlanRepository } from './store/plan.repository.js';
import { SettleRepository } from './store/settle.repository.js';
import { SuppressionRepository } from './store/suppression.repository.js';
import { TemplateRepository } from './store/template.repository.js';
import { VisitRepository } from './store/visit.repository.js';

const parts = [
  CaughtMailRepository,
  ClearUnknown,
  ConsentRepository,
  ComposeMails,
  EvidenceRepository,
  HandOffRepository,
  LetterRepository,
  MailChores,
  MailEvidence,
  MailGates,
  MailIdentity,
  MailingRepository,
  MailingService,
  MailPages,
  MailRepository,
  MailSettingsRepository,
  MailSettingsService,
  MailTemplates,
  MergeFields,
  PlanRepository,
  Preferences,
  RecordVisit,
  SendLetter,
  SettleRepository,
  SuppressionRepository,
  SuppressionService,
  TemplateRepository,
  Unsubscribe,
  VisitRepository,
];

@Module({ imports: [AccessModule, AuthoringModule], providers: parts, exports: parts })
export class DeliveryModule {}
