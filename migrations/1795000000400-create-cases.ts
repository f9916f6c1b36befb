// Cases and what is said in them; how a case finds its account; and who sees a case.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intervalTableSql, protectSql } from '#platform/database';

const visibleAccounts = (more: string): string => `
  CREATE OR REPLACE FUNCTION visible_account_ids() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT account_id FROM account_owners WHERE user_id = viewer_id()
    UNION SELECT a.account_id FROM team_accounts a JOIN team_members m ON m.team_id = a.team_id WHERE m.user_id = viewer_id()
    ${more}
  $$;`;

export class CreateCases1795000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (
        id uuid PRIMARY KEY,
        source text NOT NULL,
        external_id text NOT NULL,
        account_id uuid REFERENCES accounts(id) ON DELETE CASCADE,
        contact_id uuid REFERENCES contacts(id) ON DELETE SET NULL,
        contact_email text,
        organisation_key text,
        subject text NOT NULL DEFAULT '',
        product text,
        status text NOT NULL DEFAULT 'new',
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'pending', 'resolved', 'closed')),
        priority text NOT NULL DEFAULT 'normal',
        severity text,
        team text,
        assignee text,
        opened_at timestamptz NOT NULL,
        first_response_at timestamptz,
        resolved_at timestamptz,
        closed_at timestamptz,
        reopen_count integer NOT NULL DEFAULT 0,
        last_inbound_at timestamptz,
        last_outbound_at timestamptz,
        last_message_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX cases_key ON cases (source, external_id);
      CREATE INDEX cases_account ON cases (account_id, opened_at);
      CREATE INDEX cases_contact ON cases (contact_id);
      CREATE INDEX cases_opened ON cases (opened_at, id);
      CREATE INDEX cases_active ON cases (updated_at, id) WHERE state IN ('open', 'pending');
      CREATE INDEX cases_team ON cases (team);
      CREATE INDEX cases_unmatched ON cases (organisation_key, contact_email) WHERE account_id IS NULL;
      ${intervalTableSql({ table: 'case_intervals', subject: 'case_id' }, 'cases')}
      CREATE INDEX case_intervals_state ON case_intervals (from_at, to_at) WHERE attribute = 'state';

      CREATE TABLE messages (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        source text NOT NULL,
        external_id text NOT NULL,
        direction text NOT NULL CHECK (direction IN ('inbound', 'outbound', 'note')),
        author_name text,
        author_email text,
        contact_id uuid REFERENCES contacts(id) ON DELETE SET NULL,
        user_id uuid REFERENCES users(id) ON DELETE SET NULL,
        body text NOT NULL,
        sent_at timestamptz NOT NULL,
        automatic boolean NOT NULL DEFAULT false,
        origin text NOT NULL CHECK (origin IN ('live', 'backfill')),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX messages_key ON messages (source, external_id);
      CREATE INDEX messages_case ON messages (case_id, sent_at, id);

      -- Decisions of people about where unmatched cases belong: made once, applied to all that come.
      CREATE TABLE case_match_rules (
        kind text NOT NULL CHECK (kind IN ('organisation', 'email', 'domain')),
        key text NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        PRIMARY KEY (kind, key)
      );
      ${visibleAccounts('UNION SELECT c.account_id FROM cases c WHERE c.team IN (SELECT viewer_groups()) AND c.account_id IS NOT NULL')}
      ${protectSql('cases', 'account_id IN (SELECT visible_account_ids()) OR team IN (SELECT viewer_groups()) OR assignee = (SELECT viewer_email())')}
      ${['messages', 'case_intervals'].map((table) => protectSql(table, `EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)`)).join('\n')}
      ${protectSql('case_match_rules', 'account_id IN (SELECT visible_account_ids())')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${visibleAccounts('')} DROP TABLE case_match_rules, messages, case_intervals, cases;`);
  }
}
