// Launches a campaign: whoever is in its segment at this moment gets it, once, however often the same launch is asked for.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { ComposeMails, MailingService, MailTemplates, type MailTemplate } from '#delivery';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { SegmentRepository, type Segment } from '#segments';
import { SHELF_LIFE_DAYS, TOPIC } from '../rules/campaign.js';
import { CampaignRunRepository, type CampaignRun } from '../store/campaign-run.repository.js';
import { CampaignRepository, type Campaign } from '../store/campaign.repository.js';
import { FIELDS, LEFT_AUDIENCE } from './campaign-names.js';

const DAY_MS = 24 * 60 * 60_000;

@Injectable()
export class LaunchCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly runs: CampaignRunRepository,
    private readonly segments: SegmentRepository,
    private readonly templates: MailTemplates,
    private readonly composing: ComposeMails,
    private readonly mailings: MailingService,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `runKey` names the launch; by hand that is the day unless the caller says more. */
  run(scope: Scope, key: string, runKey?: string | null): Promise<Result<CampaignRun>> {
    return this.database.tx(scope, (tx) => this.in(tx, key, runKey ?? this.clock.now().toISOString().slice(0, 10)));
  }

  async in(tx: Tx, key: string, runKey: string): Promise<Result<CampaignRun>> {
    if (!/^[\w. :-]{1,100}$/.test(runKey))
      return err(
        'LAUNCH_KEY_INVALID',
        'The key of a launch is 1 to 100 letters, digits, spaces, points, colons or dashes.',
      );
    const campaign = await this.campaigns.lock(tx, key);
    if (!campaign)
      return err('CAMPAIGN_NOT_FOUND', 'There is no such campaign. Apply the SuccessBLOC that holds it first.');
    const known = await this.runs.byKey(tx, campaign.id, runKey);
    if (known) return ok(known);
    const segment = await this.audience(tx, campaign);
    if (!segment.ok) return segment;
    const template = await this.template(campaign);
    if (!template.ok) return template;
    return this.begin(tx, campaign, runKey, segment.value, template.value);
  }

  private async begin(
    tx: Tx,
    { id: campaignId, version, definition }: Campaign,
    key: string,
    segment: Segment,
    template: MailTemplate,
  ): Promise<Result<CampaignRun>> {
    const now = this.clock.now();
    const id = newId();
    await this.mailings.begin(tx, {
      id,
      campaignId,
      name: definition.name,
      list: definition.key,
      class: 'campaign',
      topic: TOPIC,
      templateVersion: await this.templates.keep(tx, definition.template, template),
      sender: definition.sender,
      fields: FIELDS,
      holds: definition.hold,
      drops: [LEFT_AUDIENCE],
      tracks: definition.track ?? false,
      launchedAt: now,
      expiresAt: new Date(now.getTime() + SHELF_LIFE_DAYS * DAY_MS),
    });
    const launchedBy = tx.scope.kind === 'user' ? tx.scope.userId : null;
    await this.runs.insert(tx, {
      id,
      campaignId,
      key,
      version,
      definition,
      segmentId: segment.id,
      launchedAt: now,
      launchedBy,
    });
    await this.events.append(tx, {
      name: 'campaign.launched',
      subjects: [campaignId],
      origin: 'live',
      occurredAt: now,
      payload: { run: id },
    });
    await this.audit.record(tx, 'campaign.launched', definition.key, { run: id, key });
    this.mailings.ring(tx);
    const run = await this.runs.byId(tx, id);
    return run ? ok(run) : err('CAMPAIGN_NOT_FOUND', 'The run is gone.');
  }

  private async audience(tx: Tx, { definition }: Campaign): Promise<Result<Segment>> {
    const key = definition.audience.segment;
    const segment = await this.segments.byKey(tx, key);
    if (!segment) return err('CAMPAIGN_SEGMENT_MISSING', `Its segment ${key} is missing. Make it first.`);
    if (segment.object !== 'contact')
      return err(
        'CAMPAIGN_SEGMENT_OF_ACCOUNTS',
        `“${segment.name}” is a segment of accounts. A campaign goes to contacts.`,
      );
    if (!segment.active)
      return err('CAMPAIGN_SEGMENT_INACTIVE', `“${segment.name}” is switched off. Switch it on first.`);
    if (segment.filledVersion < segment.version)
      return err(
        'CAMPAIGN_SEGMENT_FILLING',
        `Who is in “${segment.name}” is still being found out. Try again in a moment.`,
      );
    return ok(segment);
  }

  /** Written once with its sample: what would stop every mail of the run stops the launch. */
  private async template({ definition }: Campaign): Promise<Result<MailTemplate>> {
    const template = await this.templates.get(definition.template, definition.subject);
    if (!template.ok) return template;
    const proof = this.composing.prove(template.value);
    return proof.ok ? template : proof;
  }
}
