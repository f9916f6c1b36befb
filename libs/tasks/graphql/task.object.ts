// Tasks, what is said about them, and the pages they refer to, as the console sees them.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, PageOf } from '#platform/graphql';
import { FIELD_TYPES, type Answers, type FieldType, type FormField } from '../rules/form-field.js';
import type { TaskState } from '../rules/states.js';
import type { TaskWork } from '../rules/work.js';
import { TASK_VIEWS, type TaskView } from '../rules/task-views.js';
import type { TaskComment as CommentRow } from '../store/comment.repository.js';
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

export const FieldTypeEnum = Object.fromEntries(FIELD_TYPES.map((type) => [type.replace('-', '_'), type])) as Record<
  string,
  FieldType
>;
registerEnumType(FieldTypeEnum, { name: 'TaskFieldType' });

@ObjectType({ description: 'A question that a task asks when it is done' })
export class TaskField implements FormField {
  @Field(() => ID, { description: 'names the fact about the account' })
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => FieldTypeEnum)
  type!: FieldType;

  @Field(() => [String], { description: 'of a choice' })
  options!: string[];

  @Field(() => Boolean)
  required!: boolean;
}

@ObjectType({ description: 'Something that somebody does for an account' })
export class Task {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'null: work for many accounts at once' })
  accountId!: string | null;

  @Field(() => String, { description: 'what made it: play, person, or another word' })
  source!: string;

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

  @Field(() => [TaskField])
  fields!: FormField[];

  @Field(() => JsonScalar, { description: 'by field' })
  answers!: Answers;

  @Field(() => JsonScalar, { nullable: true, description: 'what can be done from the task itself' })
  work!: TaskWork | null;

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
