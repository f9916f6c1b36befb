// The ground under every room: the role that row-level security binds, the installation, and the event tables.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGround1795000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the server, not the database: another installation beside this one may have made it already.
    await runner.query(`
      DO $$ BEGIN CREATE ROLE bellwether_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
      DO $$ BEGIN EXECUTE format('GRANT bellwether_app TO %I', current_user);
      EXCEPTION WHEN insufficient_privilege THEN
        IF NOT pg_has_role(current_user, 'bellwether_app', 'USAGE') THEN
          RAISE EXCEPTION 'Ask a superuser to run: GRANT bellwether_app TO %', current_user;
        END IF;
      END $$;
      GRANT USAGE ON SCHEMA public TO bellwether_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO bellwether_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO bellwether_app;

      CREATE TABLE installation (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        secret bytea NOT NULL DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      INSERT INTO installation DEFAULT VALUES;

      CREATE TABLE events (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        position bigint UNIQUE,
        name text NOT NULL,
        subjects uuid[] NOT NULL CHECK (cardinality(subjects) BETWEEN 1 AND 1000),
        origin text NOT NULL CHECK (origin IN ('live', 'backfill')),
        occurred_at timestamptz NOT NULL,
        payload jsonb NOT NULL DEFAULT '{}',
        written_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX events_unstamped ON events (seq) WHERE position IS NULL;

      CREATE TABLE event_cursors (
        subscriber text PRIMARY KEY,
        position bigint NOT NULL,
        moved_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE event_failures (
        subscriber text NOT NULL,
        event_id uuid NOT NULL REFERENCES events(id),
        tries int NOT NULL,
        error text NOT NULL,
        parked boolean NOT NULL DEFAULT false,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (subscriber, event_id)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE event_failures, event_cursors, events, installation;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM bellwether_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM bellwether_app;
      REVOKE USAGE ON SCHEMA public FROM bellwether_app;`);
  }
}
