// Notes that somebody has to confirm: who was asked, and when they said that they have read it.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';

export interface NoteReceipt {
  readonly messageId: string;
  readonly caseId: string;
  readonly ownerId: string;
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
}

const COLUMNS = `r.message_id AS "messageId", r.case_id AS "caseId", r.owner_id AS "ownerId", r.asked_at AS "askedAt", r.confirmed_at AS "confirmedAt"`;

@Injectable()
export class NoteReceiptRepository {
  async ask(tx: Tx, { messageId, caseId, ownerId, askedAt }: Omit<NoteReceipt, 'confirmedAt'>): Promise<void> {
    await tx.query('INSERT INTO note_receipts (message_id, case_id, owner_id, asked_at) VALUES ($1, $2, $3, $4)', [
      messageId,
      caseId,
      ownerId,
      askedAt,
    ]);
  }

  async byMessages(tx: Tx, messageIds: readonly string[]): Promise<Map<string, NoteReceipt>> {
    const rows = await tx.query<NoteReceipt>(`SELECT ${COLUMNS} FROM note_receipts r WHERE r.message_id = ANY($1)`, [
      messageIds,
    ]);
    return new Map(rows.map((row) => [row.messageId, row]));
  }

  /** True once: when this person was asked and hadn't confirmed. */
  async confirm(tx: Tx, messageId: string, ownerId: string, at: Date): Promise<boolean> {
    const confirmed = await tx.run(
      'UPDATE note_receipts SET confirmed_at = $3 WHERE message_id = $1 AND owner_id = $2 AND confirmed_at IS NULL',
      [messageId, ownerId, at],
    );
    return confirmed === 1;
  }

  /** Those that wait for this person, oldest first. */
  waiting(tx: Tx, ownerId: string, request: PageRequest): Promise<Page<NoteReceipt>> {
    return listPage<NoteReceipt>(
      tx,
      {
        select: COLUMNS,
        from: 'note_receipts r',
        where: ['r.owner_id = $1', 'r.confirmed_at IS NULL'],
        params: [ownerId],
        sort: { sql: 'r.asked_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 'r.message_id',
      },
      request,
    );
  }
}
