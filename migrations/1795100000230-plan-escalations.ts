// What we are going to do about an escalation, in words: what "plan in place" speaks of.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlanEscalations1795100000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE escalations ADD COLUMN plan text;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE escalations DROP COLUMN plan;');
  }
}
