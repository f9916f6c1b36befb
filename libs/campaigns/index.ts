export * from './campaigns.module.js';
export { ApprovalService } from './service/approval.service.js';
export { CampaignService, type PutOutcome } from './service/campaign.service.js';
export { LaunchCampaign } from './service/launch-campaign.js';
export { OutcomeCsv } from './service/outcome-csv.js';
export { PreviewCampaign } from './service/preview-campaign.js';
export { WalkCampaigns } from './service/walk-campaigns.js';
export { CampaignRunRepository, type CampaignRun } from './store/campaign-run.repository.js';
export { CampaignRepository, type Campaign } from './store/campaign.repository.js';
