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
import { PracticeRepository } from '#practices';
import { Practice } from '#practices/graphql';
import type { TaskView } from '../rules/task-views.js';
import { MoveDue } from '../service/move-due.js';
import { AnswerRepository } from '../store/answer.repository.js';
import { CommentRepository, type TaskComment as CommentRow } from '../store/comment.repository.js';
import type { Task as TaskRow } from '../store/task.entity.js';
import { TaskRepository, type Today } from '../store/task.repository.js';
import { filterFor, WhoseTasksArgs } from './task.input.js';
import { Task, TaskComment, TaskCounts, TaskPage, TaskViewEnum } from './task.object.js';

@Resolver(() => Task)
export class TaskResolver {
  constructor(
    private readonly repository: TaskRepository,
    private readonly comments: CommentRepository,
    private readonly answers: AnswerRepository,
    private readonly practices: PracticeRepository,
    private readonly accounts: AccountRepository,
    private readonly users: UserRepository,
    private readonly moving: MoveDue,
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
  @Query(() => [Task], { description: 'open ones due in a span of time, the first 500 by due date' })
  tasksDue(
    @Read() tx: Tx,
    @CurrentViewer() viewer: Viewer,
    @Args('from') from: Date,
    @Args('until') until: Date,
    @Args() whose: WhoseTasksArgs,
  ): Promise<TaskRow[]> {
    return this.repository.due(tx, filterFor(viewer, whose), from, until);
  }

  @Allow('task:read')
  @Query(() => Task, { nullable: true })
  task(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<TaskRow | undefined> | undefined {
    return isId(id) ? this.repository.byId(tx, id) : undefined;
  }

  @ResolveField(() => Account, {
    nullable: true,
    description: 'null: of many accounts, or outside what the viewer sees',
  })
  account(@Parent() { accountId }: TaskRow, @Ctx() context: RequestContext): Promise<Account | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true, description: 'null: nobody has it yet' })
  assignee(@Parent() { assigneeId }: TaskRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(assigneeId, context);
  }

  @ResolveField(() => User, { nullable: true, description: 'who answers for it, where that is somebody else' })
  accountable(@Parent() { accountableId }: TaskRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return this.user(accountableId, context);
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
  waitsFor(@Parent() { id }: TaskRow, @Ctx() context: RequestContext): Promise<TaskRow | null> {
    return context.load('task.awaited', id, (tx, ids) => this.repository.awaited(tx, ids));
  }

  @ResolveField(() => [Task], { description: 'open ones of the same work that are due with it or later' })
  later(@Parent() task: TaskRow, @Read() tx: Tx): Promise<TaskRow[]> {
    return this.moving.later(tx, task);
  }

  @ResolveField(() => [ID], { description: 'those that were chosen in it' })
  async chosenAccountIds(@Parent() { id }: TaskRow, @Ctx() context: RequestContext): Promise<string[]> {
    return (await context.load('task.chosen', id, (tx, ids) => this.answers.chosen(tx, ids))) ?? [];
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
