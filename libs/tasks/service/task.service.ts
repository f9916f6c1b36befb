// Smaller changes to a task: who has it, what is ticked, what is said about it.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { permissionsOf } from '#access/rules';
import { AccountRepository } from '#accounts';
import { Clock, err, isId, newId, ok, type CodedError, type Err, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { CommentRepository } from '../store/comment.repository.js';
import { TaskChangeRepository, type TaskChange } from '../store/task-change.repository.js';
import type { Task } from '../store/task.entity.js';
import { TaskRepository } from '../store/task.repository.js';
import { TASK_NOT_FOUND } from './task-refusals.js';

const MAX_COMMENT = 10_000;

@Injectable()
export class TaskService {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskRepository,
    private readonly changes: TaskChangeRepository,
    private readonly comments: CommentRepository,
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Null: nobody, until the account gets an owner. */
  reassign(scope: Scope, id: string, userId: string | null): Promise<Result<Task>> {
    return this.database.tx(scope, async (tx) => {
      const task = await this.open(tx, id);
      if (!task.ok) return task;
      // Handing over what one sees only because one has it would hide it from oneself half way.
      if (!(await this.mayGive(tx, task.value)))
        return err(
          'TASK_NOT_YOURS_TO_GIVE',
          'Ask somebody who looks after this account, or a leader, to hand the task over.',
        );
      const refusal = userId === null ? null : await this.unfit(tx, userId);
      if (refusal) return refusal;
      const next = await this.write(tx, task.value, { assigneeId: userId, assignedByHand: userId !== null });
      await this.audit.record(tx, 'task.reassigned', id, { userId });
      return ok(next);
    });
  }

  tick(scope: Scope, id: string, place: number, done: boolean): Promise<Result<Task>> {
    return this.database.tx(scope, async (tx) => {
      const task = await this.open(tx, id);
      if (!task.ok) return task;
      const { checklist } = task.value;
      if (!(place in checklist))
        return err('TASK_CHECKLIST_PLACE', 'The checklist has no such line. Load the task again.');
      const ticked = checklist.map((item, index) => (index === place ? { ...item, done } : item));
      return ok(await this.write(tx, task.value, { checklist: ticked }));
    });
  }

  comment(scope: Scope, id: string, body: string): Promise<Result<Task>> {
    return this.database.tx(scope, async (tx) => {
      const task = await this.found(tx, id);
      if (!task) return err(...TASK_NOT_FOUND);
      const text = body.trim();
      if (text === '' || text.length > MAX_COMMENT)
        return err('COMMENT_INVALID', `Write a comment of 1 to ${MAX_COMMENT} characters.`);
      if (scope.kind !== 'user') return err('COMMENT_AUTHOR_MISSING', 'Only a person can comment.');
      const now = this.clock.now();
      await this.comments.add(tx, { id: newId(), taskId: id, authorId: scope.userId, body: text, createdAt: now });
      await this.events.append(tx, { name: 'task.changed', subjects: [id], origin: 'live', occurredAt: now });
      return ok(task);
    });
  }

  private async mayGive(tx: Tx, { accountId }: Task): Promise<boolean> {
    return accountId ? (await this.accounts.byId(tx, accountId)) !== undefined : this.tasks.seesAll(tx);
  }

  private async unfit(tx: Tx, userId: string): Promise<Err<CodedError> | null> {
    const user = isId(userId) ? await this.users.byId(tx, userId) : null;
    if (!user?.active) return err('USER_NOT_FOUND', 'There is no such active user. Choose another.');
    if (permissionsOf(user.role).includes('task:write')) return null;
    return err('TASK_ASSIGNEE_UNFIT', `${user.name} cannot work on tasks in their role. Choose somebody else.`);
  }

  private async write(tx: Tx, task: Task, change: TaskChange): Promise<Task> {
    const now = this.clock.now();
    const next = await this.changes.change(tx, task, change, now);
    await this.events.append(tx, { name: 'task.changed', subjects: [task.id], origin: 'live', occurredAt: now });
    return next;
  }

  private async open(tx: Tx, id: string): Promise<Result<Task>> {
    const task = await this.found(tx, id);
    if (!task) return err(...TASK_NOT_FOUND);
    return task.state === 'open' ? ok(task) : err('TASK_ENDED', `This task is ${task.state} already. Reopen it first.`);
  }

  private async found(tx: Tx, id: string): Promise<Task | undefined> {
    return isId(id) ? this.tasks.lock(tx, id) : undefined;
  }
}
