// Escalations: the board's lists, and what stands beside each.
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import { AccountRepository } from '#accounts';
import { Account } from '#accounts/graphql';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import { Clock, unwrap, type Page } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { endOfDay } from '../rules/end-of-day.js';
import { daysInEscalation } from '../rules/escalation.js';
import type { Escalation as EscalationRow } from '../store/escalation.entity.js';
import { EscalationRepository, type EscalationFilter } from '../store/escalation.repository.js';
import { EscalationFilterInput, EscalationSortInput } from './escalation.input.js';
import { Escalation, EscalationPage } from './escalation.object.js';

@Resolver(() => Escalation)
export class EscalationResolver {
  constructor(
    private readonly repository: EscalationRepository,
    private readonly accounts: AccountRepository,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  @Allow('escalation:read')
  @Query(() => EscalationPage)
  escalations(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: EscalationFilterInput,
    @Args('sort', { nullable: true }) sort?: EscalationSortInput,
  ): Promise<Page<EscalationRow>> {
    return this.repository.list(tx, this.read(filter), sort?.field ?? 'openedAt', sort?.direction ?? 'DESC', page);
  }

  @Allow('escalation:read')
  @Query(() => CappedCount)
  escalationCount(
    @Read() tx: Tx,
    @Args('filter', { nullable: true }) filter?: EscalationFilterInput,
  ): Promise<CappedCount> {
    return this.repository.count(tx, this.read(filter));
  }

  @Allow('escalation:read')
  @Query(() => Escalation, { nullable: true })
  escalation(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<EscalationRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: EscalationRow, @Ctx() context: RequestContext): Promise<Account | null> {
    return context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: EscalationRow, @Ctx() context: RequestContext): Promise<Case | null> | null {
    return caseId === null ? null : context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true })
  owner(@Parent() { ownerId }: EscalationRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(ownerId, context);
  }

  @ResolveField(() => User, { nullable: true })
  openedBy(@Parent() { openedBy }: EscalationRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(openedBy, context);
  }

  @ResolveField(() => User, { nullable: true })
  resolvedBy(@Parent() { resolvedBy }: EscalationRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(resolvedBy, context);
  }

  @ResolveField(() => Int, { description: 'whole days of wall clock, until now or until it was resolved' })
  daysInEscalation(@Parent() escalation: EscalationRow): number {
    return daysInEscalation(escalation, this.clock.now());
  }

  private user(id: string | null, context: RequestContext): Promise<User | null> | null {
    return id === null ? null : context.load('user', id, (tx, ids) => this.users.byIds(tx, ids));
  }

  private read({ openOn, needsUpdate, ...filter }: EscalationFilterInput = {}): EscalationFilter {
    const updateNeededBy = needsUpdate ? this.clock.now() : null;
    return {
      ...filter,
      updateNeededBy,
      openBefore: openOn ? unwrap(endOfDay(openOn, this.config.BELLWETHER_TIME_ZONE)) : null,
    };
  }
}
