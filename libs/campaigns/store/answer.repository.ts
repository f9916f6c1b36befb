// What people answered on the page behind a mail; the last word of each mail counts.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface AskedMail {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly accountId: string;
  readonly sentAt: Date | null;
  readonly answer: string | null;
  readonly comment: string | null;
}

@Injectable()
export class AnswerRepository {
  mail(tx: Tx, mailId: string): Promise<AskedMail | undefined> {
    return tx.one<AskedMail>(
      `SELECT m.id, r.campaign_id AS "campaignId", c.id AS "contactId", c.account_id AS "accountId", m.sent_at AS "sentAt", w.answer, w.comment
       FROM mails m JOIN campaign_mailings k ON k.mailing_id = m.mailing_id JOIN campaign_runs r ON r.id = k.run_id
         JOIN contacts c ON c.id = m.contact_id LEFT JOIN campaign_answers w ON w.mail_id = m.id WHERE m.id = $1`,
      [mailId],
    );
  }

  async put(
    tx: Tx,
    { id, campaignId, contactId, accountId }: AskedMail,
    answer: string,
    comment: string,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO campaign_answers (mail_id, campaign_id, contact_id, account_id, answer, comment, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (mail_id) DO UPDATE SET answer = excluded.answer, comment = excluded.comment, answered_at = excluded.answered_at`,
      [id, campaignId, contactId, accountId, answer, comment, now],
    );
  }
}
