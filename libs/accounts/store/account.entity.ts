// The customer company.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { ContractStatus } from '../rules/account.js';

@Entity('accounts')
@Index('accounts_name', { synchronize: false })
@Index('accounts_value', { synchronize: false })
@Index('accounts_parent', ['parentId'])
@Index('accounts_domains', { synchronize: false })
export class Account {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { array: true, default: () => "'{}'" })
  domains!: string[];

  @Column('numeric', { name: 'annual_value', precision: 16, scale: 2, nullable: true })
  annualValue!: string | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('text', { nullable: true })
  tier!: string | null;

  @Column('boolean', { default: false })
  strategic!: boolean;

  @Column('text', { nullable: true })
  industry!: string | null;

  @Column('text', { name: 'journey_stage', nullable: true })
  journeyStage!: string | null;

  @Column('text', { name: 'contract_status', default: 'active' })
  contractStatus!: ContractStatus;

  @Column('date', { name: 'churned_on', nullable: true })
  churnedOn!: string | null;

  @Column('date', { name: 'renewal_on', nullable: true })
  renewalOn!: string | null;

  @Column('date', { name: 'started_on', nullable: true })
  startedOn!: string | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('text', { name: 'time_zone', nullable: true })
  timeZone!: string | null;

  @Column('integer', { nullable: true })
  licences!: number | null;

  @Column('jsonb', { default: () => "'{}'" })
  custom!: Record<string, unknown>;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
