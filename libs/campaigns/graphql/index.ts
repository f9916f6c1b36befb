export * from './campaigns-graphql.module.js';
export { Campaign, CampaignRun } from './campaign.object.js';
