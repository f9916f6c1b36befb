// What this room tells the rooms below at boot: what holds a mail, what drops it, what fills it in, and which segments are in use.
import { Injectable } from '@nestjs/common';
import { MailGates, MergeFields } from '#delivery';
import type { Tx } from '#platform/database';
import { SegmentUses, type SegmentUse } from '#segments';
import { segmentsOf } from '../rules/program.js';
import { CampaignRepository } from '../store/campaign.repository.js';
import { CampaignFields } from './campaign-fields.js';
import {
  CALMING,
  ESCALATED,
  FIELDS,
  GOAL_REACHED,
  LEFT_AUDIENCE,
  OUTSIDE_HOURS,
  PROGRESS_FIELDS,
} from './campaign-names.js';

const ENROLMENT = `campaign_mailings k JOIN campaign_enrolments e ON e.run_id = k.run_id AND e.contact_id = m.contact_id AND e.occurrence = m.occurrence`;
/** A mail that is planned for later is judged by the clock of then. */
const LOCAL = `(greatest($now, m.next_at) AT TIME ZONE e.zone)`;

@Injectable()
export class CampaignTies implements SegmentUse {
  constructor(
    gates: MailGates,
    fields: MergeFields,
    uses: SegmentUses,
    data: CampaignFields,
    private readonly campaigns: CampaignRepository,
  ) {
    gates.register({
      key: ESCALATED,
      kind: 'hold',
      reason: 'account in escalation',
      condition: 'EXISTS (SELECT 1 FROM escalations e WHERE e.account_id = m.account_id AND e.resolved_at IS NULL)',
    });
    gates.register({
      key: CALMING,
      kind: 'hold',
      reason: 'account was in escalation a short while ago',
      condition: `EXISTS (SELECT 1 FROM escalations e, campaign_settings s WHERE e.account_id = m.account_id
        AND e.resolved_at > $now - make_interval(days => s.calm_days))`,
    });
    gates.register({
      key: OUTSIDE_HOURS,
      kind: 'hold',
      reason: 'outside the allowed hours',
      condition: `EXISTS (SELECT 1 FROM ${ENROLMENT} WHERE k.mailing_id = m.mailing_id AND k.opens IS NOT NULL AND NOT (
        extract(isodow FROM ${LOCAL}) = ANY(k.weekdays) AND CASE WHEN k.opens = k.closes THEN true
          WHEN k.opens < k.closes THEN ${LOCAL}::time >= k.opens AND ${LOCAL}::time < k.closes
          ELSE ${LOCAL}::time >= k.opens OR ${LOCAL}::time < k.closes END))`,
    });
    gates.register({
      key: LEFT_AUDIENCE,
      kind: 'drop',
      reason: 'no longer in the audience',
      condition: `NOT EXISTS (SELECT 1 FROM campaign_mailings k JOIN campaign_runs r ON r.id = k.run_id
          JOIN segment_memberships sm ON sm.segment_id = r.segment_id
        WHERE k.mailing_id = m.mailing_id AND sm.subject_id IN (m.contact_id, m.account_id) AND sm.left_at IS NULL)`,
    });
    gates.register({
      key: GOAL_REACHED,
      kind: 'drop',
      reason: 'goal reached meanwhile',
      condition: `EXISTS (SELECT 1 FROM ${ENROLMENT} WHERE k.mailing_id = m.mailing_id AND e.goal_at IS NOT NULL)`,
    });
    fields.registerFamily(FIELDS, (wanted) => data.ofRun(wanted));
    fields.register(PROGRESS_FIELDS, data.ofProgress());
    uses.register(this);
  }

  async usersOf(tx: Tx, segmentKey: string): Promise<string[]> {
    const campaigns = await this.campaigns.all(tx);
    return campaigns
      .filter(({ definition }) => segmentsOf(definition).includes(segmentKey))
      .map(({ name }) => `campaign “${name}”`);
  }
}
