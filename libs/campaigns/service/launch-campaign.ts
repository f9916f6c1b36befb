// Launches a campaign: whoever is in its segment at this moment gets it, once, however often the same launch is asked for.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { MailingService, MailTemplates } from '#delivery';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { exitOf, isOnEntry, TOPIC, type CampaignDefinition } from '../rules/campaign.js';
import { programOf } from '../rules/program.js';
import { CampaignMailingRepository } from '../store/campaign-mailing.repository.js';
import { CampaignRunRepository, type CampaignRun } from '../store/campaign-run.repository.js';
import { CampaignRepository, type Campaign } from '../store/campaign.repository.js';
import { CampaignSettingsRepository } from '../store/settings.repository.js';
import { ApprovalService } from './approval.service.js';
import { AudienceOf } from './audience-of.js';
import { fieldsOf, GOAL_REACHED, holdsOf, LEFT_AUDIENCE } from './campaign-names.js';
import { MailOfStep, type StepMail } from './mail-of-step.js';

const DAY_MS = 24 * 60 * 60_000;
/** Each mail of a longer run has a shelf life of its own. */
const LONG_DAYS = 3650;

export const CAMPAIGN_NOT_FOUND = err(
  'CAMPAIGN_NOT_FOUND',
  'There is no such campaign. Apply the SuccessBLOC that holds it first.',
);

@Injectable()
export class LaunchCampaign {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly runs: CampaignRunRepository,
    private readonly parts: CampaignMailingRepository,
    private readonly settings: CampaignSettingsRepository,
    private readonly audiences: AudienceOf,
    private readonly approvals: ApprovalService,
    private readonly mails: MailOfStep,
    private readonly templates: MailTemplates,
    private readonly mailings: MailingService,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `runKey` names the launch; by hand that is the day unless the caller says more. */
  run(scope: Scope, key: string, runKey?: string | null): Promise<Result<CampaignRun>> {
    return this.database.tx(scope, (tx) => this.in(tx, key, runKey ?? this.today()));
  }

  today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }

  /** `agreed`: a second person has said yes. */
  async in(tx: Tx, key: string, runKey: string, agreed = false): Promise<Result<CampaignRun>> {
    if (!/^[\w. :-]{1,100}$/.test(runKey))
      return err(
        'LAUNCH_KEY_INVALID',
        'The key of a launch is 1 to 100 letters, digits, spaces, points, colons or dashes.',
      );
    const campaign = await this.campaigns.lock(tx, key);
    if (!campaign) return CAMPAIGN_NOT_FOUND;
    const known = await this.runs.byKey(tx, campaign.id, runKey);
    if (known) return ok(known);
    if (isOnEntry(campaign.definition.schedule))
      return err('CAMPAIGN_ON_ENTRY', 'This campaign takes people as they enter its segment. Switch it on instead.');
    return this.begin(tx, campaign, runKey, false, agreed);
  }

  /** From now on whoever enters the segment gets it. Locked by the caller. */
  takeEntrants(tx: Tx, campaign: Campaign, agreed = false): Promise<Result<CampaignRun>> {
    return this.begin(tx, campaign, `entry ${this.clock.now().toISOString()}`, true, agreed);
  }

  private async begin(
    tx: Tx,
    campaign: Campaign,
    key: string,
    standing: boolean,
    agreed: boolean,
  ): Promise<Result<CampaignRun>> {
    const { id: campaignId, version, definition } = campaign;
    const segment = await this.audiences.segment(tx, definition);
    if (!segment.ok) return segment;
    const mails = await this.mails.all(tx, definition);
    if (!mails.ok) return mails;
    const allowed = agreed ? ok(null) : await this.approvals.needed(tx, campaign);
    if (!allowed.ok) return allowed;
    const now = this.clock.now();
    const id = newId();
    const { shelfDays } = await this.settings.get(tx);
    const [first, ...others] = mails.value;
    if (!first) return err('CAMPAIGN_STEPS', 'A campaign sends at least one mail. Add a step that sends.');
    const days = standing || programOf(definition).length > 1 ? LONG_DAYS : shelfDays;
    const expiresAt = new Date(now.getTime() + days * DAY_MS);
    await this.mailing(tx, { id, campaignId, definition, mail: first, runId: id, now, expiresAt });
    const launchedBy = tx.scope.kind === 'user' ? tx.scope.userId : null;
    await this.runs.insert(tx, {
      ...{ id, campaignId, key, version, definition, launchedAt: now, launchedBy, standing },
      segmentId: segment.value.id,
    });
    await this.part(tx, id, id, first, definition);
    for (const mail of others) {
      const mailingId = newId();
      await this.mailing(tx, { id: mailingId, campaignId, definition, mail, runId: id, now, expiresAt });
      await this.part(tx, mailingId, id, mail, definition);
    }
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

  private async mailing(
    tx: Tx,
    given: {
      readonly id: string;
      readonly campaignId: string;
      readonly runId: string;
      readonly definition: CampaignDefinition;
      readonly mail: StepMail;
      readonly now: Date;
      readonly expiresAt: Date;
    },
  ): Promise<void> {
    const { id, campaignId, runId, definition, mail, now, expiresAt } = given;
    const exit = exitOf(definition);
    const staysWhenLeft = isOnEntry(definition.schedule) && !exit.segmentLeft;
    await this.mailings.begin(tx, {
      ...{ id, campaignId, name: definition.name, list: definition.key, class: 'campaign' },
      topic: definition.topic ?? TOPIC,
      templateVersion: await this.templates.keep(tx, mail.name, mail.template),
      sender: definition.sender,
      fields: fieldsOf(runId, mail.template.published.fields),
      holds: holdsOf(definition),
      drops: [
        ...(staysWhenLeft ? [] : [LEFT_AUDIENCE]),
        ...(definition.reached && exit.goalReached ? [GOAL_REACHED] : []),
      ],
      tracks: definition.track ?? false,
      ...{ launchedAt: now, expiresAt },
    });
  }

  private part(tx: Tx, mailingId: string, runId: string, mail: StepMail, { hours }: CampaignDefinition): Promise<void> {
    const { step, variant, locale } = mail;
    return this.parts.insert(tx, { mailingId, runId, step, variant, locale }, hours);
  }
}
