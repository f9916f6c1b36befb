// Tasks follow a change of owner where their play says so, and unassigned ones find the owner that came.
import { Injectable } from '@nestjs/common';
import { OWNER_ROLES, type OwnerRole } from '#accounts/rules';
import { Clock, type Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { resolveAssignee, type People } from '../rules/assignee.js';
import type { TaskRole } from '../rules/task-template.js';
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
    if (following.length === 0) return;
    const owners = await this.made.owners(tx, [...new Set(following.map(({ accountId }) => accountId))]);
    const staff = await this.made.staff(tx);
    const moved = following.flatMap((task) => {
      const people = { ...staff, ...owners.get(task.accountId) };
      const assigneeId = follow(task.roles, task.assigneeId, people);
      const accountableId = follow(task.accountableRoles, task.accountableId, people);
      const same = assigneeId === task.assigneeId && accountableId === task.accountableId;
      return same ? [] : [{ id: task.id, assigneeId, accountableId }];
    });
    await this.tasks.assign(tx, moved, now);
    await this.events.append(tx, {
      name: 'task.changed',
      subjects: moved.map(({ id }) => id),
      origin,
      occurredAt: now,
    });
  }
}

/** What was given to somebody of the house stays with that person, whoever owns the account. */
function follow(roles: readonly TaskRole[], holder: string | null, people: People): string | null {
  const [first] = roles;
  return first && OWNER_ROLES.includes(first as OwnerRole) ? resolveAssignee(roles, people) : holder;
}
