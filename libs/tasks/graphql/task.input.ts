// Whose tasks are asked for, and what is said at the end of one.
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { Viewer } from '#access/rules';
import { JsonScalar } from '#platform/graphql';
import type { Completion } from '../service/move-task.js';
import type { TaskFilter } from '../store/task.repository.js';

@ArgsType()
export class WhoseTasksArgs {
  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'somebody else’s, as far as the viewer sees them' })
  assigneeId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'those that nobody has' })
  unassigned?: boolean | null;
}

export const filterFor = (viewer: Viewer, { accountId, assigneeId, unassigned }: WhoseTasksArgs): TaskFilter => ({
  assigneeId: unassigned ? null : (assigneeId ?? viewer.id),
  accountId: accountId ?? null,
});

@InputType()
export class CompleteTaskInput implements Completion {
  @Field(() => ID, { nullable: true, description: 'key of one of its outcomes; needed where it has any' })
  outcome?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'lines of the checklist that are done, from 0; absent: as ticked',
  })
  checked?: number[] | null;

  @Field(() => JsonScalar, { nullable: true, description: 'answers to its fields, by key' })
  answers?: Record<string, unknown> | null;

  @Field(() => [ID], { nullable: true, description: 'where the task is to choose accounts' })
  accountIds?: string[] | null;
}
