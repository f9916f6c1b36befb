// One play at work for one account.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RunCause } from '../rules/run-state.js';
import type { RunState } from '../rules/states.js';

@Entity('play_runs')
@Index('play_runs_running', { synchronize: false })
@Index('play_runs_trigger', ['playId', 'triggerId'], { unique: true })
@Index('play_runs_play', ['playId', 'startedAt', 'id'])
@Index('play_runs_account', ['accountId', 'startedAt', 'id'])
export class PlayRun {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'play_id' })
  playId!: string;

  @Column('integer', { name: 'play_version' })
  playVersion!: number;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text', { default: 'running' })
  state!: RunState;

  /** the segment membership that started it or last fired it again */
  @Column('uuid', { name: 'trigger_id' })
  triggerId!: string;

  @Column('jsonb')
  cause!: RunCause;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  /** when the trigger last fired */
  @Column('timestamptz', { name: 'fired_at' })
  firedAt!: Date;

  /** since when the trigger no longer holds */
  @Column('timestamptz', { name: 'cleared_at', nullable: true })
  clearedAt!: Date | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
