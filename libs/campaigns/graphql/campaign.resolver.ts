// Campaigns: what there is, when it goes out, what it would look like.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { Clock, unwrap, type Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import {
  As,
  Ctx,
  JsonScalar,
  orRefused,
  PageArgs,
  Read,
  type Refused,
  RequestContext,
  resultUnion,
} from '#platform/graphql';
import { isRecurring } from '../rules/campaign.js';
import { nextOccurrence } from '../rules/schedule.js';
import { CampaignService } from '../service/campaign.service.js';
import { PreviewCampaign } from '../service/preview-campaign.js';
import { ApprovalRepository, type Approval } from '../store/approval.repository.js';
import { CampaignRunRepository, type CampaignRun as RunRow } from '../store/campaign-run.repository.js';
import { CampaignRepository, type Campaign as CampaignRow } from '../store/campaign.repository.js';
import { CampaignApproval } from './report.object.js';
import { Campaign, CampaignPreview, CampaignRun, CampaignRunPage } from './campaign.object.js';

const CampaignResult = resultUnion('CampaignResult', Campaign);

@Resolver(() => Campaign)
export class CampaignResolver {
  constructor(
    private readonly repository: CampaignRepository,
    private readonly runs: CampaignRunRepository,
    private readonly service: CampaignService,
    private readonly previewing: PreviewCampaign,
    private readonly approvals: ApprovalRepository,
    private readonly clock: Clock,
  ) {}

  @Allow('campaign:read')
  @Query(() => [Campaign], { description: 'by name' })
  campaigns(@Read() tx: Tx): Promise<CampaignRow[]> {
    return this.repository.all(tx);
  }

  @Allow('campaign:read')
  @Query(() => Campaign, { nullable: true })
  campaign(@Read() tx: Tx, @Args('key') key: string): Promise<CampaignRow | undefined> {
    return this.repository.byKey(tx, key);
  }

  @Allow('campaign:read')
  @Query(() => CampaignPreview, { description: 'what this contact would get if it were launched now' })
  async campaignPreview(
    @Read() tx: Tx,
    @Args('key') key: string,
    @Args('contactId', { type: () => ID }) contactId: string,
    @Args('step', { type: () => String, nullable: true, description: 'the first mail when absent' })
    step?: string | null,
  ): Promise<CampaignPreview> {
    return unwrap(await this.previewing.ofStep(tx, key, contactId, step ?? null));
  }

  @ResolveField(() => String)
  goal(@Parent() { definition }: CampaignRow): string {
    return definition.goal;
  }

  @ResolveField(() => String, { description: 'key of the segment whose contacts get it' })
  segment(@Parent() { definition }: CampaignRow): string {
    return definition.audience.segment;
  }

  @ResolveField(() => Int, { description: 'who would get it now, as far as the viewer sees them' })
  async members(@Parent() { definition }: CampaignRow, @Ctx() context: RequestContext): Promise<number> {
    const load = async (tx: Tx, audiences: readonly string[]) => {
      const counts = await this.runs.members(
        tx,
        audiences.map((each) => JSON.parse(each) as CampaignRow['definition']['audience']),
      );
      return new Map(audiences.map((each, index) => [each, counts[index] ?? 0]));
    };
    return (await context.load('campaign.members', JSON.stringify(definition.audience), load)) ?? 0;
  }

  @ResolveField(() => Date, { nullable: true, description: 'when it goes out next by its schedule' })
  nextLaunchAt(@Parent() { definition, scheduledAt }: CampaignRow): Date | null {
    const { schedule } = definition;
    return scheduledAt && isRecurring(schedule) ? nextOccurrence(schedule, this.clock.now()).opensAt : null;
  }

  @ResolveField(() => CampaignRun, { nullable: true })
  latestRun(@Parent() { id }: CampaignRow, @Ctx() context: RequestContext): Promise<RunRow | null> {
    return context.load('campaign.latestRun', id, (tx, ids) => this.runs.latest(tx, ids));
  }

  @ResolveField(() => CampaignApproval, { nullable: true, description: 'the last time that a second person was asked' })
  latestApproval(@Parent() { id }: CampaignRow, @Ctx() context: RequestContext): Promise<Approval | null> {
    return context.load('campaign.approval', id, (tx, ids) => this.approvals.latest(tx, ids));
  }

  @ResolveField('runs', () => CampaignRunPage, { description: 'the last launched first' })
  runsOf(@Parent() { id }: CampaignRow, @Read() tx: Tx, @Args() page: PageArgs): Promise<Page<RunRow>> {
    return this.runs.list(tx, id, page);
  }

  @Allow('campaign:write')
  @Mutation(() => CampaignResult, {
    description: 'a definition as blocs have it; runs that are launched go on as they were',
  })
  async saveCampaign(
    @As() scope: Scope,
    @Args('definition', { type: () => JsonScalar }) definition: unknown,
    @Args('isNew', { defaultValue: false, description: 'refused where there is one of this key' }) isNew: boolean,
  ): Promise<CampaignRow | Refused> {
    return orRefused(await this.service.save(scope, definition, isNew));
  }

  @Allow('campaign:launch')
  @Mutation(() => CampaignResult, {
    description: 'whether it goes out by itself: on its days, or to whoever enters its segment',
  })
  async scheduleCampaign(
    @As() scope: Scope,
    @Args('key') key: string,
    @Args('on') on: boolean,
    @Args('existing', {
      type: () => Boolean,
      nullable: true,
      description: 'of one on entry: who is in the segment now gets it, too',
    })
    existing?: boolean | null,
  ): Promise<CampaignRow | Refused> {
    return orRefused(await this.service.schedule(scope, key, on, existing ?? false));
  }
}
