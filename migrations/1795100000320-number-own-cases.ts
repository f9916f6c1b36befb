// Cases that come by mail have their number from here.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NumberOwnCases1795100000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE own_case_numbers START 1001;
      GRANT USAGE ON SEQUENCE own_case_numbers TO bellwether_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SEQUENCE own_case_numbers;');
  }
}
