// One thing said in a case: by the customer, to the customer, or among ourselves.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Origin } from '#kernel';
import type { Direction } from '../rules/case.js';
import type { Channel } from '../rules/contact.js';

@Entity('messages')
@Index('messages_key', ['source', 'externalId'], { unique: true })
@Index('messages_case', ['caseId', 'sentAt', 'id'])
@Index('messages_mail', { synchronize: false })
export class Message {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  source!: string;

  @Column('text', { name: 'external_id' })
  externalId!: string;

  @Column('text')
  direction!: Direction;

  @Column('text', { name: 'author_name', nullable: true })
  authorName!: string | null;

  @Column('text', { name: 'author_email', nullable: true })
  authorEmail!: string | null;

  @Column('uuid', { name: 'contact_id', nullable: true })
  contactId!: string | null;

  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  @Column('text')
  body!: string;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  /** an acknowledgement by machine: counts as nothing */
  @Column('boolean', { default: false })
  automatic!: boolean;

  @Column('text', { default: 'written' })
  channel!: Channel;

  /** the Message-ID it came or went by */
  @Column('text', { name: 'mail_id', nullable: true })
  mailId!: string | null;

  /** the mail that carried what was written here */
  @Column('uuid', { name: 'sent_mail_id', nullable: true })
  sentMailId!: string | null;

  /** written by somebody who is no contact of the account */
  @Column('boolean', { default: false })
  stranger!: boolean;

  @Column('text')
  origin!: Origin;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
