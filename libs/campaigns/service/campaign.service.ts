// Campaigns of this installation: kept from a definition, put on their schedule, stopped, gone on with, and shown beforehand.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { ContactRepository } from '#accounts';
import { ComposeMails, MailingService, MailTemplates, type MailPreview } from '#delivery';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';
import { CampaignRunRepository, type CampaignRun } from '../store/campaign-run.repository.js';
import { CampaignRepository, type Campaign } from '../store/campaign.repository.js';
import { ProgressFields } from './progress-fields.js';

export type PutOutcome = 'created' | 'changed' | 'unchanged';

const NOT_FOUND = err('CAMPAIGN_NOT_FOUND', 'There is no such campaign. Apply the SuccessBLOC that holds it first.');
const RUN_NOT_FOUND = err('CAMPAIGN_RUN_NOT_FOUND', 'There is no such run of a campaign.');

@Injectable()
export class CampaignService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly runs: CampaignRunRepository,
    private readonly mailings: MailingService,
    private readonly templates: MailTemplates,
    private readonly composing: ComposeMails,
    private readonly fields: ProgressFields,
    private readonly contacts: ContactRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A checked definition becomes the campaign of its key. Said twice, nothing changes. What is launched goes on as it was. */
  async put(tx: Tx, definition: CampaignDefinition): Promise<PutOutcome> {
    const now = this.clock.now();
    const known = await this.campaigns.lock(tx, definition.key);
    if (known && !(await this.campaigns.change(tx, definition, now))) return 'unchanged';
    if (!known) await this.campaigns.insert(tx, newId(), definition, now);
    await this.audit.record(tx, 'campaign.saved', definition.key, { version: (known?.version ?? 0) + 1 });
    return known ? 'changed' : 'created';
  }

  /** From now on it goes out each month by itself, or no longer. */
  schedule(scope: Scope, key: string, on: boolean): Promise<Result<Campaign>> {
    return this.database.tx(scope, async (tx) => {
      const campaign = await this.campaigns.lock(tx, key);
      if (!campaign) return NOT_FOUND;
      if ((campaign.scheduledAt !== null) === on) return ok(campaign);
      const now = this.clock.now();
      await this.campaigns.schedule(tx, campaign.id, on ? now : null, now);
      await this.audit.record(tx, on ? 'campaign.scheduled' : 'campaign.unscheduled', key);
      return ok((await this.campaigns.byKey(tx, key)) ?? campaign);
    });
  }

  pause(scope: Scope, runId: string): Promise<Result<CampaignRun>> {
    return this.change(scope, runId, (tx) => this.mailings.pause(tx, runId));
  }

  resume(scope: Scope, runId: string): Promise<Result<CampaignRun>> {
    return this.change(scope, runId, (tx) => this.mailings.resume(tx, runId));
  }

  cancel(scope: Scope, runId: string): Promise<Result<CampaignRun>> {
    return this.change(scope, runId, (tx) => this.mailings.cancel(tx, runId));
  }

  /** What this contact would get if it were launched now. */
  async preview(tx: Tx, key: string, contactId: string): Promise<Result<MailPreview>> {
    const campaign = await this.campaigns.byKey(tx, key);
    if (!campaign) return NOT_FOUND;
    const { template: name, subject } = campaign.definition;
    const template = await this.templates.get(name, subject);
    if (!template.ok) return template;
    const contact = await this.contacts.byId(tx, contactId);
    const recipient = contact && (await this.fields.recipients(tx, [contactId], this.clock.now())).get(contactId);
    if (!recipient) return err('CONTACT_NOT_FOUND', 'There is no such contact.');
    return this.composing.preview(template.value.opened, recipient);
  }

  private change(
    scope: Scope,
    runId: string,
    change: (tx: Tx) => Promise<Result<unknown>>,
  ): Promise<Result<CampaignRun>> {
    return this.database.tx(scope, async (tx) => {
      if (!(await this.runs.byId(tx, runId))) return RUN_NOT_FOUND;
      const changed = await change(tx);
      if (!changed.ok) return changed;
      const run = await this.runs.byId(tx, runId);
      return run ? ok(run) : RUN_NOT_FOUND;
    });
  }
}
