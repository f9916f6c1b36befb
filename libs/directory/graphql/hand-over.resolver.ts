// Hand-overs: what waits for an answer, and the three things people do.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, PageArgs, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import { HandOver as HandOverVerb } from '../service/hand-over.js';
import { HandOverRepository, type HandOver as HandOverRow } from '../store/hand-over.repository.js';
import { HandOver, HandOverFilterInput, HandOverInput, HandOverPage } from './directory.object.js';

const HandOverResult = resultUnion('HandOverResult', HandOver);
type Outcome = Promise<HandOverRow | Refused>;
const id = { type: () => ID };

@Resolver(() => HandOver)
export class HandOverResolver {
  constructor(
    private readonly repository: HandOverRepository,
    private readonly handing: HandOverVerb,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
  ) {}

  @Allow('case:read')
  @Query(() => HandOverPage, { description: 'who has waited longest comes first' })
  handOvers(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: HandOverFilterInput,
  ): Promise<Page<HandOverRow>> {
    return this.repository.list(tx, filter ?? {}, page);
  }

  @Allow('case:write')
  @Mutation(() => HandOverResult, { description: 'theirs at once; they accept it or return it' })
  async handOverCase(@As() scope: Scope, @Args('input') input: HandOverInput): Outcome {
    return orRefused(await this.handing.run(scope, input));
  }

  @Allow('case:write')
  @Mutation(() => HandOverResult)
  async acceptHandOver(@As() scope: Scope, @Args('id', id) handOverId: string): Outcome {
    return orRefused(await this.handing.accept(scope, handOverId));
  }

  @Allow('case:write')
  @Mutation(() => HandOverResult, { description: 'it goes back to whom it came from' })
  async returnHandOver(
    @As() scope: Scope,
    @Args('id', id) handOverId: string,
    @Args('reason') reason: string,
  ): Outcome {
    return orRefused(await this.handing.return(scope, handOverId, reason));
  }

  @ResolveField(() => Case, { nullable: true, description: 'null: out of the sight of whoever handed it over' })
  case(@Parent() { caseId }: HandOverRow, @Ctx() context: RequestContext): Promise<Case | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true })
  person(@Parent() { personId }: HandOverRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(personId, context);
  }

  @ResolveField(() => User, { nullable: true })
  handedBy(@Parent() { handedBy }: HandOverRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(handedBy, context);
  }

  @ResolveField(() => User, { nullable: true })
  answeredBy(@Parent() { answeredBy }: HandOverRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(answeredBy, context);
  }

  private user(userId: string | null, context: RequestContext): Promise<User | null> | null {
    return userId === null ? null : context.load('user', userId, (tx, ids) => this.users.byIds(tx, ids));
  }
}

@Resolver(() => Case)
export class HandedCaseResolver {
  constructor(private readonly repository: HandOverRepository) {}

  @ResolveField(() => HandOver, { nullable: true, description: 'the one that waits for an answer' })
  handOver(@Parent() { id: caseId }: Case, @Ctx() context: RequestContext): Promise<HandOverRow | null> {
    return context.load('case.handOver', caseId, (tx, ids) => this.repository.waiting(tx, ids));
  }
}
