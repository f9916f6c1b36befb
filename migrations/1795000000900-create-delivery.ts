// Mails and everything that is known about them: one row a message, what each attempt showed, who must not get any.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql, protectSql } from '#platform/database';

export class CreateDelivery1795000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_templates (
        version text PRIMARY KEY,
        name text NOT NULL,
        published jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      -- What the messages of one run have in common. Its id is that of the run; the rooms above know what it is for.
      CREATE TABLE mailings (
        id uuid PRIMARY KEY,
        campaign_id uuid,
        name text NOT NULL,
        list text NOT NULL CHECK (list ~ '^[a-z0-9-]{1,63}$'),
        class text NOT NULL CHECK (class IN ('campaign', 'transactional', 'survey')),
        -- Null: nobody can opt out of it.
        topic text,
        template_version text NOT NULL REFERENCES mail_templates(version),
        sender text NOT NULL CHECK (sender IN ('company', 'csm')),
        -- Names of what upper rooms registered: where the merge data comes from, what holds a mail, what drops it on release.
        fields text NOT NULL,
        holds text[] NOT NULL DEFAULT '{}',
        drops text[] NOT NULL DEFAULT '{}',
        launched_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        -- When everybody it is for had a row.
        planned_at timestamptz,
        paused_at timestamptz,
        pause_reason text,
        cancelled_at timestamptz,
        policy_refusals integer NOT NULL DEFAULT 0,
        finished_at timestamptz,
        label text CHECK (label IN ('finished', 'finished with unknown')),
        CHECK ((finished_at IS NULL) = (label IS NULL))
      );
      CREATE INDEX mailings_open ON mailings (launched_at) WHERE finished_at IS NULL;
      CREATE INDEX mailings_campaign ON mailings (campaign_id, launched_at);
      CREATE INDEX mailings_template ON mailings (template_version);

      CREATE TABLE mails (
        id uuid PRIMARY KEY,
        mailing_id uuid NOT NULL REFERENCES mailings(id),
        account_id uuid,
        contact_id uuid NOT NULL,
        -- Empty where the contact has none.
        address text NOT NULL,
        step text NOT NULL,
        occurrence integer NOT NULL DEFAULT 0,
        -- Message-ID, return address and key header: the same on every attempt.
        key text NOT NULL CHECK (key ~ '^[0-9a-f]{32}$'),
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'suppressed', 'held', 'capped', 'queued', 'claimed',
          'handing_off', 'sent', 'deferred', 'failed', 'unknown', 'cancelled', 'expired', 'bounced')),
        reason text,
        until timestamptz,
        next_at timestamptz NOT NULL,
        -- The fence: rises with every claim, and whoever writes later has to name it.
        generation integer NOT NULL DEFAULT 0,
        claimed_by uuid,
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        first_tried_at timestamptz,
        handed_off_at timestamptz,
        response text,
        sent_at timestamptz,
        planned_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        -- An outcome that no event has told yet.
        untold boolean NOT NULL DEFAULT false,
        CHECK ((state IN ('claimed', 'handing_off')) = (lease_until IS NOT NULL)),
        CHECK (state <> 'sent' OR sent_at IS NOT NULL)
      );
      CREATE UNIQUE INDEX mails_once ON mails (mailing_id, contact_id, step, occurrence);
      CREATE UNIQUE INDEX mails_key ON mails (key);
      CREATE INDEX mails_mailing ON mails (mailing_id, state, id);
      CREATE INDEX mails_due ON mails (mailing_id, next_at, id) WHERE state = 'queued';
      CREATE INDEX mails_unsettled ON mails (mailing_id, next_at) WHERE state IN ('planned', 'held', 'capped', 'deferred');
      CREATE INDEX mails_leased ON mails (lease_until) WHERE state IN ('claimed', 'handing_off');
      CREATE INDEX mails_untold ON mails (id) WHERE untold;
      CREATE INDEX mails_address ON mails (address, mailing_id);
      CREATE INDEX mails_account ON mails (account_id, planned_at, id);
      CREATE INDEX mails_contact ON mails (contact_id, planned_at, id);
      CREATE INDEX mails_planned ON mails (planned_at, id);

      CREATE TABLE mail_attempts (
        mail_id uuid NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
        generation integer NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL,
        outcome text NOT NULL,
        reason text NOT NULL,
        detail text NOT NULL,
        PRIMARY KEY (mail_id, generation)
      );

      CREATE TABLE suppressions (
        id uuid PRIMARY KEY,
        address text NOT NULL CHECK (address = lower(address)),
        reason text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES users(id)
      );
      CREATE UNIQUE INDEX suppressions_address ON suppressions (address);
      CREATE INDEX suppressions_created ON suppressions (created_at, id);
      CREATE INDEX suppressions_creator ON suppressions (created_by);

      CREATE TABLE mail_consents (
        address text NOT NULL CHECK (address = lower(address)),
        topic text NOT NULL,
        opted_out_at timestamptz NOT NULL,
        source text NOT NULL,
        PRIMARY KEY (address, topic)
      );

      CREATE TABLE caught_mails (
        id uuid PRIMARY KEY,
        key text,
        sender text NOT NULL,
        recipients text[] NOT NULL,
        subject text NOT NULL,
        from_line text NOT NULL,
        to_line text NOT NULL,
        headers jsonb NOT NULL,
        html text,
        text text,
        raw bytea NOT NULL,
        caught_at timestamptz NOT NULL
      );
      CREATE INDEX caught_mails_caught ON caught_mails (caught_at, id);
      CREATE INDEX caught_mails_key ON caught_mails (key);

      -- When a sender last looked for work: after a long silence, what was due meanwhile waits for a person.
      CREATE TABLE mail_engine (one boolean PRIMARY KEY DEFAULT true CHECK (one), seen_at timestamptz NOT NULL);

      ${protectByAccountSql('mails')}
      ${protectSql('mail_attempts', 'EXISTS (SELECT 1 FROM mails m WHERE m.id = mail_id)')}
      ${protectSql('caught_mails', 'EXISTS (SELECT 1 FROM mails m WHERE m.key = caught_mails.key)')}
      ${['suppressions', 'mail_consents'].map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM contacts c WHERE c.email = address)')).join('\n')}
      ${protectSql('mail_engine', 'false')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mail_engine, caught_mails, mail_consents, suppressions, mail_attempts, mails, mailings, mail_templates;`);
  }
}
