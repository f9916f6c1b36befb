// Mails written for one person: an answer in a case, an alert, a brief. They go through the engine like any other message.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateLetters1795100000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A standing mailing takes letters for ever: it has no template, and its books are never closed.
      ALTER TABLE mailings ALTER template_version DROP NOT NULL,
        ADD standing boolean NOT NULL DEFAULT false,
        ADD CHECK (standing = (template_version IS NULL));
      ALTER TABLE mails ALTER contact_id DROP NOT NULL;

      CREATE TABLE letters (
        mail_id uuid PRIMARY KEY REFERENCES mails(id) ON DELETE CASCADE,
        from_name text,
        from_address text,
        to_name text NOT NULL,
        reply_to_name text,
        reply_to_address text,
        subject text NOT NULL,
        text text NOT NULL,
        html text,
        in_reply_to text,
        reference_ids text[] NOT NULL DEFAULT '{}',
        automatic boolean NOT NULL
      );

      -- Why an address gets no mail: a dead address stops everything, a complaint does not stop the answer to a question.
      ALTER TABLE suppressions ADD kind text NOT NULL DEFAULT 'manual' CHECK (kind IN ('bounce', 'complaint', 'manual'));
      UPDATE suppressions SET kind = 'bounce' WHERE reason LIKE 'bounced:%';

      ${protectSql('letters', 'EXISTS (SELECT 1 FROM mails m WHERE m.id = mail_id)')}
      -- Who answers a case may not be allowed to see the lists of mails; the answer is planned all the same.
      CREATE POLICY mails_plan ON mails FOR INSERT WITH CHECK (true);
      CREATE POLICY letters_plan ON letters FOR INSERT WITH CHECK (true);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY mails_plan ON mails;
      DROP TABLE letters;
      ALTER TABLE suppressions DROP kind;
      DELETE FROM mails WHERE contact_id IS NULL;
      ALTER TABLE mails ALTER contact_id SET NOT NULL;
      DELETE FROM mails m USING mailings g WHERE g.id = m.mailing_id AND g.standing;
      DELETE FROM mailings WHERE standing;
      ALTER TABLE mailings DROP standing, ALTER template_version SET NOT NULL;`);
  }
}
