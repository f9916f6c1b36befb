// Swarms: of a case, and all open ones by age for who leads them.
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, CurrentViewer, User } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { CaseRepository, type Case as CaseRow } from '#cases';
import { Case } from '#cases/graphql';
import { groupBy, type Page } from '#kernel';
import type { Tx } from '#platform/database';
import { CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { SuggestExperts, type Suggestion } from '../service/suggest-experts.js';
import { SwarmRepository, type Swarm as SwarmRow, type SwarmExpert as ExpertRow } from '../store/swarm.repository.js';
import { SuggestedExpert, Swarm, SwarmExpert, SwarmFilterInput, SwarmPage } from './swarm.object.js';

const filterFor = ({ open, mine }: SwarmFilterInput = {}, { id }: Viewer) => ({ open, expertId: mine ? id : null });

@Resolver(() => Swarm)
export class SwarmResolver {
  constructor(
    private readonly repository: SwarmRepository,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
    private readonly suggesting: SuggestExperts,
  ) {}

  @Allow('swarm:read')
  @Query(() => SwarmPage, { description: 'open ones by age, closed ones the latest first' })
  swarms(
    @CurrentViewer() viewer: Viewer,
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: SwarmFilterInput,
  ): Promise<Page<SwarmRow>> {
    return this.repository.list(tx, filterFor(filter, viewer), page);
  }

  @Allow('swarm:read')
  @Query(() => CappedCount)
  swarmCount(
    @CurrentViewer() viewer: Viewer,
    @Read() tx: Tx,
    @Args('filter', { nullable: true }) filter?: SwarmFilterInput,
  ): Promise<CappedCount> {
    return this.repository.count(tx, filterFor(filter, viewer));
  }

  @Allow('swarm:read')
  @Query(() => Swarm, { nullable: true })
  swarm(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<SwarmRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @Allow('swarm:open')
  @Query(() => [SuggestedExpert], { description: 'whom to ask about a case, the best first' })
  suggestedExperts(
    @CurrentViewer() { id }: Viewer,
    @Read() tx: Tx,
    @Args('caseId', { type: () => ID }) caseId: string,
  ): Promise<Suggestion[]> {
    return this.suggesting.run(tx, caseId, id);
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: SwarmRow, @Ctx() context: RequestContext): Promise<CaseRow | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true })
  opener(@Parent() { openedBy }: SwarmRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return openedBy ? context.load('user', openedBy, (tx, ids) => this.users.byIds(tx, ids)) : null;
  }

  @ResolveField(() => [SwarmExpert])
  async experts(@Parent() { id }: SwarmRow, @Ctx() context: RequestContext): Promise<ExpertRow[]> {
    const rows = await context.load('swarm.experts', id, async (tx, ids) =>
      groupBy(await this.repository.experts(tx, ids), ({ swarmId }) => swarmId),
    );
    return rows ?? [];
  }
}

@Resolver(() => SwarmExpert)
export class SwarmExpertResolver {
  constructor(private readonly users: UserRepository) {}

  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: ExpertRow, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', userId, (tx, ids) => this.users.byIds(tx, ids));
  }
}

@Resolver(() => SuggestedExpert)
export class SuggestedExpertResolver {
  constructor(private readonly users: UserRepository) {}

  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: Suggestion, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', userId, (tx, ids) => this.users.byIds(tx, ids));
  }
}

@Resolver(() => Case)
export class CaseSwarmsResolver {
  constructor(private readonly repository: SwarmRepository) {}

  @ResolveField(() => [Swarm], { description: 'open ones first' })
  async swarms(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<SwarmRow[]> {
    const rows = await context.load('case.swarms', id, async (tx, ids) =>
      groupBy(await this.repository.ofCases(tx, ids), ({ caseId }) => caseId),
    );
    return rows ?? [];
  }
}
