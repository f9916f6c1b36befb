// Accounts, their contacts, owners and usage, each changing attribute as intervals; and who may see which account.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intervalTableSql, protectByAccountSql, protectSql } from '#platform/database';

export class CreateAccounts1795000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        domains text[] NOT NULL DEFAULT '{}',
        annual_value numeric(16,2) CHECK (annual_value >= 0),
        currency text CHECK (currency ~ '^[A-Z]{3}$'),
        tier text,
        strategic boolean NOT NULL DEFAULT false,
        industry text,
        journey_stage text,
        contract_status text NOT NULL DEFAULT 'active' CHECK (contract_status IN ('prospect', 'active', 'cancelled', 'churned')),
        churned_on date,
        renewal_on date,
        started_on date,
        parent_id uuid REFERENCES accounts(id) ON DELETE SET NULL CHECK (parent_id <> id),
        time_zone text,
        licences integer CHECK (licences >= 0),
        custom jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX accounts_name ON accounts (lower(name), id);
      CREATE INDEX accounts_value ON accounts (coalesce(annual_value, -1), id);
      CREATE INDEX accounts_parent ON accounts (parent_id);
      CREATE INDEX accounts_domains ON accounts USING gin (domains);

      CREATE TABLE account_external_ids (
        source text NOT NULL,
        external_id text NOT NULL,
        -- Deferred: the key is claimed before the row is written, so that two writers of one account meet here.
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (source, external_id)
      );
      CREATE INDEX account_external_ids_account ON account_external_ids (account_id);

      CREATE TABLE account_owners (
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('csm', 'am', 'sponsor')),
        user_id uuid NOT NULL REFERENCES users(id),
        PRIMARY KEY (account_id, role)
      );
      CREATE INDEX account_owners_user ON account_owners (user_id, account_id);
      ${intervalTableSql({ table: 'account_intervals', subject: 'account_id' }, 'accounts')}

      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        email text CHECK (email = lower(email)),
        first_name text,
        last_name text,
        roles text[] NOT NULL DEFAULT '{}',
        phone text,
        time_zone text,
        locale text,
        onboarded_at timestamptz,
        first_seen_at timestamptz,
        last_active_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX contacts_account_email ON contacts (account_id, email);
      CREATE INDEX contacts_email ON contacts (email);
      CREATE INDEX contacts_roles ON contacts USING gin (roles);

      CREATE TABLE contact_external_ids (
        source text NOT NULL,
        external_id text NOT NULL,
        contact_id uuid NOT NULL REFERENCES contacts(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (source, external_id)
      );
      CREATE INDEX contact_external_ids_contact ON contact_external_ids (contact_id);
      ${intervalTableSql({ table: 'contact_intervals', subject: 'contact_id' }, 'contacts')}

      CREATE TABLE features (
        name text PRIMARY KEY,
        label text NOT NULL,
        high_value boolean NOT NULL DEFAULT false
      );
      CREATE TABLE usage_events (
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        contact_id uuid REFERENCES contacts(id) ON DELETE CASCADE,
        feature text NOT NULL,
        at timestamptz NOT NULL,
        quantity numeric NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX usage_events_key ON usage_events (account_id, contact_id, feature, at) NULLS NOT DISTINCT;
      CREATE TABLE usage_days (
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        contact_id uuid REFERENCES contacts(id) ON DELETE CASCADE,
        feature text NOT NULL,
        day date NOT NULL,
        quantity numeric NOT NULL
      );
      CREATE UNIQUE INDEX usage_days_key ON usage_days (account_id, day, feature, contact_id) NULLS NOT DISTINCT;

      CREATE FUNCTION visible_account_ids() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT account_id FROM account_owners WHERE user_id = viewer_id()
        UNION SELECT a.account_id FROM team_accounts a JOIN team_members m ON m.team_id = a.team_id WHERE m.user_id = viewer_id()
      $$;
      ${protectByAccountSql('accounts', 'id')}
      ${['account_external_ids', 'account_owners', 'account_intervals', 'contacts', 'usage_events', 'usage_days'].map((table) => protectByAccountSql(table)).join('\n')}
      ${['contact_external_ids', 'contact_intervals'].map((table) => protectSql(table, `EXISTS (SELECT 1 FROM contacts c WHERE c.id = contact_id)`)).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE usage_days, usage_events, features, contact_intervals, contact_external_ids, contacts,
        account_intervals, account_owners, account_external_ids, accounts;
      DROP FUNCTION visible_account_ids();`);
  }
}
