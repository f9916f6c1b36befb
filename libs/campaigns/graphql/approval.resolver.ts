// Launches that need two people: asked for by one, agreed to by another.
import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, Ctx, orRefused, type Refused, RequestContext, resultUnion } from '#platform/graphql';
import { ApprovalService } from '../service/approval.service.js';
import { CampaignService } from '../service/campaign.service.js';
import { LaunchCampaign } from '../service/launch-campaign.js';
import type { Approval } from '../store/approval.repository.js';
import type { Campaign as CampaignRow } from '../store/campaign.repository.js';
import { Campaign } from './campaign.object.js';
import { CampaignApproval } from './report.object.js';

const ApprovalResult = resultUnion('CampaignApprovalResult', Campaign);

@Resolver(() => CampaignApproval)
export class ApprovalResolver {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly campaigns: CampaignService,
    private readonly launching: LaunchCampaign,
    private readonly users: UserRepository,
  ) {}

  @ResolveField(() => User, { nullable: true })
  requestedBy(@Parent() { requestedBy }: Approval, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', requestedBy, (tx, ids) => this.users.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true })
  decidedBy(@Parent() { decidedBy }: Approval, @Ctx() context: RequestContext): Promise<User | null> | null {
    return decidedBy === null ? null : context.load('user', decidedBy, (tx, ids) => this.users.byIds(tx, ids));
  }

  @Allow('campaign:launch')
  @Mutation(() => ApprovalResult, { description: 'asks a second person to launch it, or to let it go by itself' })
  async requestCampaignApproval(
    @As() scope: Scope,
    @Args('key') key: string,
    @Args('schedule', { description: 'true: from now on by itself. false: launched once' }) schedule: boolean,
    @Args('note', { defaultValue: '' }) note: string,
  ): Promise<CampaignRow | Refused> {
    const purpose = schedule ? 'schedule' : 'launch';
    const launchKey = schedule ? 'existing' : this.launching.today();
    return orRefused(await this.approvals.request(scope, { key, purpose, launchKey, note: note.slice(0, 500) }));
  }

  @Allow('campaign:launch')
  @Mutation(() => ApprovalResult, { description: 'somebody else than who asked; yes launches it' })
  async decideCampaignApproval(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('approved') approved: boolean,
    @Args('answer', { defaultValue: '' }) answer: string,
  ): Promise<CampaignRow | Refused> {
    return orRefused(await this.campaigns.decide(scope, id, approved, answer.slice(0, 500)));
  }
}
