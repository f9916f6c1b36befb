// Tasks: the lists of people, and one task with all that one needs to do it.
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, CurrentViewer, User } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { AccountRepository } from '#accounts';
import { Account } from '#accounts/graphql';
import { Clock, isId, type Page } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { waitsFor } from '../rules/task-state.js';
import type { TaskView } from '../rules/task-views.js';
import { CommentRepository, type TaskComment as CommentRow } from '../store/comment.repository.js';
import type { Play as PlayRow } from '../store/play.entity.js';
import { PlayRepository } from '../store/play.repository.js';
import type { PlayRun as RunRow } from '../store/play-run.entity.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { PracticeRepository } from '../store/practice.repository.js';
import type { Task as TaskRow } from '../store/task.entity.js';
import { TaskRepository, type Sibling, type Today } from '../store/task.repository.js';
import { Play, PlayRun } from './play.object.js';
import { filterFor, WhoseTasksArgs } from './task.input.js';
import { Practice, Task, TaskComment, TaskCounts, TaskPage, TaskViewEnum } from './task.object.js';

@Resolver(() => Task)
export class TaskResolver {
  constructor(
    private readonly repository: TaskRepository,
    private readonly plays: PlayRepository,
    private readonly runs: PlayRunRepository,
    private readonly comments: CommentRepository,
    private readonly practices: PracticeRepository,
    private readonly accounts: AccountRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  @Allow('task:read')
  @Query(() => TaskPage, { description: 'the viewer’s own, unless asked for somebody else’s or nobody’s' })
  myTasks(
    @Read() tx: Tx,
    @CurrentViewer() viewer: Viewer,
    @Args('view', { type: () => TaskViewEnum }) view: TaskView,
    @Args() whose: WhoseTasksArgs,
    @Args() page: PageArgs,
  ): Promise<Page<TaskRow>> {
    return this.repository.list(tx, view, filterFor(viewer, whose), this.today(), page);
  }

  @Allow('task:read')
  @Query(() => TaskCounts)
  myTaskCounts(@Read() tx: Tx, @CurrentViewer() viewer: Viewer, @Args() whose: WhoseTasksArgs): Promise<TaskCounts> {
    return this.repository.counts(tx, filterFor(viewer, whose), this.today());
  }

  @Allow('task:read')
  @Query(() => Task, { nullable: true })
  task(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<TaskRow | undefined> | undefined {
    return isId(id) ? this.repository.byId(tx, id) : undefined;
  }

  @ResolveField(() => Account, { nullable: true, description: 'null: outside what the viewer sees' })
  account(@Parent() { accountId }: TaskRow, @Ctx() context: RequestContext): Promise<Account | null> {
    return context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true, description: 'null: nobody has it yet' })
  assignee(@Parent() { assigneeId }: TaskRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(assigneeId, context);
  }

  @ResolveField('doneBy', () => User, { nullable: true, description: 'null: it ended by itself' })
  endedBy(@Parent() { doneBy }: TaskRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(doneBy, context);
  }

  @ResolveField('practices', () => [Practice])
  async pages(@Parent() { practices }: TaskRow, @Ctx() context: RequestContext): Promise<Practice[]> {
    const find = (tx: Tx, keys: readonly string[]) => this.practices.byKeys(tx, keys);
    const found = await Promise.all(practices.map((key) => context.load('practice', key, find)));
    return found.filter((practice) => practice !== null);
  }

  @ResolveField(() => Task, { nullable: true, description: 'the task that must end first' })
  async waitsFor(@Parent() task: TaskRow, @Ctx() context: RequestContext): Promise<TaskRow | null> {
    const siblings = await context.load<Sibling[]>('task.siblings', task.id, (tx, ids) =>
      this.repository.siblings(tx, ids),
    );
    const first = waitsFor({ after: task.afterKey }, siblings ?? []);
    return first && context.load('task', first.id, (tx, ids) => this.repository.byIds(tx, ids));
  }

  @ResolveField(() => Play, { description: 'the play that made it' })
  play(@Parent() { playId }: TaskRow, @Ctx() context: RequestContext): Promise<PlayRow | null> {
    return context.load('play', playId, (tx, ids) => this.plays.byIds(tx, ids));
  }

  @ResolveField('runs', () => [PlayRun], { description: 'all runs that ask for it, also of other plays' })
  async runsOf(@Parent() { id }: TaskRow, @Ctx() context: RequestContext): Promise<RunRow[]> {
    return (await context.load('task.runs', id, (tx, ids) => this.runs.ofTasks(tx, ids))) ?? [];
  }

  @ResolveField('comments', () => [TaskComment], { description: 'oldest first' })
  async said(@Parent() { id }: TaskRow, @Ctx() context: RequestContext): Promise<CommentRow[]> {
    return (await context.load('task.comments', id, (tx, ids) => this.comments.ofTasks(tx, ids))) ?? [];
  }

  private today(): Today {
    return { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
  }

  private user(id: string | null, context: RequestContext): Promise<User | null> | null {
    return id === null ? null : context.load('user', id, (tx, ids) => this.users.byIds(tx, ids));
  }
}

@Resolver(() => TaskComment)
export class TaskCommentResolver {
  constructor(private readonly users: UserRepository) {}

  @ResolveField(() => User, { nullable: true })
  author(@Parent() { authorId }: CommentRow, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', authorId, (tx, ids) => this.users.byIds(tx, ids));
  }
}
