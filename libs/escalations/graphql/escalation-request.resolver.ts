// Requests: who waits for a decision, and what was decided.
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import { AccountRepository } from '#accounts';
import { Account } from '#accounts/graphql';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import type { Page } from '#kernel';
import type { Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import type { EscalationRequest as RequestRow } from '../store/escalation-request.entity.js';
import { EscalationRequestRepository } from '../store/escalation-request.repository.js';
import { EscalationRequestFilterInput } from './escalation.input.js';
import { EscalationRequest, EscalationRequestPage } from './escalation.object.js';

@Resolver(() => EscalationRequest)
export class EscalationRequestResolver {
  constructor(
    private readonly repository: EscalationRequestRepository,
    private readonly accounts: AccountRepository,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
  ) {}

  @Allow('escalation:read')
  @Query(() => EscalationRequestPage, { description: 'who has waited longest comes first' })
  escalationRequests(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: EscalationRequestFilterInput,
  ): Promise<Page<RequestRow>> {
    return this.repository.list(tx, filter ?? {}, page);
  }

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: RequestRow, @Ctx() context: RequestContext): Promise<Account | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: RequestRow, @Ctx() context: RequestContext): Promise<Case | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true, description: 'null: the customer asked' })
  requestedBy(@Parent() { requestedBy }: RequestRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(requestedBy, context);
  }

  @ResolveField(() => User, { nullable: true })
  decidedBy(@Parent() { decidedBy }: RequestRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(decidedBy, context);
  }

  private user(id: string | null, context: RequestContext): Promise<User | null> | null {
    return id === null ? null : context.load('user', id, (tx, ids) => this.users.byIds(tx, ids));
  }
}
