// Escalations as intervals of an account, the requests that come before them, and who sees both.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intervalTableSql, protectByAccountSql, protectSql } from '#platform/database';

export class CreateEscalations1795000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE escalations (
        id uuid PRIMARY KEY,
        -- Null for those opened here; the key of the others in the system that told of them.
        source text,
        external_id text,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        case_id uuid REFERENCES cases(id) ON DELETE SET NULL,
        severity text NOT NULL DEFAULT 'normal' CHECK (severity IN ('critical', 'high', 'normal', 'low')),
        owner_id uuid REFERENCES users(id),
        reason text NOT NULL DEFAULT '',
        stage text NOT NULL DEFAULT 'new' CHECK (stage IN ('new', 'plan_in_place', 'fix_delivered', 'customer_confirmed')),
        value_at_stake numeric(16,2) CHECK (value_at_stake >= 0),
        currency text CHECK (currency ~ '^[A-Z]{3}$'),
        value_reason text,
        opened_at timestamptz NOT NULL,
        opened_by uuid REFERENCES users(id),
        resolved_at timestamptz,
        resolved_by uuid REFERENCES users(id),
        next_update_due_at timestamptz,
        root_cause text,
        summary text,
        prevention text,
        origin text NOT NULL DEFAULT 'live' CHECK (origin IN ('live', 'backfill')),
        reopened_from_id uuid REFERENCES escalations(id) ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((source IS NULL) = (external_id IS NULL)),
        CHECK (opened_at <= resolved_at)
      );
      CREATE UNIQUE INDEX escalations_key ON escalations (source, external_id);
      CREATE INDEX escalations_account ON escalations (account_id, opened_at);
      CREATE INDEX escalations_case ON escalations (case_id);
      CREATE INDEX escalations_owner ON escalations (owner_id);
      CREATE INDEX escalations_opened ON escalations (opened_at, id);
      CREATE INDEX escalations_resolved ON escalations (resolved_at, id);
      CREATE INDEX escalations_open ON escalations (account_id) WHERE resolved_at IS NULL;
      -- An interval is reopened once; what it reopened as can be reopened again.
      CREATE UNIQUE INDEX escalations_reopened_from ON escalations (reopened_from_id);
      ${intervalTableSql({ table: 'escalation_intervals', subject: 'escalation_id' }, 'escalations')}

      CREATE TABLE escalation_requests (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        -- The case's account: follows the case while the request is open.
        account_id uuid REFERENCES accounts(id) ON DELETE CASCADE,
        message_id uuid REFERENCES messages(id) ON DELETE SET NULL,
        reason text NOT NULL DEFAULT '',
        requested_at timestamptz NOT NULL,
        requested_by uuid REFERENCES users(id),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined')),
        decided_by uuid REFERENCES users(id),
        decided_at timestamptz,
        decision_reason text,
        escalation_id uuid REFERENCES escalations(id) ON DELETE SET NULL,
        origin text NOT NULL DEFAULT 'live' CHECK (origin IN ('live', 'backfill')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'open') = (decided_at IS NULL))
      );
      CREATE UNIQUE INDEX escalation_requests_open ON escalation_requests (case_id) WHERE state = 'open';
      CREATE UNIQUE INDEX escalation_requests_message ON escalation_requests (message_id);
      CREATE INDEX escalation_requests_case ON escalation_requests (case_id, requested_at);
      CREATE INDEX escalation_requests_account ON escalation_requests (account_id);
      CREATE INDEX escalation_requests_state ON escalation_requests (state, requested_at, id);
      CREATE INDEX escalation_requests_escalation ON escalation_requests (escalation_id);

      ${protectByAccountSql('escalations')}
      ${protectSql('escalation_intervals', 'EXISTS (SELECT 1 FROM escalations e WHERE e.id = escalation_id)')}
      ${protectSql('escalation_requests', 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE escalation_requests, escalation_intervals, escalations;');
  }
}
