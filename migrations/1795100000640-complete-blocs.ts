// An applied bloc remembers its best-practice pages, so that a page that was changed here can be told from one that is new.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompleteBlocs1795100000640 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE bloc_installs ADD pages jsonb NOT NULL DEFAULT '{}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE bloc_installs DROP COLUMN pages;');
  }
}
