// What cases and accounts say about their escalations.
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Account } from '#accounts/graphql';
import { Case } from '#cases/graphql';
import type { Page } from '#kernel';
import type { Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import type { EscalationRequest as RequestRow } from '../store/escalation-request.entity.js';
import { EscalationRequestRepository } from '../store/escalation-request.repository.js';
import type { Escalation as EscalationRow } from '../store/escalation.entity.js';
import { EscalationRepository } from '../store/escalation.repository.js';
import { Escalation, EscalationPage, EscalationRequest } from './escalation.object.js';

@Resolver(() => Case)
export class EscalatedCaseResolver {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly requests: EscalationRequestRepository,
  ) {}

  @ResolveField(() => Escalation, { nullable: true, description: 'the active one' })
  escalation(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<EscalationRow | null> {
    return context.load('case.escalation', id, (tx, ids) => this.escalations.openOfCases(tx, ids));
  }

  @ResolveField(() => EscalationRequest, { nullable: true, description: 'the one that waits for a decision' })
  escalationRequest(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<RequestRow | null> {
    return context.load('case.escalationRequest', id, (tx, ids) => this.requests.openOfCases(tx, ids));
  }
}

@Resolver(() => Account)
export class EscalatedAccountResolver {
  constructor(private readonly repository: EscalationRepository) {}

  @ResolveField(() => Int)
  async openEscalations(@Parent() { id }: Account, @Ctx() context: RequestContext): Promise<number> {
    return (await context.load('account.openEscalations', id, (tx, ids) => this.repository.openCounts(tx, ids))) ?? 0;
  }

  @ResolveField(() => EscalationPage, { description: 'newest first' })
  escalations(@Parent() { id }: Account, @Read() tx: Tx, @Args() page: PageArgs): Promise<Page<EscalationRow>> {
    return this.repository.list(tx, { accountId: id }, 'openedAt', 'DESC', page);
  }
}
