// What people here do in a case: calls they log, notes that somebody confirms, and what the help desk has yet to learn of it.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class TalkInCases1795100000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages
        ADD COLUMN channel text NOT NULL DEFAULT 'written' CHECK (channel IN ('written', 'call', 'chat', 'meeting')),
        -- The Message-ID it came or went by: what an answer refers to.
        ADD COLUMN mail_id text,
        -- Written by somebody who is no contact of the account.
        ADD COLUMN stranger boolean NOT NULL DEFAULT false;
      CREATE INDEX messages_mail ON messages (mail_id) WHERE mail_id IS NOT NULL;

      -- The first thing the customer wrote that no human has answered yet.
      ALTER TABLE cases ADD COLUMN awaiting_reply_since timestamptz;
      UPDATE cases c SET awaiting_reply_since = (
        SELECT min(m.sent_at) FROM messages m WHERE m.case_id = c.id AND m.direction = 'inbound' AND NOT m.automatic
          AND (c.last_outbound_at IS NULL OR m.sent_at > c.last_outbound_at))
      WHERE c.last_inbound_at IS NOT NULL AND (c.last_outbound_at IS NULL OR c.last_inbound_at > c.last_outbound_at);
      CREATE INDEX cases_awaiting ON cases (awaiting_reply_since, id) WHERE awaiting_reply_since IS NOT NULL AND state IN ('open', 'pending');
      CREATE INDEX cases_assignee ON cases (assignee);

      CREATE TABLE note_receipts (
        message_id uuid PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        owner_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        asked_at timestamptz NOT NULL,
        confirmed_at timestamptz
      );
      CREATE INDEX note_receipts_case ON note_receipts (case_id);
      CREATE INDEX note_receipts_owner ON note_receipts (owner_id, asked_at);

      -- Done here and not yet in the help desk that keeps the case.
      CREATE TABLE case_outbox (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('reply', 'note', 'contact', 'priority', 'assignee', 'team')),
        message_id uuid REFERENCES messages(id) ON DELETE CASCADE,
        value text,
        made_at timestamptz NOT NULL,
        made_by uuid REFERENCES users(id) ON DELETE SET NULL,
        in_source_at timestamptz
      );
      CREATE INDEX case_outbox_case ON case_outbox (case_id, made_at);
      CREATE INDEX case_outbox_message ON case_outbox (message_id);
      CREATE INDEX case_outbox_maker ON case_outbox (made_by);
      CREATE INDEX case_outbox_waiting ON case_outbox (made_at, id) WHERE in_source_at IS NULL;

      -- How a help desk is reached by mail: {id} stands for the case's number there.
      CREATE TABLE help_desks (
        source text PRIMARY KEY,
        ticket_address text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      ${['note_receipts', 'case_outbox'].map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)')).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE help_desks, case_outbox, note_receipts;
      DROP INDEX cases_assignee, cases_awaiting, messages_mail;
      ALTER TABLE cases DROP COLUMN awaiting_reply_since;
      ALTER TABLE messages DROP COLUMN channel, DROP COLUMN mail_id, DROP COLUMN stranger;`);
  }
}
