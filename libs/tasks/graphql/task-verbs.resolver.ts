// What people do with tasks.
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, Refused, resultUnion } from '#platform/graphql';
import { MoveTask } from '../service/move-task.js';
import { TaskService } from '../service/task.service.js';
import type { Task as TaskRow } from '../store/task.entity.js';
import { CompleteTaskInput } from './task.input.js';
import { Task } from './task.object.js';

const TaskResult = resultUnion('TaskResult', Task);
type Outcome = Promise<TaskRow | Refused>;

@Resolver()
export class TaskVerbsResolver {
  constructor(
    private readonly moving: MoveTask,
    private readonly service: TaskService,
  ) {}

  @Allow('task:write')
  @Mutation(() => TaskResult)
  async completeTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input', { nullable: true }) input?: CompleteTaskInput,
  ): Outcome {
    return orRefused(await this.moving.complete(scope, id, input ?? {}));
  }

  @Allow('task:write')
  @Mutation(() => TaskResult)
  async skipTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Outcome {
    return orRefused(await this.moving.skip(scope, id, reason));
  }

  @Allow('task:write')
  @Mutation(() => TaskResult, { description: 'out of sight until then' })
  async snoozeTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('until') until: Date,
  ): Outcome {
    return orRefused(await this.moving.snooze(scope, id, until));
  }

  @Allow('task:write')
  @Mutation(() => TaskResult, { description: 'takes back a completion or a skip, and wakes a task that sleeps' })
  async reopenTask(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Outcome {
    return orRefused(await this.moving.reopen(scope, id));
  }

  @Allow('task:write')
  @Mutation(() => TaskResult, { description: 'userId null: nobody, until the account gets an owner' })
  async reassignTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('userId', { type: () => ID, nullable: true }) userId: string | null,
  ): Outcome {
    return orRefused(await this.service.reassign(scope, id, userId));
  }

  @Allow('task:write')
  @Mutation(() => TaskResult, { description: 'one line of the checklist' })
  async tickTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('line', { type: () => Int, description: 'from 0' }) line: number,
    @Args('done') done: boolean,
  ): Outcome {
    return orRefused(await this.service.tick(scope, id, line, done));
  }

  @Allow('task:write')
  @Mutation(() => TaskResult)
  async commentTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('body') body: string,
  ): Outcome {
    return orRefused(await this.service.comment(scope, id, body));
  }
}
