// Segments: lists, pages, and changes by hand.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { CappedCount as Count, Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { SegmentService } from '../service/segment.service.js';
import { InspectRule } from '../service/inspect-rule.js';
import { SegmentUses } from '../service/segment-uses.js';
import { MembershipRepository } from '../store/membership.repository.js';
import type { Segment as SegmentRow } from '../store/segment.entity.js';
import { SegmentRepository } from '../store/segment.repository.js';
import { SegmentChangeInput, SegmentFilterInput, SegmentInput, SegmentSortInput } from './segment.input.js';
import { RuleProblem, Segment, SegmentPage } from './segment.object.js';

@Resolver(() => Segment)
export class SegmentResolver {
  constructor(
    private readonly repository: SegmentRepository,
    private readonly memberships: MembershipRepository,
    private readonly service: SegmentService,
    private readonly inspect: InspectRule,
    private readonly uses: SegmentUses,
  ) {}

  @Allow('segment:read')
  @Query(() => SegmentPage)
  segments(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: SegmentFilterInput,
    @Args('sort', { nullable: true }) sort?: SegmentSortInput,
  ): Promise<Page<SegmentRow>> {
    return this.repository.list(tx, filter ?? {}, sort?.field ?? 'name', sort?.direction ?? 'ASC', page);
  }

  @Allow('segment:read')
  @Query(() => CappedCount)
  segmentCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: SegmentFilterInput): Promise<Count> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('segment:read')
  @Query(() => Segment, { nullable: true })
  segment(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<SegmentRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @ResolveField(() => Boolean, { description: 'its members are being found anew' })
  filling(@Parent() { active, version, filledVersion }: SegmentRow): boolean {
    return active && filledVersion < version;
  }

  @ResolveField(() => [RuleProblem], { description: 'why it rests: its rule names facts that are gone' })
  problems(@Parent() { object, rule }: SegmentRow, @Read() tx: Tx): Promise<readonly object[]> {
    return this.inspect.problems(tx, object, rule);
  }

  @ResolveField(() => CappedCount, { description: 'members now, among those that you can see' })
  async memberCount(@Parent() { id }: SegmentRow, @Ctx() context: RequestContext): Promise<Count> {
    const none = { value: 0, capped: false };
    return (await context.load('segment.members', id, (tx, ids) => this.memberships.counts(tx, ids))) ?? none;
  }

  @ResolveField(() => [String], { description: 'plays and campaigns that stand on it' })
  usedBy(@Parent() { key }: SegmentRow, @Read() tx: Tx): Promise<string[]> {
    return this.uses.of(tx, key);
  }

  @Allow('segment:write')
  @Mutation(() => Segment)
  createSegment(@As() scope: Scope, @Args('input') input: SegmentInput): Promise<SegmentRow> {
    return this.service.create(scope, input);
  }

  @Allow('segment:write')
  @Mutation(() => Segment)
  updateSegment(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: SegmentChangeInput,
  ): Promise<SegmentRow> {
    return this.service.update(scope, id, input);
  }

  @Allow('segment:write')
  @Mutation(() => Segment, { description: 'off: everybody leaves; on: those it holds for are members, not entrants' })
  setSegmentActive(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('active') active: boolean,
  ): Promise<SegmentRow> {
    return this.service.setActive(scope, id, active);
  }

  @Allow('segment:write')
  @Mutation(() => Boolean, { description: 'its members and their history go with it; refused while in use' })
  deleteSegment(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.service.remove(scope, id);
  }
}
