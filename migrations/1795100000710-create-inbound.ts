// Mail that came in: the bytes as they came and what they say, kept before the sender hears “accepted”, handled once.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateInbound1795100000710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbound_mails (
        id uuid PRIMARY KEY,
        -- Message-ID and envelope: a mail that is delivered again is the same mail.
        digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
        -- Empty for bounces.
        sender text NOT NULL,
        recipients text[] NOT NULL,
        -- Null where it could not be read.
        parsed jsonb,
        raw bytea NOT NULL,
        subject text NOT NULL,
        from_line text NOT NULL,
        state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'handled', 'failed')),
        -- What it was and what became of it, for people.
        kind text CHECK (kind IN ('delivery report', 'complaint', 'unsubscription', 'message', 'unreadable')),
        outcome text,
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL DEFAULT now(),
        received_at timestamptz NOT NULL,
        handled_at timestamptz,
        CHECK (state <> 'handled' OR (kind IS NOT NULL AND outcome IS NOT NULL))
      );
      ALTER TABLE inbound_mails ALTER raw SET STORAGE EXTERNAL;
      CREATE UNIQUE INDEX inbound_mails_digest ON inbound_mails (digest);
      CREATE INDEX inbound_mails_due ON inbound_mails (next_at, id) WHERE state = 'received';
      CREATE INDEX inbound_mails_received ON inbound_mails (received_at, id);

      -- What was heard about a mail after its server had taken it.
      CREATE TABLE mail_evidence (
        mail_id uuid NOT NULL REFERENCES mails(id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('dead', 'failed', 'delayed', 'delivered', 'complained')),
        detail text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (mail_id, kind, detail)
      );
      ${protectSql('inbound_mails', 'false')}
      ${protectSql('mail_evidence', 'EXISTS (SELECT 1 FROM mails m WHERE m.id = mail_id)')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_evidence, inbound_mails;');
  }
}
