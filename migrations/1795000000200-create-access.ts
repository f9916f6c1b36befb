// People: users, sessions, tokens, virtual teams; the audit log; and the functions that row-level security asks who is looking.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccess1795000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (email = lower(email)),
        name text NOT NULL,
        role text NOT NULL CHECK (role IN ('admin', 'leader', 'support_manager', 'escalation_manager', 'swarm_lead', 'csm',
          'account_manager', 'agent', 'expert', 'read_only')),
        password_hash text,
        active boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX users_email ON users (email);

      CREATE TABLE sessions (
        token_hash bytea PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sessions_user ON sessions (user_id);

      CREATE TABLE sign_in_failures (
        email text PRIMARY KEY,
        failures int NOT NULL,
        retry_at timestamptz NOT NULL
      );

      CREATE TABLE setup_links (
        token_hash bytea PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        used_at timestamptz
      );

      CREATE TABLE api_tokens (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        name text NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_at timestamptz
      );

      CREATE TABLE teams (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        support_groups text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX teams_name ON teams (lower(name));
      CREATE TABLE team_members (
        team_id uuid NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        PRIMARY KEY (team_id, user_id)
      );
      CREATE INDEX team_members_user ON team_members (user_id);
      CREATE TABLE team_accounts (
        team_id uuid NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
        account_id uuid NOT NULL,
        PRIMARY KEY (team_id, account_id)
      );

      CREATE TABLE audit_blocks (
        no bigint PRIMARY KEY,
        entries int NOT NULL,
        hash bytea NOT NULL,
        sealed_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE audit_entries (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        actor uuid,
        action text NOT NULL,
        subject text,
        detail jsonb NOT NULL DEFAULT '{}',
        block bigint REFERENCES audit_blocks(no)
      );
      CREATE INDEX audit_entries_unsealed ON audit_entries (seq) WHERE block IS NULL;
      CREATE INDEX audit_entries_block ON audit_entries (block, seq);
      -- Append-only for the product itself: it may add entries and seal them, nothing else.
      REVOKE UPDATE, DELETE ON audit_entries, audit_blocks FROM bellwether_app;
      GRANT UPDATE (block) ON audit_entries TO bellwether_app;

      CREATE FUNCTION viewer_id() RETURNS uuid LANGUAGE sql STABLE
        AS $$ SELECT nullif(current_setting('app.user', true), '')::uuid $$;
      CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT role FROM users WHERE id = viewer_id() AND active $$;
      -- Policies call this in a sub-select, so that it runs once a statement.
      CREATE FUNCTION sees_all() RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT coalesce(current_setting('app.scope', true) = 'system' OR viewer_role() IN ('admin', 'leader', 'read_only'), false) $$;
      CREATE FUNCTION viewer_groups() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT unnest(t.support_groups) FROM teams t JOIN team_members m ON m.team_id = t.id WHERE m.user_id = viewer_id() $$;
      CREATE FUNCTION viewer_email() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT email FROM users WHERE id = viewer_id() AND active $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION viewer_email(), viewer_groups(), sees_all(), viewer_role(), viewer_id();
      DROP TABLE audit_entries, audit_blocks, team_accounts, team_members, teams, api_tokens, setup_links, sign_in_failures, sessions, users;`);
  }
}
