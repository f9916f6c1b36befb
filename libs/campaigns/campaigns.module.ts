// Campaigns: mails to the contacts of a segment, and what became of each.
import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { DeliveryModule } from '#delivery';
import { SegmentsModule } from '#segments';
import { CampaignTies } from './service/campaign-ties.js';
import { CampaignService } from './service/campaign.service.js';
import { LaunchCampaign } from './service/launch-campaign.js';
import { LaunchDue } from './service/launch-due.js';
import { OutcomeCsv } from './service/outcome-csv.js';
import { PlanRuns } from './service/plan-runs.js';
import { ProgressFields } from './service/progress-fields.js';
import { CampaignRunRepository } from './store/campaign-run.repository.js';
import { CampaignRepository } from './store/campaign.repository.js';
import { OutcomeRepository } from './store/outcome.repository.js';
import { ProgressRepository } from './store/progress.repository.js';

const doors = [CampaignRepository, CampaignRunRepository, CampaignService, LaunchCampaign, OutcomeCsv];
const inside = [CampaignTies, LaunchDue, OutcomeRepository, PlanRuns, ProgressFields, ProgressRepository];

@Module({
  imports: [AccessModule, AccountsModule, DeliveryModule, SegmentsModule],
  providers: [...doors, ...inside],
  exports: doors,
})
export class CampaignsModule {}
