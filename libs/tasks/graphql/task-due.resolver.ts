// Moving due dates, and taking a move back.
import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, Refused, resultUnion } from '#platform/graphql';
import type { DueMove } from '../rules/shift-due.js';
import { MoveDue, type MovedDue as Moved } from '../service/move-due.js';
import type { Task as TaskRow } from '../store/task.entity.js';
import { Task } from './task.object.js';

@ObjectType()
export class TaskDueMove implements DueMove {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  from!: Date;

  @Field(() => Date)
  to!: Date;
}

@ObjectType({ description: 'A move of a due date, and of those that moved along' })
export class MovedTaskDue {
  @Field(() => ID, { description: 'by which it can be taken back' })
  id!: string;

  @Field(() => Task)
  task!: TaskRow;

  @Field(() => [TaskDueMove])
  moves!: readonly DueMove[];
}

const MoveTaskDueResult = resultUnion('MoveTaskDueResult', MovedTaskDue);

@Resolver()
export class TaskDueResolver {
  constructor(private readonly moving: MoveDue) {}

  @Allow('task:write')
  @Mutation(() => MoveTaskDueResult)
  async moveTaskDue(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('to') to: Date,
    @Args('withLater', {
      type: () => Boolean,
      defaultValue: false,
      description: 'also the later open ones of the same work, by as many business days',
    })
    withLater: boolean,
  ): Promise<Moved | Refused> {
    return orRefused(await this.moving.move(scope, id, to, withLater));
  }

  @Allow('task:write')
  @Mutation(() => MoveTaskDueResult, { description: 'what was moved again since stays' })
  async undoTaskDue(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<Moved | Refused> {
    return orRefused(await this.moving.undo(scope, id));
  }
}
