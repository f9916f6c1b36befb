// Messages as rows. Said twice by the source, a message is kept once.
import { Injectable } from '@nestjs/common';
import type { Origin, Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { Channel } from '../rules/contact.js';
import type { Message } from './message.entity.js';

export interface MessageRow {
  readonly id: string;
  readonly caseId: string;
  readonly source: string;
  readonly externalId: string;
  readonly direction: string;
  readonly authorName: string | null;
  readonly authorEmail: string | null;
  readonly contactId: string | null;
  readonly userId: string | null;
  readonly body: string;
  readonly sentAt: Date;
  readonly automatic: boolean;
  readonly channel: Channel;
  readonly mailId: string | null;
  readonly sentMailId: string | null;
  readonly stranger: boolean;
  readonly origin: Origin;
}

const COLUMNS = `m.id, m.case_id AS "caseId", m.source, m.external_id AS "externalId", m.direction, m.author_name AS "authorName",
  m.author_email AS "authorEmail", m.contact_id AS "contactId", m.user_id AS "userId", m.body, m.sent_at AS "sentAt", m.automatic,
  m.channel, m.mail_id AS "mailId", m.sent_mail_id AS "sentMailId", m.stranger, m.origin,
  m.created_at AS "createdAt"`;

/** The source of messages that were made here, until a help desk gives them a key of its own. */
export const HERE = 'bellwether';

/** Of case `c`: the first thing its customer wrote that no human has answered. */
export const WAITING_SINCE = `(SELECT min(m.sent_at) FROM messages m WHERE m.case_id = c.id AND m.direction = 'inbound' AND NOT m.automatic
  AND (c.last_outbound_at IS NULL OR m.sent_at > c.last_outbound_at))`;

@Injectable()
export class MessageRepository {
  async byIds(tx: Tx, ids: readonly string[]): Promise<Message[]> {
    return tx.query<Message>(`SELECT ${COLUMNS} FROM messages m WHERE m.id = ANY($1) ORDER BY m.sent_at, m.id`, [ids]);
  }

  /** Of each case what was said last, by people, among ourselves left out. */
  async latestOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Message>> {
    const rows = await tx.query<Message>(
      `SELECT l.* FROM unnest($1::uuid[]) AS k(id) CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM messages m WHERE m.case_id = k.id AND m.direction <> 'note' AND NOT m.automatic
         ORDER BY m.sent_at DESC, m.id DESC LIMIT 1) l`,
      [caseIds],
    );
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  /** Made here under this key. */
  async isHere(tx: Tx, key: string): Promise<boolean> {
    return Boolean(await tx.one('SELECT 1 FROM messages WHERE source = $1 AND external_id = $2', [HERE, key]));
  }

  /** The Message-IDs of a case's thread, oldest first: the beginning and the latest of them. */
  async mailIds(tx: Tx, caseId: string): Promise<string[]> {
    const rows = await tx.query<{ mailId: string }>(
      `SELECT mail_id AS "mailId" FROM messages WHERE case_id = $1 AND mail_id IS NOT NULL ORDER BY sent_at, id`,
      [caseId],
    );
    return rows.map(({ mailId }) => mailId);
  }

  /** Oldest first: a conversation is read from its beginning. */
  ofCase(tx: Tx, caseId: string, request: PageRequest): Promise<Page<Message>> {
    return listPage<Message>(
      tx,
      {
        select: COLUMNS,
        from: 'messages m',
        where: ['m.case_id = $1'],
        params: [caseId],
        sort: { sql: 'm.sent_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 'm.id',
      },
      request,
    );
  }

  /** Keeps the new ones, and moves the cases' own clocks. Answers with the ids that are new. */
  async add(tx: Tx, rows: readonly MessageRow[]): Promise<string[]> {
    const added = await tx.query<{ id: string }>(
      `INSERT INTO messages (id, case_id, source, external_id, direction, author_name, author_email, contact_id, user_id, body, sent_at, automatic, channel, mail_id,
         sent_mail_id, stranger, origin)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::uuid[], $10::text[],
         $11::timestamptz[], $12::boolean[], $13::text[], $14::text[], $15::uuid[], $16::boolean[], $17::text[]) ON CONFLICT (source, external_id) DO NOTHING RETURNING id`,
      (
        [
          'id',
          'caseId',
          'source',
          'externalId',
          'direction',
          'authorName',
          'authorEmail',
          'contactId',
          'userId',
          'body',
          'sentAt',
          'automatic',
          'channel',
          'mailId',
          'sentMailId',
          'stranger',
          'origin',
        ] as const
      ).map((key) => rows.map((row) => row[key])),
    );
    const ids = added.map(({ id }) => id);
    await tx.query(
      `UPDATE cases c SET last_inbound_at = greatest(c.last_inbound_at, m.inbound), last_outbound_at = greatest(c.last_outbound_at, m.outbound),
         last_message_at = greatest(c.last_message_at, m.any), updated_at = greatest(c.updated_at, m.any),
         first_response_at = least(c.first_response_at, m.first_outbound)
       FROM (SELECT case_id, max(sent_at) AS "any", max(sent_at) FILTER (WHERE direction = 'inbound') AS inbound,
               max(sent_at) FILTER (WHERE direction = 'outbound') AS outbound, min(sent_at) FILTER (WHERE direction = 'outbound') AS first_outbound
             FROM messages WHERE id = ANY($1) AND NOT automatic GROUP BY case_id) m WHERE c.id = m.case_id`,
      [ids],
    );
    await tx.query(
      `UPDATE cases c SET awaiting_reply_since = w.since
       FROM (SELECT DISTINCT case_id FROM messages WHERE id = ANY($1) AND NOT automatic AND direction <> 'note') t
         CROSS JOIN LATERAL (SELECT ${WAITING_SINCE} FROM cases c WHERE c.id = t.case_id) w(since)
       WHERE c.id = t.case_id AND c.awaiting_reply_since IS DISTINCT FROM w.since`,
      [ids],
    );
    return ids;
  }
}
