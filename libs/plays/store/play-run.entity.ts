// One play at work, for one account or for many.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RunState } from '../rules/states.js';
import type { RunCause } from '../rules/trigger.js';

@Entity('play_runs')
@Index('play_runs_running', { synchronize: false })
@Index('play_runs_portfolio', { synchronize: false })
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

  /** null: of a portfolio */
  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('text', { default: 'running' })
  state!: RunState;

  /** what started it or last fired it again: a membership, an escalation, a point of a KPI, or a number of its own */
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
