// Letters and the mails that carry them. The key that a letter was given makes it the same letter however often it is sent.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { installationSecret, type Tx } from '#platform/database';
import { messageKey } from '../rules/index.js';

export interface Letter {
  readonly mailId: string;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly toName: string;
  readonly replyToName: string | null;
  readonly replyToAddress: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly automatic: boolean;
}

export interface LetterMail {
  readonly purpose: string;
  readonly key: string;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly address: string;
  readonly now: Date;
}

export interface KeptLetter {
  readonly id: string;
  readonly key: string;
}

/** Letters never go out of date by themselves: after three days of trying they are given up. */
const NEVER = '9999-12-31T00:00:00Z';

const idFrom = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');

/** The standing mailing of a purpose has the same id in every process. */
const mailingOf = (purpose: string): string => idFrom(createHash('sha256').update(`letters:${purpose}`).digest('hex'));

@Injectable()
export class LetterRepository {
  /** The mail and its text, unless this key has one. Whoever writes it may not be allowed to see it: nothing is read here. */
  async keep(tx: Tx, mail: LetterMail, letter: Omit<Letter, 'mailId'>): Promise<KeptLetter> {
    const { purpose, accountId, contactId, address, now } = mail;
    const mailingId = mailingOf(purpose);
    await tx.query(
      `INSERT INTO mailings (id, name, list, class, sender, fields, standing, launched_at, planned_at, expires_at)
       VALUES ($1, $2, $2, 'transactional', 'company', '', true, $3, $3, $4) ON CONFLICT DO NOTHING`,
      [mailingId, purpose, now, NEVER],
    );
    const secret = await installationSecret(tx);
    const key = messageKey(secret, { campaign: mailingId, contact: mail.key, step: 'letter', occurrence: 0 });
    const id = idFrom(key);
    const isNew = await tx.run(
      `INSERT INTO mails (id, mailing_id, account_id, contact_id, address, step, key, next_at, planned_at, changed_at)
       VALUES ($1, $2, $3, $4, lower($5), $6, $7, $8, $8, $8) ON CONFLICT DO NOTHING`,
      [id, mailingId, accountId, contactId, address, mail.key, key, now],
    );
    if (isNew > 0)
      await tx.query(
        `INSERT INTO letters (mail_id, from_name, from_address, to_name, reply_to_name, reply_to_address, subject, text, html,
           in_reply_to, reference_ids, automatic) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text[], $12)`,
        [
          ...[id, letter.fromName, letter.fromAddress, letter.toName, letter.replyToName, letter.replyToAddress],
          ...[letter.subject, letter.text, letter.html, letter.inReplyTo, letter.references, letter.automatic],
        ],
      );
    return { id, key };
  }

  async of(tx: Tx, mailIds: readonly string[]): Promise<Map<string, Letter>> {
    const rows = await tx.query<Letter>(
      `SELECT mail_id AS "mailId", from_name AS "fromName", from_address AS "fromAddress", to_name AS "toName",
         reply_to_name AS "replyToName", reply_to_address AS "replyToAddress", subject, text, html,
         in_reply_to AS "inReplyTo", reference_ids AS "references", automatic FROM letters WHERE mail_id = ANY($1)`,
      [mailIds],
    );
    return new Map(rows.map((letter) => [letter.mailId, letter]));
  }
}
