// What an install decides about its mail: how often, how closely watched, on which topics; and what recipients did with it.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class ExtendDelivery1795100000720 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_settings (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        -- So many campaign mails to one address within so many days; 0: as many as there are.
        cap_mails integer NOT NULL DEFAULT 0 CHECK (cap_mails BETWEEN 0 AND 1000),
        cap_days integer NOT NULL DEFAULT 7 CHECK (cap_days BETWEEN 1 AND 365),
        -- Off: no campaign of this install counts opens and clicks.
        tracking boolean NOT NULL DEFAULT false,
        -- Topics that only those get who confirmed that they want them.
        confirmed_topics text[] NOT NULL DEFAULT '{}'
      );
      INSERT INTO mail_settings DEFAULT VALUES;

      ALTER TABLE mailings ADD tracks boolean NOT NULL DEFAULT false;
      CREATE INDEX mails_handed ON mails (address, handed_off_at) WHERE handed_off_at IS NOT NULL;
      DROP INDEX mails_unsettled;
      CREATE INDEX mails_unsettled ON mails (mailing_id, state, next_at) WHERE state IN ('planned', 'held', 'capped', 'deferred');

      -- A person's word on a topic: the last one counts.
      ALTER TABLE mail_consents ALTER opted_out_at DROP NOT NULL, ADD opted_in_at timestamptz,
        ADD CHECK (num_nonnulls(opted_out_at, opted_in_at) = 1);

      -- Links of a published mail: a click leads to one of these and nowhere else.
      CREATE TABLE mail_links (
        template_version text NOT NULL REFERENCES mail_templates(version),
        number integer NOT NULL,
        url text NOT NULL,
        PRIMARY KEY (template_version, number)
      );
      -- Opens and clicks as they came. Those of programs are marked and drive nothing.
      CREATE TABLE mail_visits (
        id uuid PRIMARY KEY,
        mail_id uuid NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
        -- Null: the mail was opened.
        link integer,
        at timestamptz NOT NULL,
        scanner text,
        told boolean NOT NULL DEFAULT false
      );
      CREATE INDEX mail_visits_mail ON mail_visits (mail_id, at);
      CREATE INDEX mail_visits_untold ON mail_visits (at, id) WHERE NOT told;
      ${protectSql('mail_visits', 'EXISTS (SELECT 1 FROM mails m WHERE m.id = mail_id)')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mail_visits, mail_links;
      DELETE FROM mail_consents WHERE opted_out_at IS NULL;
      ALTER TABLE mail_consents DROP opted_in_at, ALTER opted_out_at SET NOT NULL;
      DROP INDEX mails_handed, mails_unsettled;
      CREATE INDEX mails_unsettled ON mails (mailing_id, next_at) WHERE state IN ('planned', 'held', 'capped', 'deferred');
      ALTER TABLE mailings DROP tracks;
      DROP TABLE mail_settings;`);
  }
}
