// Imports: saved mappings, runs and how far they came, and the rows that could not land.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateImports1795000000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_mappings (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        definition jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX import_mappings_name ON import_mappings (name);

      CREATE TABLE import_runs (
        id uuid PRIMARY KEY,
        file_name text NOT NULL,
        file_path text NOT NULL,
        -- Which file, read how: a run that broke off is found again by it.
        fingerprint text NOT NULL,
        -- The file is a copy of ours, to be deleted at the end; any worker may go on with it.
        uploaded boolean NOT NULL,
        -- As it was when the run began: changing a saved mapping does not change a run under way.
        mapping jsonb NOT NULL,
        origin text NOT NULL CHECK (origin IN ('live', 'backfill')),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'finished', 'failed', 'cancelled')),
        position bigint NOT NULL DEFAULT 0,
        bytes bigint NOT NULL DEFAULT 0,
        total_bytes bigint NOT NULL,
        made bigint NOT NULL DEFAULT 0,
        changed bigint NOT NULL DEFAULT 0,
        rejected bigint NOT NULL DEFAULT 0,
        skipped bigint NOT NULL DEFAULT 0,
        busy_ms bigint NOT NULL DEFAULT 0,
        reject_header text NOT NULL,
        error_code text,
        error_message text,
        started_by uuid REFERENCES users(id),
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        -- Whoever works on the run: each chunk proves that it still does, and prolongs.
        lease uuid,
        leased_until timestamptz
      );
      CREATE INDEX import_runs_created ON import_runs (created_at, id);
      CREATE INDEX import_runs_fingerprint ON import_runs (fingerprint, created_at);
      CREATE INDEX import_runs_started_by ON import_runs (started_by);
      CREATE INDEX import_runs_active ON import_runs (leased_until) WHERE state IN ('waiting', 'running');

      CREATE TABLE import_rejects (
        run_id uuid NOT NULL REFERENCES import_runs(id) ON DELETE CASCADE,
        row_index bigint NOT NULL,
        line bigint NOT NULL,
        columns text NOT NULL,
        code text NOT NULL,
        message text NOT NULL,
        -- The row as a line of the reject file.
        record text NOT NULL,
        PRIMARY KEY (run_id, row_index)
      );
      ${protectSql('import_rejects', 'EXISTS (SELECT 1 FROM import_runs r WHERE r.id = run_id AND r.started_by = (SELECT viewer_id()))')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_rejects, import_runs, import_mappings;');
  }
}
