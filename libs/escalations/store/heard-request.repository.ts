// What the signals say about escalation requests: which inbound message of which case asked, and with which words.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface HeardRequest {
  readonly caseId: string;
  readonly messageId: string;
  readonly sentAt: Date;
  readonly words: string;
}

interface SignalRow {
  readonly caseId: string;
  readonly messageId: string;
  readonly sentAt: Date;
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

@Injectable()
export class HeardRequestRepository {
  /** Of several in one case the earliest counts. */
  async among(tx: Tx, signalIds: readonly string[]): Promise<HeardRequest[]> {
    const rows = await tx.query<SignalRow>(
      `SELECT DISTINCT ON (s.case_id) s.case_id AS "caseId", s.message_id AS "messageId", m.sent_at AS "sentAt", m.body,
         s.starts_at AS start, s.ends_at AS "end"
       FROM signals s JOIN messages m ON m.id = s.message_id
       WHERE s.id = ANY($1) AND s.kind = 'escalation_request' AND m.direction = 'inbound'
       ORDER BY s.case_id, m.sent_at, m.id, s.starts_at`,
      [signalIds],
    );
    return rows.map(({ body, start, end, ...heard }) => ({ ...heard, words: body.slice(start, end) }));
  }
}
