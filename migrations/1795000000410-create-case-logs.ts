// What sources that log every state of a case have told of each: the points that its history is made of, whatever order they came in.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateCaseLogs1795000000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_logs (
        case_id uuid PRIMARY KEY REFERENCES cases(id) ON DELETE CASCADE,
        -- In order: [milliseconds, sequence, status, priority, team, assignee]. Read and written whole.
        points json NOT NULL
      );
      ${protectSql('case_logs', 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)')}

      -- A foreign key looks its parent up once a row, which is half of what writing a log's history costs. These do the same once a
      -- statement: the cases must be there, stay there until the transaction ends, and take their history along when they go.
      CREATE FUNCTION case_intervals_have_cases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN
        PERFORM 1 FROM cases WHERE id IN (SELECT case_id FROM added) FOR KEY SHARE;
        IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = a.case_id)) THEN
          RAISE foreign_key_violation USING MESSAGE = 'an interval in case_intervals is of no case';
        END IF;
        RETURN NULL;
      END $$;
      CREATE FUNCTION case_intervals_go_with_cases() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN
        DELETE FROM case_intervals i USING gone g WHERE i.case_id = g.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER case_intervals_have_cases AFTER INSERT ON case_intervals REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION case_intervals_have_cases();
      CREATE TRIGGER case_intervals_go_with_cases AFTER DELETE ON cases REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION case_intervals_go_with_cases();
      ALTER TABLE case_intervals DROP CONSTRAINT case_intervals_case_id_fkey;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_intervals ADD CONSTRAINT case_intervals_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE;
      DROP TRIGGER case_intervals_have_cases ON case_intervals;
      DROP TRIGGER case_intervals_go_with_cases ON cases;
      DROP FUNCTION case_intervals_have_cases(), case_intervals_go_with_cases();
      DROP TABLE case_logs;`);
  }
}
