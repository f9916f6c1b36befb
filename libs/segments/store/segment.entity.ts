// A named set of accounts or contacts, said as a rule.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { Rule, SubjectKind } from '#facts/rules';

@Entity('segments')
@Index('segments_key', ['key'], { unique: true })
@Index('segments_name', { synchronize: false })
export class Segment {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('text')
  object!: SubjectKind;

  /** list: people are put on it; its rule asks for that and is nobody's to change */
  @Column('text', { default: 'rule' })
  kind!: 'rule' | 'list';

  @Column('jsonb')
  rule!: Rule;

  @Column('boolean')
  active!: boolean;

  /** rises when who belongs to it changes by decision: another rule, switched on, switched off */
  @Column('integer', { default: 1 })
  version!: number;

  /** the version that its members are of; events are followed from then on */
  @Column('integer', { name: 'filled_version', default: 0 })
  filledVersion!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
