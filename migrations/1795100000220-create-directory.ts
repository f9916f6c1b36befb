// Whom to turn to with which kind of trouble, and cases that were handed to them.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateDirectory1795100000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A column that is null stands for any. Of several that fit, the one that says most counts.
      CREATE TABLE directory_entries (
        id uuid PRIMARY KEY,
        product text,
        problem_type text,
        severity text CHECK (severity IN ('critical', 'high', 'normal', 'low')),
        team text NOT NULL,
        person_id uuid REFERENCES users(id),
        backup_id uuid REFERENCES users(id),
        hours text NOT NULL DEFAULT '',
        channel text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX directory_entries_key ON directory_entries
        (lower(coalesce(product, '')), lower(coalesce(problem_type, '')), coalesce(severity, ''));
      CREATE INDEX directory_entries_person ON directory_entries (person_id);
      CREATE INDEX directory_entries_backup ON directory_entries (backup_id);

      CREATE TABLE hand_overs (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        entry_id uuid REFERENCES directory_entries(id) ON DELETE SET NULL,
        team text NOT NULL,
        person_id uuid REFERENCES users(id),
        -- Whose it was before: there it goes back to.
        from_team text,
        from_assignee text,
        reason text NOT NULL,
        handed_by uuid REFERENCES users(id),
        handed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'returned')),
        answered_by uuid REFERENCES users(id),
        answered_at timestamptz,
        answer text,
        CHECK ((state = 'waiting') = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX hand_overs_waiting ON hand_overs (case_id) WHERE state = 'waiting';
      CREATE INDEX hand_overs_case ON hand_overs (case_id, handed_at);
      CREATE INDEX hand_overs_state ON hand_overs (state, handed_at, id);
      CREATE INDEX hand_overs_entry ON hand_overs (entry_id);
      ${['person_id', 'handed_by', 'answered_by'].map((column) => `CREATE INDEX hand_overs_${column} ON hand_overs (${column});`).join('\n')}
      ${protectSql('hand_overs', 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id) OR handed_by = (SELECT viewer_id())')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hand_overs, directory_entries;');
  }
}
