// Engagements: asked for in a case, answered by whoever was asked.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, CurrentViewer, User } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import type { EngagedRole, EngagementState } from '../rules/index.js';
import { Engage } from '../service/engage.js';
import { EngagementRepository, type Engagement as EngagementRow } from '../store/engagement.repository.js';
import { EngagedRoleEnum, Engagement, EngagementStateEnum } from './triage.object.js';

const EngagementResult = resultUnion('EngagementResult', Engagement);

@Resolver(() => Engagement)
export class EngagementResolver {
  constructor(
    private readonly repository: EngagementRepository,
    private readonly engaging: Engage,
    private readonly users: UserRepository,
    private readonly cases: CaseRepository,
  ) {}

  @Allow('case:read')
  @Query(() => [Engagement], { description: 'what the viewer is asked and has not ended' })
  myEngagements(@Read() tx: Tx, @CurrentViewer() { id }: Viewer): Promise<EngagementRow[]> {
    return this.repository.askedOf(tx, id);
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: EngagementRow, @Ctx() context: RequestContext): Promise<Case | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true, description: 'who is asked' })
  owner(@Parent() { ownerId }: EngagementRow, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', ownerId, (tx, ids) => this.users.byIds(tx, ids));
  }

  @ResolveField('requestedBy', () => User, { nullable: true })
  asker(@Parent() { requestedBy }: EngagementRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return requestedBy === null ? null : context.load('user', requestedBy, (tx, ids) => this.users.byIds(tx, ids));
  }

  @Allow('triage:act')
  @Mutation(() => EngagementResult, {
    description: 'asks the account’s customer success or account manager to step in',
  })
  async engage(
    @As() scope: Scope,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('role', { type: () => EngagedRoleEnum }) role: EngagedRole,
    @Args('ask') ask: string,
  ): Promise<EngagementRow | Refused> {
    return orRefused(await this.engaging.ask(scope, caseId, role, ask));
  }

  @Allow('case:write')
  @Mutation(() => EngagementResult)
  async answerEngagement(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('state', { type: () => EngagementStateEnum }) state: EngagementState,
    @Args('outcome', { type: () => String, nullable: true }) outcome: string | null,
  ): Promise<EngagementRow | Refused> {
    return orRefused(await this.engaging.answer(scope, id, state, outcome));
  }
}
