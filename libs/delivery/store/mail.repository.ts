// Mails as lists: who got what, who didn't and why.
import { Injectable } from '@nestjs/common';
import { groupBy, type CappedCount, type Page, type PageRequest } from '#kernel';
import { countCapped, listPage, type Tx } from '#platform/database';
import type { MessageState } from '../rules/index.js';
import { MAIL_COLUMNS, type Mail, type MailAttempt } from './mail.js';

export interface MailFilter {
  readonly campaignId?: string | null;
  readonly mailingId?: string | null;
  /** any of these */
  readonly mailingIds?: readonly string[] | null;
  readonly accountId?: string | null;
  readonly contactId?: string | null;
  readonly state?: MessageState | null;
  /** the whole address */
  readonly address?: string | null;
}

const FROM = 'mails m JOIN mailings g ON g.id = m.mailing_id';

const conditions = ({ campaignId, mailingId, mailingIds, accountId, contactId, state, address }: MailFilter) => ({
  where: [
    '($1::uuid IS NULL OR g.campaign_id = $1)',
    '($2::uuid IS NULL OR m.mailing_id = $2)',
    '($3::uuid IS NULL OR m.account_id = $3)',
    '($4::uuid IS NULL OR m.contact_id = $4)',
    '($5::text IS NULL OR m.state = $5)',
    '($6::text IS NULL OR m.address = lower($6))',
    '($7::uuid[] IS NULL OR m.mailing_id = ANY($7))',
  ],
  params: [campaignId, mailingId, accountId, contactId, state, address, mailingIds].map((value) => value ?? null),
});

@Injectable()
export class MailRepository {
  byId(tx: Tx, id: string): Promise<Mail | undefined> {
    return tx.one<Mail>(`SELECT ${MAIL_COLUMNS} FROM mails m WHERE m.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Mail>> {
    const rows = await tx.query<Mail>(`SELECT ${MAIL_COLUMNS} FROM mails m WHERE m.id = ANY($1)`, [ids]);
    return new Map(rows.map((mail) => [mail.id, mail]));
  }

  /** The newest first. */
  list(tx: Tx, filter: MailFilter, request: PageRequest): Promise<Page<Mail>> {
    return listPage<Mail>(
      tx,
      {
        select: MAIL_COLUMNS,
        from: FROM,
        ...conditions(filter),
        sort: { sql: 'm.planned_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'm.id',
      },
      request,
    );
  }

  count(tx: Tx, filter: MailFilter): Promise<CappedCount> {
    return countCapped(tx, { from: FROM, ...conditions(filter) });
  }

  /** Exact, and only those that the viewer sees. */
  byState(tx: Tx, filter: MailFilter): Promise<{ readonly state: MessageState; readonly count: number }[]> {
    const { where, params } = conditions(filter);
    return tx.query(
      `SELECT m.state, count(*)::int AS count FROM ${FROM} WHERE ${where.join(' AND ')} GROUP BY m.state ORDER BY m.state`,
      params,
    );
  }

  async attemptsOf(tx: Tx, mailIds: readonly string[]): Promise<Map<string, MailAttempt[]>> {
    const rows = await tx.query<MailAttempt & { mailId: string }>(
      `SELECT mail_id AS "mailId", started_at AS "startedAt", ended_at AS "endedAt", outcome, reason, detail
       FROM mail_attempts WHERE mail_id = ANY($1) ORDER BY generation`,
      [mailIds],
    );
    return groupBy(rows, ({ mailId }) => mailId);
  }

  /** A person clears up what could not be known. Answers whether it still was unknown. */
  async clear(tx: Tx, id: string, to: 'queued' | 'sent' | 'cancelled', reason: string, now: Date): Promise<boolean> {
    const cleared = await tx.run(
      `WITH cleared AS (
         UPDATE mails SET state = $2::text, reason = $3, changed_at = $4::timestamptz, untold = $2::text = 'sent',
           next_at = CASE WHEN $2::text = 'queued' THEN $4::timestamptz ELSE next_at END,
           sent_at = CASE WHEN $2::text = 'sent' THEN handed_off_at END
         WHERE id = $1 AND state = 'unknown' RETURNING mailing_id
       ) UPDATE mailings g SET finished_at = CASE WHEN $2::text <> 'queued' THEN g.finished_at END,
           label = CASE WHEN $2::text <> 'queued' AND g.label IS NOT NULL THEN
             CASE WHEN EXISTS (SELECT 1 FROM mails o WHERE o.mailing_id = g.id AND o.state = 'unknown' AND o.id <> $1)
               THEN g.label ELSE 'finished' END END
         FROM cleared WHERE g.id = cleared.mailing_id`,
      [id, to, reason, now],
    );
    return cleared > 0;
  }
}
