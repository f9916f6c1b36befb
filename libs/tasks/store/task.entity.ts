// Something that somebody does, mostly for an account. Its text is a copy: a play that changes later leaves running work alone.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Answers, FormField } from '../rules/form-field.js';
import type { TaskState } from '../rules/states.js';
import type { ChecklistItem } from '../rules/task-state.js';
import type { OnOwnerChange, Outcome, TaskRole } from '../rules/task-template.js';
import type { TaskWork } from '../rules/work.js';

@Entity('tasks')
@Index('tasks_open', { synchronize: false })
@Index('tasks_due', { synchronize: false })
@Index('tasks_ended', { synchronize: false })
@Index('tasks_accountable', { synchronize: false })
@Index('tasks_account_open', { synchronize: false })
@Index('tasks_account', ['accountId', 'key'])
@Index('tasks_source', ['sourceId'])
@Index('tasks_after', ['afterId'])
export class Task {
  @PrimaryColumn('uuid')
  id!: string;

  /** null: work for many accounts at once */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  /** what made it: `play`, `person`, or the word of another room */
  @Column('text')
  source!: string;

  /** the play, person or whatever made it; others may share it */
  @Column('uuid', { name: 'source_id' })
  sourceId!: string;

  /** names the same work in every play */
  @Column('text')
  key!: string;

  /** its place in the play that made it, from 1 */
  @Column('integer')
  step!: number;

  @Column('text')
  title!: string;

  /** markdown */
  @Column('text')
  instructions!: string;

  /** keys of best-practice pages */
  @Column('text', { array: true })
  practices!: string[];

  @Column('jsonb')
  checklist!: ChecklistItem[];

  @Column('jsonb', { default: [] })
  fields!: FormField[];

  @Column('jsonb', { default: {} })
  answers!: Answers;

  @Column('jsonb')
  outcomes!: Outcome[];

  /** what can be done from the task itself */
  @Column('jsonb', { nullable: true })
  work!: TaskWork | null;

  /** key of the task that must end first, as its play says */
  @Column('text', { name: 'after_key', nullable: true })
  afterKey!: string | null;

  /** the task that must end first */
  @Column('uuid', { name: 'after_id', nullable: true })
  afterId!: string | null;

  /** whose it is, the role asked for first, then those that stand in */
  @Column('text', { array: true })
  roles!: TaskRole[];

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  /** a person chose the assignee: a change of owner leaves it */
  @Column('boolean', { name: 'assigned_by_hand', default: false })
  assignedByHand!: boolean;

  /** who answers for it, where that is somebody else */
  @Column('uuid', { name: 'accountable_id', nullable: true })
  accountableId!: string | null;

  @Column('text', { name: 'accountable_roles', array: true, default: [] })
  accountableRoles!: TaskRole[];

  @Column('text', { name: 'on_owner_change', default: 'leave' })
  onOwnerChange!: OnOwnerChange;

  @Column('text', { default: 'open' })
  state!: TaskState;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** why it was skipped or cancelled, or ended by itself */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { name: 'snoozed_until', nullable: true })
  snoozedUntil!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** when it ended, done or not */
  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('uuid', { name: 'done_by', nullable: true })
  doneBy!: string | null;
}
