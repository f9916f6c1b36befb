// Campaigns of this installation: kept from a definition, switched on and off, agreed to, stopped and gone on with.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { MailingService } from '#delivery';
import { Facts } from '#facts';
import { validateRule } from '#facts/rules';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { isOnEntry, type CampaignDefinition } from '../rules/campaign.js';
import { conditionsOf } from '../rules/program.js';
import { validateCampaign } from '../rules/validate-campaign.js';
import { ApprovalRepository } from '../store/approval.repository.js';
import { CampaignMailingRepository } from '../store/campaign-mailing.repository.js';
import { CampaignRunRepository, type CampaignRun } from '../store/campaign-run.repository.js';
import { CampaignRepository, type Campaign } from '../store/campaign.repository.js';
import { EnrolmentRepository } from '../store/enrolment.repository.js';
import { ApprovalService } from './approval.service.js';
import { EnrolEntrants } from './enrol-entrants.js';
import { CAMPAIGN_NOT_FOUND, LaunchCampaign } from './launch-campaign.js';

export type PutOutcome = 'created' | 'changed' | 'unchanged';

const RUN_NOT_FOUND = err('CAMPAIGN_RUN_NOT_FOUND', 'There is no such run of a campaign.');
const CANCELLED = err('MAILING_CANCELLED', 'It was cancelled, which is final.');
const FINISHED = err('MAILING_FINISHED', 'It is finished: nothing is left to come.');

@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly runs: CampaignRunRepository,
    private readonly parts: CampaignMailingRepository,
    private readonly enrolments: EnrolmentRepository,
    private readonly mailings: MailingService,
    private readonly launching: LaunchCampaign,
    private readonly entering: EnrolEntrants,
    private readonly approving: ApprovalService,
    private readonly approvals: ApprovalRepository,
    private readonly facts: Facts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A checked definition becomes the campaign of its key. Said twice, nothing changes. What is launched goes on as it was. */
  async put(tx: Tx, definition: CampaignDefinition): Promise<PutOutcome> {
    const now = this.clock.now();
    const known = await this.campaigns.lock(tx, definition.key);
    if (known && !(await this.campaigns.change(tx, definition, now))) return 'unchanged';
    if (known) await this.approvals.withdraw(tx, known.id);
    if (!known) await this.campaigns.insert(tx, newId(), definition, now);
    await this.audit.record(tx, 'campaign.saved', definition.key, { version: (known?.version ?? 0) + 1 });
    return known ? 'changed' : 'created';
  }

  /** By hand, from the builder. `isNew`: there must not be one of this key yet. */
  save(scope: Scope, input: unknown, isNew: boolean): Promise<Result<Campaign>> {
    const valid = validateCampaign(input);
    if (!valid.ok) return Promise.resolve(valid);
    const definition = valid.value;
    return this.database.tx(scope, async (tx) => {
      if (isNew && (await this.campaigns.byKey(tx, definition.key)))
        return err(
          'CAMPAIGN_EXISTS',
          `There is a campaign with the key “${definition.key}” already. Choose another name.`,
        );
      const catalogue = await this.facts.in(tx);
      for (const condition of conditionsOf(definition)) {
        const rule = 'rule' in condition ? validateRule(condition.rule, 'contact', catalogue) : ok(null);
        if (!rule.ok) return rule;
      }
      await this.put(tx, definition);
      const campaign = await this.campaigns.byKey(tx, definition.key);
      return campaign ? ok(campaign) : CAMPAIGN_NOT_FOUND;
    });
  }

  /** From now on it goes out by itself, or no longer. `existing`: who is in the segment of a campaign on entry already gets it, too. */
  schedule(scope: Scope, key: string, on: boolean, existing = false): Promise<Result<Campaign>> {
    return this.database.tx(scope, async (tx) => {
      const campaign = await this.campaigns.lock(tx, key);
      return campaign ? this.switch(tx, campaign, on, existing, false) : CAMPAIGN_NOT_FOUND;
    });
  }

  /** A second person says yes, which launches it, or no. */
  decide(scope: Scope, approvalId: string, approved: boolean, answer: string): Promise<Result<Campaign>> {
    return this.database.tx(scope, async (tx) => {
      const decided = await this.approving.decide(tx, approvalId, approved, answer);
      if (!decided.ok) return decided;
      const { campaignId, purpose, launchKey } = decided.value;
      const found = (await this.campaigns.byIds(tx, [campaignId])).get(campaignId);
      const campaign = found && (await this.campaigns.lock(tx, found.key));
      if (!campaign) return CAMPAIGN_NOT_FOUND;
      if (!approved) return ok(campaign);
      if (purpose === 'schedule') return this.switch(tx, campaign, true, launchKey === 'existing', true);
      const launched = await this.launching.in(tx, campaign.key, launchKey, true);
      return launched.ok ? ok(campaign) : launched;
    });
  }

  pause(scope: Scope, runId: string): Promise<Result<CampaignRun>> {
    return this.change(scope, runId, async (tx, run) => {
      if (run.pausedAt) return err('MAILING_PAUSED', `It is paused already: ${run.pauseReason ?? ''}.`);
      await this.runs.pause(tx, runId, 'paused by hand', this.clock.now());
      for (const id of await this.parts.open(tx, runId)) await this.mailings.pause(tx, id);
      return ok(null);
    });
  }

  resume(scope: Scope, runId: string): Promise<Result<CampaignRun>> {
    return this.change(scope, runId, async (tx, run) => {
      if (!run.pausedAt) return err('MAILING_NOT_PAUSED', 'It is not paused.');
      await this.runs.resume(tx, runId);
      for (const id of await this.parts.paused(tx, runId)) await this.mailings.resume(tx, id);
      return ok(null);
    });
  }

  cancel(scope: Scope, runId: string): Promise<Result<CampaignRun>> {
    return this.change(scope, runId, async (tx) => {
      await this.runs.cancel(tx, runId, this.clock.now());
      await this.enrolments.cancel(tx, runId, this.clock.now());
      for (const id of await this.parts.open(tx, runId)) await this.mailings.cancel(tx, id);
      return ok(null);
    });
  }

  private async switch(
    tx: Tx,
    campaign: Campaign,
    on: boolean,
    existing: boolean,
    agreed: boolean,
  ): Promise<Result<Campaign>> {
    const { id, key, definition } = campaign;
    if ((campaign.scheduledAt !== null) === on) return ok(campaign);
    if ('on' in definition.schedule && definition.schedule.on === 'launch')
      return err('CAMPAIGN_BY_HAND', 'This campaign goes out when somebody launches it. Give it a schedule first.');
    const now = this.clock.now();
    if (on) {
      const allowed =
        agreed || (isOnEntry(definition.schedule) && !existing) ? ok(null) : await this.approving.needed(tx, campaign);
      if (!allowed.ok) return allowed;
    }
    if (isOnEntry(definition.schedule)) {
      const standing = await this.runs.standingOf(tx, id);
      if (standing) await this.runs.endStanding(tx, standing);
      const begun = on ? await this.launching.takeEntrants(tx, campaign, true) : ok(null);
      if (!begun.ok) return begun;
      if (on && existing && begun.value) await this.entering.present(tx, begun.value);
    }
    await this.campaigns.schedule(tx, id, on ? now : null, now);
    await this.audit.record(tx, on ? 'campaign.scheduled' : 'campaign.unscheduled', key, { existing });
    return ok((await this.campaigns.byKey(tx, key)) ?? campaign);
  }

  private change(
    scope: Scope,
    runId: string,
    change: (tx: Tx, run: CampaignRun) => Promise<Result<unknown>>,
  ): Promise<Result<CampaignRun>> {
    return this.database.tx(scope, async (tx) => {
      if (!(await this.runs.lock(tx, runId))) return RUN_NOT_FOUND;
      const run = await this.runs.byId(tx, runId);
      if (!run) return RUN_NOT_FOUND;
      if (run.cancelledAt) return CANCELLED;
      if (run.label) return FINISHED;
      const changed = await change(tx, run);
      if (!changed.ok) return changed;
      return ok((await this.runs.byId(tx, runId)) ?? run);
    });
  }
}
