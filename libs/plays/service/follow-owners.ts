// Open tasks follow a change of owner where their play says so, and unassigned ones find the owner that came.
import { Injectable } from '@nestjs/common';
import { Clock, type Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { resolveAssignee } from '../rules/assignee.js';
import { NewTaskRepository } from '../store/new-task.repository.js';
import { TaskChangeRepository } from '../store/task-change.repository.js';

@Injectable()
export class FollowOwners {
  constructor(
    private readonly made: NewTaskRepository,
    private readonly tasks: TaskChangeRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, accountIds: readonly string[], origin: Origin): Promise<void> {
    const now = this.clock.now();
    const following = await this.tasks.following(tx, accountIds);
    const owners = await this.made.owners(tx, [...new Set(following.map(({ accountId }) => accountId))]);
    const moved = following
      .map((task) => ({ ...task, next: resolveAssignee(task.roles, owners.get(task.accountId) ?? {}) }))
      .filter(({ assigneeId, next }) => assigneeId !== next)
      .map(({ id, next }) => ({ id, assigneeId: next }));
    await this.tasks.assign(tx, moved, now);
    await this.events.append(tx, {
      name: 'task.changed',
      subjects: moved.map(({ id }) => id),
      origin,
      occurredAt: now,
    });
  }
}
