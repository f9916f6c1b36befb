// A customer's trouble, from its opening to its end.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { CaseState } from '../rules/case.js';

@Entity('cases')
@Index('cases_key', ['source', 'externalId'], { unique: true })
@Index('cases_account', ['accountId', 'openedAt'])
@Index('cases_contact', ['contactId'])
@Index('cases_opened', ['openedAt', 'id'])
@Index('cases_team', ['team'])
@Index('cases_active', { synchronize: false })
@Index('cases_assignee', ['assignee'])
@Index('cases_inbound', { synchronize: false })
@Index('cases_resolved', { synchronize: false })
@Index('cases_awaiting', { synchronize: false })
@Index('cases_unmatched', { synchronize: false })
export class Case {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  source!: string;

  @Column('text', { name: 'external_id' })
  externalId!: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('uuid', { name: 'contact_id', nullable: true })
  contactId!: string | null;

  @Column('text', { name: 'contact_email', nullable: true })
  contactEmail!: string | null;

  /** the customer's key as the source gave it, for matching later */
  @Column('text', { name: 'organisation_key', nullable: true })
  organisationKey!: string | null;

  @Column('text', { default: '' })
  subject!: string;

  @Column('text', { nullable: true })
  product!: string | null;

  @Column('text', { default: 'new' })
  status!: string;

  @Column('text', { default: 'open' })
  state!: CaseState;

  @Column('text', { default: 'normal' })
  priority!: string;

  @Column('text', { nullable: true })
  severity!: string | null;

  /** support group, as the source spells it */
  @Column('text', { nullable: true })
  team!: string | null;

  /** agent, as the source spells them: an address where it gives one */
  @Column('text', { nullable: true })
  assignee!: string | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt!: Date;

  @Column('timestamptz', { name: 'first_response_at', nullable: true })
  firstResponseAt!: Date | null;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @Column('integer', { name: 'reopen_count', default: 0 })
  reopenCount!: number;

  @Column('timestamptz', { name: 'last_inbound_at', nullable: true })
  lastInboundAt!: Date | null;

  @Column('timestamptz', { name: 'last_outbound_at', nullable: true })
  lastOutboundAt!: Date | null;

  /** the first thing the customer wrote that no human has answered yet */
  @Column('timestamptz', { name: 'awaiting_reply_since', nullable: true })
  awaitingReplySince!: Date | null;

  @Column('timestamptz', { name: 'last_message_at', nullable: true })
  lastMessageAt!: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
