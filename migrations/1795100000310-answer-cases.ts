// An answer in a case goes out as a mail: which one, so that its state can be shown beside what was written.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnswerCases1795100000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages ADD COLUMN sent_mail_id uuid;');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE messages DROP COLUMN sent_mail_id;');
  }
}
