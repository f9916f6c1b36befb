// Backtests: who would have been in a segment on days of the past, and what followed.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql, protectSql } from '#platform/database';

export class CreateBacktests1795100000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE segment_backtests (
        id uuid PRIMARY KEY,
        segment_id uuid NOT NULL REFERENCES segments(id) ON DELETE CASCADE,
        object text NOT NULL CHECK (object IN ('account', 'contact')),
        rule jsonb NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('escalation', 'churn')),
        from_on date NOT NULL,
        until_on date NOT NULL CHECK (from_on <= until_on),
        every_days integer NOT NULL CHECK (every_days > 0),
        horizon_days integer NOT NULL CHECK (horizon_days > 0),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
        looks integer NOT NULL,
        looked integer NOT NULL DEFAULT 0 CHECK (looked <= looks),
        problem text,
        created_by uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE INDEX segment_backtests_segment ON segment_backtests (segment_id, created_at);
      CREATE INDEX segment_backtests_by ON segment_backtests (created_by);
      CREATE INDEX segment_backtests_due ON segment_backtests (created_at) WHERE state IN ('waiting', 'running');

      CREATE TABLE segment_backtest_looks (
        backtest_id uuid NOT NULL REFERENCES segment_backtests(id) ON DELETE CASCADE,
        day date NOT NULL,
        members integer NOT NULL,
        hits integer NOT NULL,
        everybody integer NOT NULL,
        everybody_hits integer NOT NULL,
        PRIMARY KEY (backtest_id, day)
      );
      -- What followed, once for each subject; first_look is the first look that had the subject in and the outcome ahead.
      CREATE TABLE segment_backtest_outcomes (
        backtest_id uuid NOT NULL REFERENCES segment_backtests(id) ON DELETE CASCADE,
        subject_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        outcome_at timestamptz NOT NULL,
        first_look timestamptz,
        PRIMARY KEY (backtest_id, subject_id, outcome_at)
      );
      CREATE INDEX segment_backtest_outcomes_account ON segment_backtest_outcomes (account_id);
      ${protectSql('segment_backtests', 'created_by = (SELECT viewer_id())')}
      ${protectSql('segment_backtest_looks', 'EXISTS (SELECT 1 FROM segment_backtests b WHERE b.id = backtest_id)')}
      ${protectByAccountSql('segment_backtest_outcomes')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE segment_backtest_outcomes, segment_backtest_looks, segment_backtests;');
  }
}
