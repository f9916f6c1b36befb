// Which SuccessBLOCs were applied, each with its text as it came.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateBlocs1795000001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bloc_installs (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        name text NOT NULL,
        text text NOT NULL,
        hash text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        applied_at timestamptz NOT NULL,
        applied_by uuid REFERENCES users(id)
      );
      CREATE UNIQUE INDEX bloc_installs_key ON bloc_installs (key);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bloc_installs;');
  }
}
