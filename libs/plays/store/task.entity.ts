// Something that somebody does for an account. Its text is a copy: a play that changes later leaves running work alone.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OwnerRole } from '#accounts/rules';
import type { ChecklistItem } from '../rules/task-state.js';
import type { TaskState } from '../rules/states.js';
import type { Outcome } from '../rules/play.js';

@Entity('tasks')
@Index('tasks_open', { synchronize: false })
@Index('tasks_due', { synchronize: false })
@Index('tasks_ended', { synchronize: false })
@Index('tasks_account', ['accountId', 'key'])
@Index('tasks_play', ['playId'])
export class Task {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  /** the play that made it; others may share it */
  @Column('uuid', { name: 'play_id' })
  playId!: string;

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

  @Column('jsonb')
  outcomes!: Outcome[];

  /** key of the task that must end first */
  @Column('text', { name: 'after_key', nullable: true })
  afterKey!: string | null;

  /** whose it is, the role asked for first, then those that stand in */
  @Column('text', { array: true })
  roles!: OwnerRole[];

  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Column('uuid', { name: 'assignee_id', nullable: true })
  assigneeId!: string | null;

  /** a person chose the assignee: a change of owner leaves it */
  @Column('boolean', { name: 'assigned_by_hand', default: false })
  assignedByHand!: boolean;

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
