// Which custom fields accounts have, and what each is: learnt from what is imported, said by people.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateCustomFields1795100000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE custom_fields (
        name text PRIMARY KEY,
        label text NOT NULL,
        type text NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date', 'list'))
      );
      ${protectSql('custom_fields', 'true')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE custom_fields;');
  }
}
