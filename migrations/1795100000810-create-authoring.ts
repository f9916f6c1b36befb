// Mails that people write in the console: every version that was ever saved.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuthoring1795100000810 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE template_versions (
        name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
        -- Empty: the template itself, for everybody who has no language of their own.
        locale text NOT NULL,
        number integer NOT NULL CHECK (number > 0),
        source jsonb NOT NULL,
        note text NOT NULL DEFAULT '',
        saved_by uuid REFERENCES users(id),
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (name, locale, number)
      );
      CREATE INDEX template_versions_saver ON template_versions (saved_by);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE template_versions;');
  }
}
