// What this room tells the rooms below at boot: what holds a mail, what fills it in, which segments are in use, and its chores.
import { Injectable } from '@nestjs/common';
import { MailChores, MailGates, MergeFields } from '#delivery';
import type { Tx } from '#platform/database';
import { SegmentUses, type SegmentUse } from '#segments';
import type { Hold } from '../rules/campaign.js';
import { CampaignRepository } from '../store/campaign.repository.js';
import { FIELDS, LEFT_AUDIENCE } from './campaign-names.js';
import { LaunchDue } from './launch-due.js';
import { PlanRuns } from './plan-runs.js';
import { ProgressFields } from './progress-fields.js';

const ESCALATED: Hold = 'account-in-escalation';

@Injectable()
export class CampaignTies implements SegmentUse {
  constructor(
    gates: MailGates,
    fields: MergeFields,
    chores: MailChores,
    uses: SegmentUses,
    progress: ProgressFields,
    planning: PlanRuns,
    due: LaunchDue,
    private readonly campaigns: CampaignRepository,
  ) {
    gates.register({
      key: ESCALATED,
      kind: 'hold',
      reason: 'account in escalation',
      condition: 'EXISTS (SELECT 1 FROM escalations e WHERE e.account_id = m.account_id AND e.resolved_at IS NULL)',
    });
    gates.register({
      key: LEFT_AUDIENCE,
      kind: 'drop',
      reason: 'no longer in the audience',
      condition: `NOT EXISTS (SELECT 1 FROM campaign_runs r JOIN segment_memberships sm ON sm.segment_id = r.segment_id
        WHERE r.id = m.mailing_id AND sm.contact_id = m.contact_id AND sm.left_at IS NULL)`,
    });
    fields.register(FIELDS, progress);
    chores.register(() => due.run());
    chores.register(() => planning.run());
    uses.register(this);
  }

  async usersOf(tx: Tx, segmentKey: string): Promise<string[]> {
    const campaigns = await this.campaigns.all(tx);
    return campaigns
      .filter(({ definition }) => definition.audience.segment === segmentKey)
      .map(({ name }) => `campaign “${name}”`);
  }
}
