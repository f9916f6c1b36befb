// What cases say about triage: what they need, who has them, who was asked to step in.
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { User } from '#access/graphql';
import { Case } from '#cases/graphql';
import { Clock } from '#kernel';
import { Ctx, RequestContext } from '#platform/graphql';
import { EngagementRepository, type Engagement as EngagementRow } from '../store/engagement.repository.js';
import { NeedyRepository, type CaseTriage as State } from '../store/needy.repository.js';
import { CaseTriage, Engagement, NeedyReasonEnum, type NeedyReason } from './triage.object.js';

@Resolver(() => Case)
export class TriagedCaseResolver {
  constructor(
    private readonly needy: NeedyRepository,
    private readonly repository: EngagementRepository,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => CaseTriage, { nullable: true })
  triage(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<State | null> {
    return context.load('case.triage', id, (tx, ids) => this.needy.states(tx, ids, this.clock.now()));
  }

  @ResolveField(() => [Engagement], { description: 'newest first' })
  async engagements(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<EngagementRow[]> {
    return (await context.load('case.engagements', id, (tx, ids) => this.repository.ofCases(tx, ids))) ?? [];
  }
}

@Resolver(() => CaseTriage)
export class CaseTriageResolver {
  constructor(
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [NeedyReasonEnum], { description: 'why it needs somebody now; none: it needs nobody' })
  reasons(@Parent() { open, unhandled, lookAgainAt, updateDue, requested, predicted }: State): NeedyReason[] {
    const due = lookAgainAt !== null && lookAgainAt <= this.clock.now();
    const holds: readonly (readonly [NeedyReason, boolean])[] = [
      ['signals', unhandled > 0],
      ['look_again', due],
      ['escalation_update', updateDue],
      ['request', requested],
      ['predicted', predicted],
    ];
    return open ? holds.flatMap(([reason, is]) => (is ? [reason] : [])) : [];
  }

  @ResolveField(() => User, { nullable: true, description: 'who did the last action' })
  by(@Parent() { by }: State, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(by, context);
  }

  @ResolveField(() => User, { nullable: true, description: 'in whose hands it is' })
  owner(@Parent() { owner }: State, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(owner, context);
  }

  @ResolveField(() => User, { nullable: true })
  acknowledgedBy(@Parent() { acknowledgedBy }: State, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(acknowledgedBy, context);
  }

  private user(id: string | null, context: RequestContext): Promise<User | null> | null {
    return id === null ? null : context.load('user', id, (tx, ids) => this.users.byIds(tx, ids));
  }
}
