// Campaigns: mails to the contacts of a segment, step by step, and what became of each.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuthoringModule } from '#authoring';
import { DeliveryModule } from '#delivery';
import { FactsModule } from '#facts';
import { SegmentsModule } from '#segments';
import { AnswerPages } from './service/answer-pages.js';
import { ApprovalService } from './service/approval.service.js';
import { AskCondition } from './service/ask-condition.js';
import { AudienceOf } from './service/audience-of.js';
import { CampaignFields } from './service/campaign-fields.js';
import { CampaignTies } from './service/campaign-ties.js';
import { CampaignService } from './service/campaign.service.js';
import { EnrolContacts } from './service/enrol-contacts.js';
import { EnrolEntrants } from './service/enrol-entrants.js';
import { LaunchCampaign } from './service/launch-campaign.js';
import { LaunchDue } from './service/launch-due.js';
import { MailOfStep } from './service/mail-of-step.js';
import { MeasureGoals } from './service/measure-goals.js';
import { OutcomeCsv } from './service/outcome-csv.js';
import { PlanRuns } from './service/plan-runs.js';
import { PreviewCampaign } from './service/preview-campaign.js';
import { StepRuns } from './service/step-runs.js';
import { WalkCampaigns } from './service/walk-campaigns.js';
import { ZoneNames } from './service/zone-names.js';
import { AnswerRepository } from './store/answer.repository.js';
import { ApprovalRepository } from './store/approval.repository.js';
import { CampaignMailingRepository } from './store/campaign-mailing.repository.js';
import { CampaignRunRepository } from './store/campaign-run.repository.js';
import { CampaignRepository } from './store/campaign.repository.js';
import { ConditionRepository } from './store/condition.repository.js';
import { EnrolmentRepository } from './store/enrolment.repository.js';
import { GoalRepository } from './store/goal.repository.js';
import { MembershipsRepository } from './store/memberships.repository.js';
import { MergeRepository } from './store/merge.repository.js';
import { OutcomeRepository } from './store/outcome.repository.js';
import { ProgressRepository } from './store/progress.repository.js';
import { ReportRepository } from './store/report.repository.js';
import { CampaignSettingsRepository } from './store/settings.repository.js';
import { SteppingRepository } from './store/stepping.repository.js';

const parts = [
  AnswerPages,
  AnswerRepository,
  ApprovalRepository,
  ApprovalService,
  AskCondition,
  AudienceOf,
  CampaignFields,
  CampaignMailingRepository,
  CampaignRepository,
  CampaignRunRepository,
  CampaignService,
  CampaignSettingsRepository,
  CampaignTies,
  ConditionRepository,
  EnrolContacts,
  EnrolEntrants,
  EnrolmentRepository,
  GoalRepository,
  LaunchCampaign,
  LaunchDue,
  MailOfStep,
  MeasureGoals,
  MembershipsRepository,
  MergeRepository,
  OutcomeCsv,
  OutcomeRepository,
  PlanRuns,
  PreviewCampaign,
  ProgressRepository,
  ReportRepository,
  StepRuns,
  SteppingRepository,
  WalkCampaigns,
  ZoneNames,
];

@Module({
  imports: [AccessModule, AccountsModule, AuthoringModule, DeliveryModule, FactsModule, SegmentsModule],
  providers: parts,
  exports: parts,
})
export class CampaignsModule {}
