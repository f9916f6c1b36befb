// One import of one file: what it was asked to do, how far it came, and what came of it.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Origin } from '#kernel';
import type { ImportState } from '../rules/run.js';
import type { Mapping } from '../rules/mapping.js';

@Entity('import_runs')
@Index('import_runs_created', ['createdAt', 'id'])
@Index('import_runs_fingerprint', ['fingerprint', 'createdAt'])
@Index('import_runs_started_by', ['startedBy'])
@Index('import_runs_active', { synchronize: false })
export class ImportRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'file_path' })
  filePath!: string;

  /** which file, read how: a run that broke off is found again by it */
  @Column('text')
  fingerprint!: string;

  /** a copy of ours, deleted at the end */
  @Column('boolean')
  uploaded!: boolean;

  /** as it was when the run began, its options set */
  @Column('jsonb')
  mapping!: Mapping;

  @Column('text')
  origin!: Origin;

  @Column('text', { default: 'waiting' })
  state!: ImportState;

  /** rows done, rejected and left-out ones included: where a run goes on */
  @Column('bigint', { default: 0 })
  position!: number;

  @Column('bigint', { default: 0 })
  bytes!: number;

  @Column('bigint', { name: 'total_bytes' })
  totalBytes!: number;

  /** records made and changed; a row may do neither, or several of them */
  @Column('bigint', { default: 0 })
  made!: number;

  @Column('bigint', { default: 0 })
  changed!: number;

  /** rows */
  @Column('bigint', { default: 0 })
  rejected!: number;

  /** rows that the mapping leaves out */
  @Column('bigint', { default: 0 })
  skipped!: number;

  /** wall clock spent on it, over all attempts */
  @Column('bigint', { name: 'busy_ms', default: 0 })
  busyMs!: number;

  @Column('text', { name: 'reject_header' })
  rejectHeader!: string;

  @Column('text', { name: 'error_code', nullable: true })
  errorCode!: string | null;

  @Column('text', { name: 'error_message', nullable: true })
  errorMessage!: string | null;

  @Column('uuid', { name: 'started_by', nullable: true })
  startedBy!: string | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column('uuid', { nullable: true })
  lease!: string | null;

  @Column('timestamptz', { name: 'leased_until', nullable: true })
  leasedUntil!: Date | null;
}
