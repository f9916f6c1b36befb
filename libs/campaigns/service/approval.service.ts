// Above a size a launch needs two people: one who asks for it and one who looks at it and says yes.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { ApprovalRepository, type Approval, type ApprovalPurpose } from '../store/approval.repository.js';
import { CampaignRepository, type Campaign } from '../store/campaign.repository.js';
import { CampaignSettingsRepository } from '../store/settings.repository.js';
import { AudienceOf } from './audience-of.js';

export interface ApprovalRequest {
  readonly key: string;
  readonly purpose: ApprovalPurpose;
  readonly launchKey: string;
  readonly note: string;
}

@Injectable()
export class ApprovalService {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalRepository,
    private readonly campaigns: CampaignRepository,
    private readonly settings: CampaignSettingsRepository,
    private readonly audiences: AudienceOf,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A refusal where a person launches for more people than one may alone. The product's own schedule was agreed when it was switched on. */
  async needed(tx: Tx, { definition }: Campaign): Promise<Result<null>> {
    if (tx.scope.kind !== 'user') return ok(null);
    const { approvalAbove } = await this.settings.get(tx);
    const size = await this.audiences.size(tx, definition);
    return approvalAbove === 0 || size <= approvalAbove
      ? ok(null)
      : err(
          'CAMPAIGN_NEEDS_APPROVAL',
          `${size} contacts would get it, and above ${approvalAbove} a second person has to agree. Ask for approval.`,
          { size, approvalAbove },
        );
  }

  request(scope: Scope, { key, purpose, launchKey, note }: ApprovalRequest): Promise<Result<Campaign>> {
    return this.database.tx(scope, async (tx) => {
      const campaign = await this.campaigns.lock(tx, key);
      if (!campaign || tx.scope.kind !== 'user') return err('CAMPAIGN_NOT_FOUND', 'There is no such campaign.');
      if (await this.approvals.open(tx, campaign.id))
        return err(
          'APPROVAL_OPEN',
          'Somebody has asked for approval already. Wait for the answer, or change the campaign.',
        );
      const now = this.clock.now();
      await this.approvals.insert(tx, {
        ...{ id: newId(), campaignId: campaign.id, version: campaign.version, purpose, launchKey, note },
        audience: await this.audiences.size(tx, campaign.definition),
        requestedBy: tx.scope.userId,
        requestedAt: now,
      });
      await this.tell(tx, 'campaign.approval-requested', campaign.id);
      await this.audit.record(tx, 'campaign.approval-requested', key, { purpose, launchKey });
      return ok(campaign);
    });
  }

  /** The open request, once somebody else has said yes or no to it. The caller launches in the same transaction. */
  async decide(tx: Tx, id: string, approved: boolean, answer: string): Promise<Result<Approval>> {
    const request = await this.approvals.byId(tx, id);
    if (!request || tx.scope.kind !== 'user') return err('APPROVAL_NOT_FOUND', 'There is no such request any more.');
    if (request.requestedBy === tx.scope.userId)
      return err('APPROVAL_OWN', 'Whoever asks can’t agree. Somebody else has to look at it.');
    const campaign = (await this.campaigns.byIds(tx, [request.campaignId])).get(request.campaignId);
    if (campaign?.version !== request.version && approved)
      return err('APPROVAL_STALE', 'The campaign was changed since this was asked. Have it asked again.');
    if (!(await this.approvals.decide(tx, id, tx.scope.userId, approved, answer, this.clock.now())))
      return err('APPROVAL_DECIDED', 'Somebody has answered this already.');
    await this.tell(tx, 'campaign.approval-decided', request.campaignId);
    await this.audit.record(tx, 'campaign.approval-decided', campaign?.key ?? id, { approved, answer });
    return ok(request);
  }

  private tell(tx: Tx, name: string, campaignId: string): Promise<void> {
    return this.events.append(tx, { name, subjects: [campaignId], origin: 'live', occurredAt: this.clock.now() });
  }
}
