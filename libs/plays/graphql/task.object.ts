// Tasks, what is said about them, and the pages they refer to, as the console sees them.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import type { TaskState } from '../rules/states.js';
import { TASK_VIEWS, type TaskView } from '../rules/task-views.js';
import type { TaskComment as CommentRow } from '../store/comment.repository.js';
import type { Practice as PracticeRow } from '../store/practice.repository.js';
import type { TaskCounts as Counts } from '../store/task.repository.js';

export const TaskStateEnum: Record<TaskState, TaskState> = {
  open: 'open',
  done: 'done',
  skipped: 'skipped',
  cancelled: 'cancelled',
};
registerEnumType(TaskStateEnum, { name: 'TaskState' });

export const TaskViewEnum = Object.fromEntries(TASK_VIEWS.map((view) => [view, view])) as Record<TaskView, TaskView>;
registerEnumType(TaskViewEnum, {
  name: 'TaskView',
  description: 'open tasks by due date; what sleeps stands under later; done holds done and skipped ones',
});

@ObjectType({ description: 'A best-practice page' })
export class Practice implements PracticeRow {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'markdown' })
  body!: string;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType()
export class ChecklistItem {
  @Field(() => String)
  text!: string;

  @Field(() => Boolean)
  done!: boolean;
}

@ObjectType({ description: 'What can come of a task' })
export class TaskOutcome {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  label!: string;
}

@ObjectType({ description: 'Something that somebody does for an account' })
export class Task {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { description: 'names the same work in every play' })
  key!: string;

  @Field(() => Int, { description: 'its place in the play, from 1' })
  step!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'markdown' })
  instructions!: string;

  @Field(() => [ChecklistItem])
  checklist!: ChecklistItem[];

  @Field(() => [TaskOutcome], { description: 'none: done is all there is to say' })
  outcomes!: TaskOutcome[];

  @Field(() => Date)
  dueAt!: Date;

  @Field(() => TaskStateEnum)
  state!: TaskState;

  @Field(() => String, { nullable: true, description: 'key of what came of it' })
  outcome!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'why it was skipped or cancelled, or ended by itself' })
  reason!: string | null;

  @Field(() => Date, { nullable: true })
  snoozedUntil!: Date | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'when it ended, done or not' })
  doneAt!: Date | null;
}

@ObjectType()
export class TaskPage extends PageOf(Task) {}

@ObjectType({ description: 'How many open tasks each view holds' })
export class TaskCounts implements Counts {
  @Field(() => Int)
  overdue!: number;

  @Field(() => Int)
  today!: number;

  @Field(() => Int)
  week!: number;

  @Field(() => Int)
  later!: number;
}

@ObjectType()
export class TaskComment implements CommentRow {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  taskId!: string;

  authorId!: string;

  @Field(() => String)
  body!: string;

  @Field(() => Date)
  createdAt!: Date;
}
