// The questions that tasks ask, so that rules can read their answers.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTaskFields1795100000630 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task_fields (
        key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]*$'),
        label text NOT NULL,
        type text NOT NULL CHECK (type IN ('text', 'number', 'date', 'choice', 'yes-no')),
        options jsonb NOT NULL DEFAULT '[]'
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task_fields;');
  }
}
