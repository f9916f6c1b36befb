export * from './campaigns.module.js';
export { CampaignService, type PutOutcome } from './service/campaign.service.js';
export { LaunchCampaign } from './service/launch-campaign.js';
export { OutcomeCsv } from './service/outcome-csv.js';
export { CampaignRunRepository, type CampaignRun } from './store/campaign-run.repository.js';
export { CampaignRepository, type Campaign } from './store/campaign.repository.js';
