// Opens and clicks as they came, each with the mark of a program where it is one.
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';

export interface VisitRow {
  readonly id: string;
  /** null: the mail was opened */
  readonly link: number | null;
  readonly at: Date;
  readonly scanner: string | null;
}

export interface VisitedMail {
  readonly id: string;
  readonly contactId: string | null;
  readonly sentAt: Date | null;
  /** null where this mail is not watched, or nothing here is any more */
  readonly version: string | null;
}

/** Later visits may show that this one was one of many at once. */
const SETTLED_MS = 15_000;

@Injectable()
export class VisitRepository {
  mail(tx: Tx, id: string): Promise<VisitedMail | undefined> {
    return tx.one<VisitedMail>(
      `SELECT m.id, m.contact_id AS "contactId", m.sent_at AS "sentAt",
         CASE WHEN g.tracks AND s.tracking THEN g.template_version END AS version
       FROM mails m JOIN mailings g ON g.id = m.mailing_id, mail_settings s WHERE m.id = $1`,
      [id],
    );
  }

  async url(
    tx: Tx,
    mailId: string,
    number: number,
  ): Promise<{ readonly url: string; readonly links: number } | undefined> {
    return tx.one(
      `SELECT l.url, (SELECT count(*)::int FROM mail_links o WHERE o.template_version = l.template_version) AS links
       FROM mails m JOIN mailings g ON g.id = m.mailing_id
         JOIN mail_links l ON l.template_version = g.template_version AND l.number = $2 WHERE m.id = $1`,
      [mailId, number],
    );
  }

  recent(tx: Tx, mailId: string, since: Date): Promise<VisitRow[]> {
    return tx.query<VisitRow>(
      'SELECT id, link, at, scanner FROM mail_visits WHERE mail_id = $1 AND at >= $2 ORDER BY at LIMIT 200',
      [mailId, since],
    );
  }

  async insert(tx: Tx, mailId: string, visit: Omit<VisitRow, 'id'>): Promise<void> {
    await tx.query('INSERT INTO mail_visits (id, mail_id, link, at, scanner) VALUES ($1, $2, $3, $4, $5)', [
      newId(),
      mailId,
      visit.link,
      visit.at,
      visit.scanner,
    ]);
  }

  async mark(tx: Tx, ids: readonly string[], scanner: string): Promise<void> {
    await tx.query('UPDATE mail_visits SET scanner = coalesce(scanner, $2) WHERE id = ANY($1)', [ids, scanner]);
  }

  /** Visits that are old enough to be judged: the mails that people opened and clicked in. At most 1,000 visits. */
  async takeUntold(tx: Tx, now: Date): Promise<{ readonly opened: string[]; readonly clicked: string[] }> {
    const rows = await tx.query<{ mailId: string; clicked: boolean }>(
      `WITH fresh AS (
         SELECT id FROM mail_visits WHERE NOT told AND at < $1 ORDER BY at, id LIMIT 1000 FOR UPDATE SKIP LOCKED
       ), told AS (
         UPDATE mail_visits v SET told = true FROM fresh WHERE v.id = fresh.id RETURNING v.mail_id, v.link, v.scanner
       ) SELECT DISTINCT mail_id AS "mailId", link IS NOT NULL AS clicked FROM told WHERE scanner IS NULL`,
      [new Date(now.getTime() - SETTLED_MS)],
    );
    const of = (clicked: boolean) => rows.filter((row) => row.clicked === clicked).map(({ mailId }) => mailId);
    return { opened: of(false), clicked: of(true) };
  }

  async of(
    tx: Tx,
    mailIds: readonly string[],
  ): Promise<(VisitRow & { readonly mailId: string; readonly url: string | null })[]> {
    return tx.query(
      `SELECT v.id, v.mail_id AS "mailId", v.link, v.at, v.scanner, l.url FROM mail_visits v JOIN mails m ON m.id = v.mail_id
         JOIN mailings g ON g.id = m.mailing_id LEFT JOIN mail_links l ON l.template_version = g.template_version AND l.number = v.link
       WHERE v.mail_id = ANY($1) ORDER BY v.at, v.id`,
      [mailIds],
    );
  }
}
