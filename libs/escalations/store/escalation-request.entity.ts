// Somebody asks that a case be escalated: the customer in a message, or one of us. At most one open request a case.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Origin } from '#kernel';
import type { RequestState } from '../rules/escalation.js';

@Entity('escalation_requests')
@Index('escalation_requests_open', { synchronize: false })
@Index('escalation_requests_message', ['messageId'], { unique: true })
@Index('escalation_requests_case', ['caseId', 'requestedAt'])
@Index('escalation_requests_account', ['accountId'])
@Index('escalation_requests_state', ['state', 'requestedAt', 'id'])
@Index('escalation_requests_escalation', ['escalationId'])
export class EscalationRequest {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  /** the customer's message that asked; null when one of us did */
  @Column('uuid', { name: 'message_id', nullable: true })
  messageId!: string | null;

  /** the customer's words, or the person's reason */
  @Column('text', { default: '' })
  reason!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  @Column('uuid', { name: 'requested_by', nullable: true })
  requestedBy!: string | null;

  @Column('text', { default: 'open' })
  state!: RequestState;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'decision_reason', nullable: true })
  decisionReason!: string | null;

  /** what it was accepted as */
  @Column('uuid', { name: 'escalation_id', nullable: true })
  escalationId!: string | null;

  @Column('text', { default: 'live' })
  origin!: Origin;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
