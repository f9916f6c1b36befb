// Mails that people write in the console: every version that was ever saved, and the pictures in them.
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
      CREATE INDEX template_versions_saver ON template_versions (saved_by);

      CREATE TABLE template_images (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        type text NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/gif')),
        width integer NOT NULL,
        height integer NOT NULL,
        content bytea NOT NULL,
        uploaded_by uuid REFERENCES users(id),
        uploaded_at timestamptz NOT NULL
      );
      CREATE INDEX template_images_uploaded ON template_images (uploaded_at, id);
      CREATE INDEX template_images_uploader ON template_images (uploaded_by);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE template_images, template_versions;');
  }
}
