// A customer's person.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

@Entity('contacts')
@Index('contacts_account_email', ['accountId', 'email'], { unique: true })
@Index('contacts_email', ['email'])
@Index('contacts_roles', { synchronize: false })
export class Contact {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { name: 'first_name', nullable: true })
  firstName!: string | null;

  @Column('text', { name: 'last_name', nullable: true })
  lastName!: string | null;

  @Column('text', { array: true, default: () => "'{}'" })
  roles!: string[];

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { name: 'time_zone', nullable: true })
  timeZone!: string | null;

  @Column('text', { nullable: true })
  locale!: string | null;

  @Column('timestamptz', { name: 'onboarded_at', nullable: true })
  onboardedAt!: Date | null;

  @Column('timestamptz', { name: 'first_seen_at', nullable: true })
  firstSeenAt!: Date | null;

  @Column('timestamptz', { name: 'last_active_at', nullable: true })
  lastActiveAt!: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
