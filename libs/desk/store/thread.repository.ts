// How a mail finds its case, and who its writer is to that case.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { Writer } from '../rules/mail-in.js';

export interface KnownWriter extends Writer {
  readonly contactId: string | null;
}

@Injectable()
export class ThreadRepository {
  /** The case of the latest message that went or came under one of these Message-IDs. */
  async caseOf(tx: Tx, mailIds: readonly string[]): Promise<string | undefined> {
    const row = await tx.one<{ id: string }>(
      'SELECT case_id AS id FROM messages WHERE mail_id = ANY($1) AND mail_id IS NOT NULL ORDER BY sent_at DESC LIMIT 1',
      [mailIds],
    );
    return row?.id;
  }

  async isHere(tx: Tx, mailId: string, caseId: string): Promise<boolean> {
    return Boolean(await tx.one('SELECT 1 FROM messages WHERE mail_id = $1 AND case_id = $2', [mailId, caseId]));
  }

  async writer(tx: Tx, caseId: string, email: string): Promise<KnownWriter> {
    const row = await tx.one<KnownWriter>(
      `SELECT p.id AS "contactId", p.id IS NOT NULL OR lower(c.contact_email) = $2 AS "isCustomer",
         EXISTS (SELECT 1 FROM users u WHERE u.email = $2 AND u.active) AS "isColleague"
       FROM cases c LEFT JOIN contacts p ON p.account_id = c.account_id AND p.email = $2 WHERE c.id = $1`,
      [caseId, email],
    );
    return row
      ? { ...row, isCustomer: row.isCustomer ?? false }
      : { contactId: null, isCustomer: false, isColleague: false };
  }

  async nextNumber(tx: Tx): Promise<string> {
    const row = await tx.one<{ n: string }>(`SELECT nextval('own_case_numbers') AS n`);
    return `C-${row?.n ?? ''}`;
  }
}
