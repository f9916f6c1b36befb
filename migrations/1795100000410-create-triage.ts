// Triage: what customers wrote in trouble and what was done about it, in whose hands cases are, who was asked to step in, the runs.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql, protectSql } from '#platform/database';

const OF_CASE = 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)';

export class CreateTriage1795100000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- An inbound message, live, with negative or needs-attention signals.
      CREATE TABLE triage_arrivals (
        message_id uuid PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        -- A kind for each signal that counts: a tile counts signals.
        kinds text[] NOT NULL,
        negative boolean NOT NULL,
        -- One business day later.
        due_at timestamptz NOT NULL,
        acted_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by uuid REFERENCES users(id),
        acknowledged_reason text,
        acknowledged_channel text CHECK (acknowledged_channel IN ('console', 'mail'))
      );
      CREATE INDEX triage_arrivals_at ON triage_arrivals (at, case_id);
      CREATE INDEX triage_arrivals_case ON triage_arrivals (case_id, at);
      CREATE INDEX triage_arrivals_open ON triage_arrivals (at, case_id) WHERE acted_at IS NULL AND acknowledged_at IS NULL;

      -- What people did about cases, each once.
      CREATE TABLE triage_actions (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        act text NOT NULL,
        -- The message, the escalation, the event that it is known from.
        subject_id uuid NOT NULL,
        by_id uuid REFERENCES users(id),
        owner_id uuid REFERENCES users(id),
        channel text NOT NULL DEFAULT 'console' CHECK (channel IN ('console', 'mail', 'source')),
        at timestamptz NOT NULL,
        look_again_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX triage_actions_once ON triage_actions (subject_id, act);
      CREATE INDEX triage_actions_case ON triage_actions (case_id, at);
      CREATE INDEX triage_actions_person ON triage_actions (by_id, at);

      -- In whose hands a case is, after the last action.
      CREATE TABLE triage_cases (
        case_id uuid PRIMARY KEY REFERENCES cases(id) ON DELETE CASCADE,
        act text,
        by_id uuid REFERENCES users(id),
        owner_id uuid REFERENCES users(id),
        at timestamptz NOT NULL,
        -- Null: it has ended, or nobody has to.
        look_again_at timestamptz
      );
      CREATE INDEX triage_cases_again ON triage_cases (look_again_at, case_id) WHERE look_again_at IS NOT NULL;
      CREATE INDEX triage_cases_owner ON triage_cases (owner_id);

      CREATE TABLE engagements (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('csm', 'am')),
        owner_id uuid NOT NULL REFERENCES users(id),
        ask text NOT NULL,
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'accepted', 'done', 'declined')),
        outcome text,
        requested_by uuid REFERENCES users(id),
        requested_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX engagements_open ON engagements (case_id, role) WHERE state IN ('requested', 'accepted');
      CREATE INDEX engagements_case ON engagements (case_id, requested_at);
      CREATE INDEX engagements_account ON engagements (account_id);
      CREATE INDEX engagements_owner ON engagements (owner_id, state, requested_at);

      CREATE TABLE shift_runs (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        team_id uuid REFERENCES teams(id) ON DELETE SET NULL,
        started_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        ended_at timestamptz,
        active_ms bigint NOT NULL DEFAULT 0,
        steps integer[] NOT NULL DEFAULT '{}',
        -- How many open cases there were, and how many needed somebody, at the start and at the end.
        open_cases integer NOT NULL,
        needed integer NOT NULL,
        left_over integer
      );
      CREATE UNIQUE INDEX shift_runs_open ON shift_runs (user_id) WHERE ended_at IS NULL;
      CREATE INDEX shift_runs_user ON shift_runs (user_id, started_at);
      CREATE INDEX shift_runs_started ON shift_runs (started_at, id);
      CREATE INDEX shift_runs_team ON shift_runs (team_id);

      CREATE TABLE triage_views (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        name text NOT NULL,
        view text NOT NULL,
        filter jsonb NOT NULL
      );
      CREATE UNIQUE INDEX triage_views_name ON triage_views (user_id, lower(name));

      CREATE TABLE triage_settings (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        -- What a shift's triage took before, as the people who did it say.
        baseline_minutes integer CHECK (baseline_minutes BETWEEN 1 AND 600),
        went_live_on date
      );
      INSERT INTO triage_settings DEFAULT VALUES;

      ${['triage_arrivals', 'triage_actions', 'triage_cases'].map((table) => protectSql(table, OF_CASE)).join('\n')}
      ${protectByAccountSql('engagements')}
      CREATE POLICY engagements_mine ON engagements USING (owner_id = (SELECT viewer_id()) OR ${OF_CASE});
      ${protectSql('shift_runs', `user_id = (SELECT viewer_id()) OR (SELECT viewer_role()) IN ('support_manager', 'escalation_manager')`)}
      ALTER TABLE triage_views ENABLE ROW LEVEL SECURITY;
      CREATE POLICY triage_views_scope ON triage_views
        USING ((SELECT current_setting('app.scope', true) = 'system') OR user_id = (SELECT viewer_id()));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE triage_settings, triage_views, shift_runs, engagements, triage_cases, triage_actions, triage_arrivals;',
    );
  }
}
