// Mail that came in, as rows: stored before the sender hears “accepted”, taken by one worker at a time, handled once.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { ParsedMail } from '../rules/index.js';

export type InboundState = 'received' | 'handled' | 'failed';
export type InboundKind = 'delivery report' | 'complaint' | 'unsubscription' | 'message' | 'unreadable';

export interface Arrival {
  /** of the envelope; empty for bounces */
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
  /** null where it could not be read */
  readonly parsed: ParsedMail | null;
}

export interface StoredMail {
  readonly id: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly parsed: ParsedMail | null;
  readonly attempts: number;
  readonly receivedAt: Date;
}

export interface InboundRow {
  readonly id: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly from: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly state: InboundState;
  readonly kind: InboundKind | null;
  readonly outcome: string | null;
  readonly receivedAt: Date;
  readonly handledAt: Date | null;
}

const COLUMNS = `i.id, i.sender, i.recipients, i.subject, i.from_line AS "from", i.parsed->>'text' AS text, i.parsed->>'html' AS html,
  i.state, i.kind, i.outcome, i.received_at AS "receivedAt", i.handled_at AS "handledAt"`;

/** The same mail to the same people by the same Message-ID, however often it is delivered; without one, the same bytes. */
const digestOf = ({ sender, recipients, raw, parsed }: Arrival): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        parsed?.messageId ?? createHash('sha256').update(raw).digest('hex'),
        sender,
        [...recipients].sort(),
      ]),
    )
    .digest('hex');

@Injectable()
export class InboundMailRepository {
  /** False where it was here before. */
  async insert(tx: Tx, arrival: Arrival, now: Date): Promise<boolean> {
    const { sender, recipients, raw, parsed } = arrival;
    const from = parsed?.from;
    const inserted = await tx.run(
      `INSERT INTO inbound_mails (id, digest, sender, recipients, parsed, raw, subject, from_line, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (digest) DO NOTHING`,
      [
        ...[
          newId(),
          digestOf(arrival),
          sender,
          recipients,
          parsed && JSON.stringify(parsed),
          raw,
          parsed?.subject ?? '',
        ],
        ...[from ? [from.name, `<${from.email}>`].filter(Boolean).join(' ') : sender, now],
      ],
    );
    return inserted > 0;
  }

  /** The oldest that is due, locked until this transaction ends; others pass over it. */
  take(tx: Tx): Promise<StoredMail | undefined> {
    return tx.one<StoredMail>(
      `SELECT id, sender, recipients, parsed, attempts, received_at AS "receivedAt" FROM inbound_mails
       WHERE state = 'received' AND next_at <= now() ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
  }

  async handled(tx: Tx, id: string, kind: InboundKind, outcome: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE inbound_mails SET state = 'handled', kind = $2, outcome = $3, handled_at = $4 WHERE id = $1`,
      [id, kind, outcome.slice(0, 500), now],
    );
  }

  /** Tried again later, each time after longer; after `most` times it waits for a person. */
  async stumbled(tx: Tx, id: string, why: string, most: number): Promise<void> {
    await tx.query(
      `UPDATE inbound_mails SET attempts = attempts + 1, outcome = $2, next_at = now() + make_interval(secs => 5 * 4 ^ attempts),
         state = CASE WHEN attempts + 1 >= $3 THEN 'failed' ELSE 'received' END WHERE id = $1 AND state = 'received'`,
      [id, why.slice(0, 500), most],
    );
  }

  /** Handles one again that had failed. */
  async retry(tx: Tx, id: string): Promise<boolean> {
    return (
      (await tx.run(
        `UPDATE inbound_mails SET state = 'received', attempts = 0, next_at = now() WHERE id = $1 AND state = 'failed'`,
        [id],
      )) > 0
    );
  }

  /** The newest first; `search` is part of the sender, a recipient or the subject. */
  list(
    tx: Tx,
    { search, state }: { readonly search?: string | null; readonly state?: InboundState | null },
    request: PageRequest,
  ): Promise<Page<InboundRow>> {
    return listPage<InboundRow>(
      tx,
      {
        select: COLUMNS,
        from: 'inbound_mails i',
        where: [
          `($1::text IS NULL OR position(lower($1) in lower(i.from_line || ' ' || array_to_string(i.recipients, ' ') || ' ' || i.subject)) > 0)`,
          '($2::text IS NULL OR i.state = $2)',
        ],
        params: [search ?? null, state ?? null],
        sort: { sql: 'i.received_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'i.id',
      },
      request,
    );
  }

  byId(tx: Tx, id: string): Promise<InboundRow | undefined> {
    return tx.one<InboundRow>(`SELECT ${COLUMNS} FROM inbound_mails i WHERE i.id = $1`, [id]);
  }
}
