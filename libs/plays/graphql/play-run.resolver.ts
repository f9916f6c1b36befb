// Runs: of a play, of an account, with their tasks and why they are there.
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { AccountRepository } from '#accounts';
import { Account } from '#accounts/graphql';
import type { Page } from '#kernel';
import type { Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import type { RunState } from '../rules/states.js';
import type { Play as PlayRow } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import type { PlayRun as RunRow } from '../store/play-run.entity.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import type { Task as TaskRow } from '../store/task.entity.js';
import { TaskRepository } from '../store/task.repository.js';
import { Play, PlayRun, PlayRunCause, PlayRunPage, RunStateEnum } from './play.object.js';
import { Task } from './task.object.js';

@Resolver(() => PlayRun)
export class PlayRunResolver {
  constructor(
    private readonly repository: PlayRunRepository,
    private readonly plays: PlayRepository,
    private readonly tasks: TaskRepository,
    private readonly accounts: AccountRepository,
  ) {}

  @Allow('play:read')
  @Query(() => PlayRunPage, { description: 'the last started first' })
  playRuns(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('accountId', { type: () => ID, nullable: true }) accountId?: string | null,
    @Args('playId', { type: () => ID, nullable: true }) playId?: string | null,
    @Args('state', { type: () => RunStateEnum, nullable: true }) state?: RunState | null,
  ): Promise<Page<RunRow>> {
    return this.repository.list(tx, { accountId, playId, state }, page);
  }

  @ResolveField(() => Play)
  async play(@Parent() { playId }: RunRow, @Ctx() context: RequestContext): Promise<PlayRow | null> {
    return context.load('play', playId, (tx, ids) => this.plays.byIds(tx, ids));
  }

  @ResolveField(() => Account, { nullable: true, description: 'null: outside what the viewer sees' })
  account(@Parent() { accountId }: RunRow, @Ctx() context: RequestContext): Promise<Account | null> {
    return context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => PlayRunCause)
  cause(@Parent() { cause }: RunRow): PlayRunCause {
    return { segment: cause.segment, enteredAt: new Date(cause.enteredAt), because: cause.because };
  }

  @ResolveField('tasks', () => [Task], { description: 'by due date' })
  async tasksOf(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<TaskRow[]> {
    return (await context.load('playRun.tasks', id, (tx, ids) => this.tasks.ofRuns(tx, ids))) ?? [];
  }
}

@Resolver(() => Account)
export class PlayedAccountResolver {
  constructor(private readonly repository: PlayRunRepository) {}

  @ResolveField(() => PlayRunPage, { description: 'the last started first' })
  playRuns(@Parent() { id }: Account, @Read() tx: Tx, @Args() page: PageArgs): Promise<Page<RunRow>> {
    return this.repository.list(tx, { accountId: id }, page);
  }
}
