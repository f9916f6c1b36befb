// The inbox of an installation without a mail server: what the catcher kept, as sent.
import { Injectable } from '@nestjs/common';
import { newId, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

export interface NewCaughtMail {
  /** that our key header says */
  readonly key: string | null;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly headers: readonly MailHeader[];
  readonly html: string | null;
  readonly text: string | null;
  readonly raw: Buffer;
}

export interface CaughtMail extends Omit<NewCaughtMail, 'raw'> {
  readonly id: string;
  readonly caughtAt: Date;
  /** the message, where it is one of ours */
  readonly mailId: string | null;
}

const COLUMNS = `c.id, c.key, c.sender, c.recipients, c.subject, c.from_line AS "from", c.to_line AS "to", c.headers, c.html, c.text,
  c.caught_at AS "caughtAt", m.id AS "mailId"`;
const FROM = 'caught_mails c LEFT JOIN mails m ON m.key = c.key';

@Injectable()
export class CaughtMailRepository {
  async insert(tx: Tx, mail: NewCaughtMail, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO caught_mails (id, key, sender, recipients, subject, from_line, to_line, headers, html, text, raw, caught_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        newId(),
        mail.key,
        mail.sender,
        mail.recipients,
        mail.subject,
        mail.from,
        mail.to,
        JSON.stringify(mail.headers),
        mail.html,
        mail.text,
        mail.raw,
        now,
      ],
    );
  }

  /** The newest first; `search` is part of the recipient or the subject. */
  list(tx: Tx, search: string | null, request: PageRequest): Promise<Page<CaughtMail>> {
    return listPage<CaughtMail>(
      tx,
      {
        select: COLUMNS,
        from: FROM,
        where: ['($1::text IS NULL OR position(lower($1) in lower(c.to_line || c.subject)) > 0)'],
        params: [search],
        sort: { sql: 'c.caught_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'c.id',
      },
      request,
    );
  }

  byId(tx: Tx, id: string): Promise<CaughtMail | undefined> {
    return tx.one<CaughtMail>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, [id]);
  }
}
