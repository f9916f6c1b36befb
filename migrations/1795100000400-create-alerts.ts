// What people want to be told about, what they were told, and what has still to leave for their mailboxes and webhooks.
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody's own: not even those who see every account read what others are told. */
const own = (table: string, condition: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_scope ON ${table} USING ((SELECT current_setting('app.scope', true) = 'system') OR (${condition}));`;

export class CreateAlerts1795100000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE alert_rules (
        id uuid PRIMARY KEY,
        owner_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        -- The starter that it was made from.
        starter text,
        name text NOT NULL,
        direction text CHECK (direction IN ('inbound', 'outbound', 'note')),
        families text[] NOT NULL DEFAULT '{}',
        kinds text[] NOT NULL DEFAULT '{}',
        likely_to_escalate boolean NOT NULL DEFAULT false,
        sentiment_at_most integer CHECK (sentiment_at_most BETWEEN 0 AND 100),
        attention_at_least integer CHECK (attention_at_least BETWEEN 0 AND 100),
        clock_warned boolean NOT NULL DEFAULT false,
        clock_breached boolean NOT NULL DEFAULT false,
        watches text NOT NULL CHECK (watches IN ('my_teams', 'team', 'everything')),
        team_id uuid REFERENCES teams(id) ON DELETE CASCADE,
        audience text NOT NULL CHECK (audience IN ('me', 'team')),
        email boolean NOT NULL,
        webhook_url text,
        webhook_shape text NOT NULL CHECK (webhook_shape IN ('plain', 'slack', 'teams')),
        webhook_secret text NOT NULL,
        pace text NOT NULL CHECK (pace IN ('immediate', 'digest')),
        enabled boolean NOT NULL,
        -- What was so before is no news.
        enabled_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CHECK ((watches = 'team') = (team_id IS NOT NULL))
      );
      CREATE INDEX alert_rules_owner ON alert_rules (owner_id);
      CREATE INDEX alert_rules_team ON alert_rules (team_id);
      CREATE UNIQUE INDEX alert_rules_starter ON alert_rules (owner_id, starter);

      CREATE TABLE alert_settings (
        user_id uuid PRIMARY KEY REFERENCES users(id) ON DELETE CASCADE,
        zone text NOT NULL,
        quiet_from integer,
        quiet_to integer,
        digest_at integer[] NOT NULL
      );

      CREATE TABLE alerts (
        id uuid PRIMARY KEY,
        -- A rule may go; what it told stays.
        rule_id uuid REFERENCES alert_rules(id) ON DELETE SET NULL,
        rule_name text NOT NULL,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        trigger text NOT NULL,
        -- What it is about: a message, a prediction, a clock of the case.
        subject_id uuid NOT NULL,
        facts jsonb NOT NULL DEFAULT '{}',
        occurred_at timestamptz NOT NULL,
        raised_at timestamptz NOT NULL,
        read_at timestamptz,
        act text CHECK (act IN ('take', 'acknowledge')),
        act_reason text,
        act_channel text CHECK (act_channel IN ('console', 'mail')),
        acted_at timestamptz
      );
      CREATE UNIQUE INDEX alerts_once ON alerts (rule_id, user_id, subject_id);
      CREATE INDEX alerts_user ON alerts (user_id, raised_at, id);
      CREATE INDEX alerts_unread ON alerts (user_id) WHERE read_at IS NULL;
      CREATE INDEX alerts_case ON alerts (case_id, user_id);

      -- One row for each way out of an alert beside the bell.
      CREATE TABLE alert_dispatches (
        alert_id uuid NOT NULL REFERENCES alerts(id) ON DELETE CASCADE,
        channel text NOT NULL CHECK (channel IN ('email', 'webhook')),
        rule_id uuid REFERENCES alert_rules(id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'handed', 'sent', 'failed')),
        due_at timestamptz NOT NULL,
        -- The mail, or the call, that it leaves with: several may share it.
        letter_id uuid,
        left_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        lease_until timestamptz,
        error text,
        PRIMARY KEY (alert_id, channel)
      );
      CREATE INDEX alert_dispatches_due ON alert_dispatches (channel, due_at) WHERE state = 'waiting';
      CREATE INDEX alert_dispatches_handed ON alert_dispatches (letter_id) WHERE state = 'handed';
      CREATE INDEX alert_dispatches_letter ON alert_dispatches (letter_id);
      CREATE INDEX alert_dispatches_user ON alert_dispatches (user_id, channel, left_at);
      CREATE INDEX alert_dispatches_rule ON alert_dispatches (rule_id, channel, left_at);

      ${own('alert_rules', `owner_id = (SELECT viewer_id())`)}
      ${own('alert_settings', `user_id = (SELECT viewer_id())`)}
      ${own('alerts', `user_id = (SELECT viewer_id()) AND EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)`)}
      ${own('alert_dispatches', `user_id = (SELECT viewer_id())`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alert_dispatches, alerts, alert_settings, alert_rules;');
  }
}
