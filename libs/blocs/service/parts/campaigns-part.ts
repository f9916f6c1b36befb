// Campaigns of a bloc, kept by campaigns: they go out when somebody launches them or lets them go out each month.
import { Injectable } from '@nestjs/common';
import { CampaignRepository, CampaignService, type PutOutcome } from '#campaigns';
import type { CampaignDefinition } from '#campaigns/rules';
import { ok, type Ok } from '#kernel';
import type { Tx } from '#platform/database';
import type { Bloc } from '../../rules/bloc.js';
import { BlocParts, type BlocPart } from '../bloc-parts.js';
import { SegmentsPart } from './segments-part.js';

@Injectable()
export class CampaignsPart implements BlocPart<CampaignDefinition> {
  readonly kind = 'campaign';
  readonly order = 5;

  constructor(
    parts: BlocParts,
    private readonly service: CampaignService,
    private readonly campaigns: CampaignRepository,
    private readonly segments: SegmentsPart,
  ) {
    parts.register(this);
  }

  of({ campaigns }: Bloc): readonly CampaignDefinition[] {
    return campaigns;
  }

  async current(tx: Tx, keys: readonly string[]): Promise<Map<string, CampaignDefinition>> {
    const campaigns = await this.campaigns.all(tx);
    return new Map(campaigns.filter(({ key }) => keys.includes(key)).map(({ key, definition }) => [key, definition]));
  }

  async put(tx: Tx, definition: CampaignDefinition): Promise<Ok<PutOutcome>> {
    return ok(await this.service.put(tx, definition));
  }

  async touches(tx: Tx, { key, audience }: CampaignDefinition, { segments }: Bloc): Promise<string | null> {
    const segment = segments.find((each) => each.key === audience.segment);
    const members = segment ? await this.segments.members(tx, segment) : 'nobody';
    const isScheduled = Boolean((await this.campaigns.byKey(tx, key))?.scheduledAt);
    return isScheduled
      ? `it goes out by itself; in its segment now: ${members}`
      : `sent by nobody yet; in its segment now: ${members}`;
  }
}
