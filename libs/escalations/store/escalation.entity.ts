// A customer in escalation, from its opening to its end. Reopening makes a new row.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Origin } from '#kernel';
import type { Severity, Stage } from '../rules/escalation.js';

@Entity('escalations')
@Index('escalations_key', ['source', 'externalId'], { unique: true })
@Index('escalations_account', ['accountId', 'openedAt'])
@Index('escalations_case', ['caseId'])
@Index('escalations_owner', ['ownerId'])
@Index('escalations_opened', ['openedAt', 'id'])
@Index('escalations_resolved', ['resolvedAt', 'id'])
@Index('escalations_reopened_from', ['reopenedFromId'], { unique: true })
@Index('escalations_open', { synchronize: false })
export class Escalation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { nullable: true })
  source!: string | null;

  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('uuid', { name: 'case_id', nullable: true })
  caseId!: string | null;

  @Column('text', { default: 'normal' })
  severity!: Severity;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column('text', { default: '' })
  reason!: string;

  @Column('text', { default: 'new' })
  stage!: Stage;

  @Column('numeric', { name: 'value_at_stake', precision: 16, scale: 2, nullable: true })
  valueAtStake!: string | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  /** why the value differs from the account's; null while it is the account's */
  @Column('text', { name: 'value_reason', nullable: true })
  valueReason!: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('uuid', { name: 'opened_by', nullable: true })
  openedBy!: string | null;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Column('uuid', { name: 'resolved_by', nullable: true })
  resolvedBy!: string | null;

  @Column('timestamptz', { name: 'next_update_due_at', nullable: true })
  nextUpdateDueAt!: Date | null;

  /** what we are going to do, in words */
  @Column('text', { nullable: true })
  plan!: string | null;

  @Column('text', { name: 'root_cause', nullable: true })
  rootCause!: string | null;

  @Column('text', { nullable: true })
  summary!: string | null;

  @Column('text', { nullable: true })
  prevention!: string | null;

  @Column('text', { default: 'live' })
  origin!: Origin;

  @Column('uuid', { name: 'reopened_from_id', nullable: true })
  reopenedFromId!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
