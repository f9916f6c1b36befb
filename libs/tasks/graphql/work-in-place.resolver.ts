// Doing a task's work from the task.
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, Refused, resultUnion } from '#platform/graphql';
import { WorkInPlace } from '../service/work-in-place.js';
import type { Task as TaskRow } from '../store/task.entity.js';
import { Task } from './task.object.js';

const TaskWorkResult = resultUnion('TaskWorkResult', Task);
type Outcome = Promise<TaskRow | Refused>;

@Resolver()
export class WorkInPlaceResolver {
  constructor(private readonly work: WorkInPlace) {}

  @Allow('task:write')
  @Mutation(() => TaskWorkResult, {
    description: 'from the viewer to a contact of the account; the same words are one mail',
  })
  async mailFromTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('contactId', { type: () => ID }) contactId: string,
    @Args('subject') subject: string,
    @Args('text') text: string,
  ): Outcome {
    return orRefused(await this.work.mail(scope, id, { contactId, subject, text }));
  }

  @Allow('task:write')
  @Mutation(() => TaskWorkResult)
  async logTaskCall(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('summary') summary: string,
    @Args('contactId', { type: () => ID, nullable: true }) contactId?: string | null,
  ): Outcome {
    return orRefused(await this.work.logCall(scope, id, contactId ?? null, summary));
  }

  @Allow('task:write')
  @Mutation(() => TaskWorkResult, { description: 'to the person whom an entry of the directory names' })
  async handOverTask(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('entryId', { type: () => ID }) entryId: string,
    @Args('message') message: string,
  ): Outcome {
    return orRefused(await this.work.handOver(scope, id, entryId, message));
  }
}
