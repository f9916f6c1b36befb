// Plays: what there is, what it did, and its switch.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, PageArgs, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import type { StartWith } from '../rules/run-state.js';
import { watchedSegment } from '../rules/trigger.js';
import { PlayService, type Enabled } from '../service/play.service.js';
import { StartByHand } from '../service/start-by-hand.js';
import type { Play as PlayRow } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import type { PlayRun as RunRow } from '../store/play-run.entity.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { TriggerRepository } from '../store/trigger.repository.js';
import { EnabledPlay, Play, PlayRun, PlayRunCounts, PlayRunPage, StartWithEnum } from './play.object.js';

const EnablePlayResult = resultUnion('EnablePlayResult', EnabledPlay);
const StartPlayResult = resultUnion('StartPlayResult', PlayRun);
const DisablePlayResult = resultUnion('DisablePlayResult', Play);

@Resolver(() => Play)
export class PlayResolver {
  constructor(
    private readonly repository: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly triggers: TriggerRepository,
    private readonly service: PlayService,
    private readonly byHand: StartByHand,
  ) {}

  @Allow('play:read')
  @Query(() => [Play], { description: 'by name' })
  plays(@Read() tx: Tx): Promise<PlayRow[]> {
    return this.repository.all(tx);
  }

  @Allow('play:read')
  @Query(() => Play, { nullable: true })
  play(@Read() tx: Tx, @Args('key') key: string): Promise<PlayRow | undefined> {
    return this.repository.byKey(tx, key);
  }

  @ResolveField(() => String)
  description(@Parent() { definition }: PlayRow): string {
    return definition.description;
  }

  @ResolveField(() => String, { description: 'account, or portfolio: one run for many' })
  scope(@Parent() { definition }: PlayRow): string {
    return definition.scope;
  }

  @ResolveField(() => String, { nullable: true, description: 'key of the segment that it watches' })
  segment(@Parent() { definition }: PlayRow): string | null {
    return watchedSegment(definition.trigger);
  }

  @ResolveField(() => Int, { description: 'for how many accounts a run would start, if existing members were taken' })
  async existingMembers(@Parent() { id }: PlayRow, @Ctx() context: RequestContext): Promise<number> {
    return (await context.load('play.existingMembers', id, (tx, ids) => this.triggers.waiting(tx, ids))) ?? 0;
  }

  @ResolveField(() => PlayRunCounts)
  async runCounts(@Parent() { id }: PlayRow, @Ctx() context: RequestContext): Promise<PlayRunCounts> {
    const counts = await context.load('play.runCounts', id, (tx, ids) => this.repository.runCounts(tx, ids));
    return counts ?? { running: 0, completed: 0, cancelled: 0 };
  }

  @ResolveField('runs', () => PlayRunPage, { description: 'the last started first' })
  runsOf(@Parent() { id }: PlayRow, @Read() tx: Tx, @Args() page: PageArgs): Promise<Page<RunRow>> {
    return this.runs.list(tx, { playId: id }, page);
  }

  @Allow('play:write')
  @Mutation(() => EnablePlayResult)
  async enablePlay(
    @As() scope: Scope,
    @Args('key', { type: () => ID }) key: string,
    @Args('startWith', { type: () => StartWithEnum }) startWith: StartWith,
  ): Promise<Enabled | Refused> {
    return orRefused(await this.service.enable(scope, key, startWith));
  }

  @Allow('play:write')
  @Mutation(() => DisablePlayResult, { description: 'running work stays as it is; nothing new starts' })
  async disablePlay(@As() scope: Scope, @Args('key', { type: () => ID }) key: string): Promise<PlayRow | Refused> {
    return orRefused(await this.service.disable(scope, key));
  }

  @Allow('play:start')
  @Mutation(() => StartPlayResult, { description: 'for an account; a portfolio’s play without one' })
  async startPlay(
    @As() scope: Scope,
    @Args('key', { type: () => ID }) key: string,
    @Args('accountId', { type: () => ID, nullable: true }) accountId?: string | null,
  ): Promise<RunRow | Refused> {
    return orRefused(await this.byHand.run(scope, key, accountId ?? null));
  }
}
