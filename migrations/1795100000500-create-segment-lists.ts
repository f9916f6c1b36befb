// Static lists: who was put on a segment by hand or by a file, from when to when; and usage found by contact.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql } from '#platform/database';

export class CreateSegmentLists1795100000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE segments ADD COLUMN kind text NOT NULL DEFAULT 'rule' CHECK (kind IN ('rule', 'list'));

      CREATE TABLE segment_list_entries (
        id uuid PRIMARY KEY,
        segment_id uuid NOT NULL REFERENCES segments(id) ON DELETE CASCADE,
        subject_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        contact_id uuid GENERATED ALWAYS AS (nullif(subject_id, account_id)) STORED REFERENCES contacts(id) ON DELETE CASCADE,
        from_at timestamptz NOT NULL,
        to_at timestamptz,
        added_by uuid REFERENCES users(id) ON DELETE SET NULL,
        CHECK (from_at < to_at)
      );
      CREATE UNIQUE INDEX segment_list_entries_open ON segment_list_entries (segment_id, subject_id) WHERE to_at IS NULL;
      CREATE INDEX segment_list_entries_subject ON segment_list_entries (segment_id, subject_id, from_at);
      CREATE INDEX segment_list_entries_account ON segment_list_entries (account_id);
      CREATE INDEX segment_list_entries_contact ON segment_list_entries (contact_id) WHERE contact_id IS NOT NULL;
      CREATE INDEX segment_list_entries_by ON segment_list_entries (added_by);
      ${protectByAccountSql('segment_list_entries')}

      CREATE INDEX usage_days_contact ON usage_days (contact_id, day) WHERE contact_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX usage_days_contact;
      DROP TABLE segment_list_entries;
      ALTER TABLE segments DROP COLUMN kind;`);
  }
}
