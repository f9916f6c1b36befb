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
import { TaskRunRepository } from '../store/task-run.repository.js';
import type { Task as TaskRow } from '#tasks';
import { Task } from '#tasks/graphql';
import { Play, PlayRun, PlayRunCause, PlayRunPage, RunStateEnum } from './play.object.js';

@Resolver(() => PlayRun)
export class PlayRunResolver {
  constructor(
    private readonly repository: PlayRunRepository,
    private readonly plays: PlayRepository,
    private readonly tasks: TaskRunRepository,
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

  @ResolveField(() => Account, { nullable: true, description: 'null: of many, or outside what the viewer sees' })
  account(@Parent() { accountId }: RunRow, @Ctx() context: RequestContext): Promise<Account | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => PlayRunCause)
  cause(@Parent() { cause }: RunRow): PlayRunCause {
    return { ...cause, at: new Date(cause.at) };
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

@Resolver(() => Task)
export class PlayedTaskResolver {
  constructor(
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
  ) {}

  @ResolveField(() => Play, { nullable: true, description: 'the play that made it; null: something else did' })
  play(@Parent() { source, sourceId }: TaskRow, @Ctx() context: RequestContext): Promise<PlayRow | null> | null {
    return source === 'play' ? context.load('play', sourceId, (tx, ids) => this.plays.byIds(tx, ids)) : null;
  }

  @ResolveField('runs', () => [PlayRun], { description: 'all runs that ask for it, also of other plays' })
  async runsOf(@Parent() { id }: TaskRow, @Ctx() context: RequestContext): Promise<RunRow[]> {
    return (await context.load('task.runs', id, (tx, ids) => this.runs.ofTasks(tx, ids))) ?? [];
  }
}
