// A play as this installation has it: its definition, and whether it is on.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { PlayDefinition } from '../rules/play.js';
import type { StartWith } from '../rules/run-state.js';

@Entity('plays')
@Index('plays_key', ['key'], { unique: true })
@Index('plays_taking', { synchronize: false })
export class Play {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('jsonb')
  definition!: PlayDefinition;

  /** rises with every change of the definition */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('boolean', { default: false })
  enabled!: boolean;

  @Column('timestamptz', { name: 'enabled_at', nullable: true })
  enabledAt!: Date | null;

  @Column('text', { name: 'start_with', nullable: true })
  startWith!: StartWith | null;

  /** number of the last event written when it was enabled */
  @Column('bigint', { name: 'enabled_after', nullable: true })
  enabledAfter!: string | null;

  /** the worker still starts runs for those for whom the trigger held when it was enabled */
  @Column('boolean', { name: 'taking_existing', default: false })
  takingExisting!: boolean;

  /** the account up to which they are taken */
  @Column('uuid', { name: 'taken_until', nullable: true })
  takenUntil!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
