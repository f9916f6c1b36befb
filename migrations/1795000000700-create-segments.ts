// Segments, who was in them from when to when, and when time alone asks to look again.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql, protectSql } from '#platform/database';

export class CreateSegments1795000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE segments (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        object text NOT NULL CHECK (object IN ('account', 'contact')),
        rule jsonb NOT NULL,
        active boolean NOT NULL,
        -- Rises when who belongs to it changes by decision; members are those of filled_version.
        version integer NOT NULL DEFAULT 1,
        filled_version integer NOT NULL DEFAULT 0 CHECK (filled_version <= version),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX segments_key ON segments (key);
      CREATE INDEX segments_name ON segments (lower(name), id);

      CREATE TABLE segment_memberships (
        id uuid PRIMARY KEY,
        segment_id uuid NOT NULL REFERENCES segments(id) ON DELETE CASCADE,
        subject_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        contact_id uuid GENERATED ALWAYS AS (nullif(subject_id, account_id)) STORED REFERENCES contacts(id) ON DELETE CASCADE,
        entered_at timestamptz NOT NULL,
        left_at timestamptz,
        origin text NOT NULL CHECK (origin IN ('live', 'backfill')),
        enter_cause jsonb NOT NULL,
        leave_cause text,
        CHECK (entered_at < left_at),
        CHECK ((left_at IS NULL) = (leave_cause IS NULL))
      );
      CREATE UNIQUE INDEX segment_memberships_open ON segment_memberships (segment_id, subject_id) WHERE left_at IS NULL;
      CREATE INDEX segment_memberships_entered ON segment_memberships (segment_id, entered_at, id);
      CREATE INDEX segment_memberships_left ON segment_memberships (segment_id, left_at, id) WHERE left_at IS NOT NULL;
      CREATE INDEX segment_memberships_subject ON segment_memberships (subject_id, entered_at);
      CREATE INDEX segment_memberships_account ON segment_memberships (account_id);
      CREATE INDEX segment_memberships_contact ON segment_memberships (contact_id) WHERE contact_id IS NOT NULL;

      -- Members and others alike: time takes out, and time brings in.
      CREATE TABLE segment_checks (
        segment_id uuid NOT NULL REFERENCES segments(id) ON DELETE CASCADE,
        subject_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (segment_id, subject_id)
      );
      CREATE INDEX segment_checks_at ON segment_checks (at);

      ${protectByAccountSql('segment_memberships')}
      ${protectSql('segment_checks', 'false')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE segment_checks, segment_memberships, segments;');
  }
}
