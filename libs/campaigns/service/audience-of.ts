// Whom a campaign is for: its segment, where it can be used now, and how many people that is.
import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { SegmentRepository, type Segment } from '#segments';
import type { CampaignDefinition } from '../rules/campaign.js';
import { CampaignRunRepository } from '../store/campaign-run.repository.js';

@Injectable()
export class AudienceOf {
  constructor(
    private readonly segments: SegmentRepository,
    private readonly runs: CampaignRunRepository,
  ) {}

  async segment(tx: Tx, { audience: { segment: key } }: CampaignDefinition): Promise<Result<Segment>> {
    const segment = await this.segments.byKey(tx, key);
    if (!segment) return err('CAMPAIGN_SEGMENT_MISSING', `Its segment ${key} is missing. Make it first.`);
    if (!segment.active)
      return err('CAMPAIGN_SEGMENT_INACTIVE', `“${segment.name}” is switched off. Switch it on first.`);
    if (segment.filledVersion < segment.version)
      return err(
        'CAMPAIGN_SEGMENT_FILLING',
        `Who is in “${segment.name}” is still being found out. Try again in a moment.`,
      );
    return ok(segment);
  }

  /** Of those that the viewer sees. */
  async size(tx: Tx, { audience }: CampaignDefinition): Promise<number> {
    return (await this.runs.members(tx, [audience]))[0] ?? 0;
  }
}
