// Decides whether a JSON value is a campaign.
import { ok, type Result } from '#kernel';
import { readShape, refuse, type Refusal } from '#facts/rules';
import { campaignSchema, type CampaignDefinition } from './campaign.js';

export function validateCampaign(input: unknown): Result<CampaignDefinition, Refusal<'CAMPAIGN_INVALID'>> {
  const { value, problems } = readShape('CAMPAIGN_SHAPE', campaignSchema, input);
  return problems ? refuse('CAMPAIGN_INVALID', problems) : ok(value);
}
