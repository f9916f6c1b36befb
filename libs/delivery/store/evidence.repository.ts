// What was heard about a mail after its server had taken it, and the one move that it allows: sent or unknown to bounced.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { MessageState } from '../rules/index.js';

export type EvidenceKind = 'dead' | 'failed' | 'delayed' | 'delivered' | 'complained';

export interface Evidence {
  readonly at: Date;
  readonly kind: EvidenceKind;
  readonly detail: string;
}

@Injectable()
export class EvidenceRepository {
  byKey(
    tx: Tx,
    key: string,
  ): Promise<{ readonly id: string; readonly state: MessageState; readonly address: string } | undefined> {
    return tx.one('SELECT id, state, address FROM mails WHERE key = $1 FOR UPDATE', [key]);
  }

  /** False where the same was heard before. */
  async note(tx: Tx, mailId: string, kind: EvidenceKind, detail: string, now: Date): Promise<boolean> {
    const noted = await tx.run(
      'INSERT INTO mail_evidence (mail_id, kind, detail, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [mailId, kind, detail.slice(0, 500), now],
    );
    return noted > 0;
  }

  /** Whether it moved; a run that was finished with unknown may now be finished. */
  async settle(tx: Tx, mailId: string, to: 'sent' | 'bounced', detail: string, now: Date): Promise<boolean> {
    const moved = await tx.one<{ mailingId: string }>(
      `UPDATE mails SET state = $2::text, reason = CASE WHEN $2 = 'bounced' THEN $3 END, changed_at = $4::timestamptz, untold = true,
         sent_at = coalesce(sent_at, handed_off_at, $4), generation = generation + 1
       WHERE id = $1 AND (state = 'unknown' OR (state = 'sent' AND $2 = 'bounced')) RETURNING mailing_id AS "mailingId"`,
      [mailId, to, detail.slice(0, 500), now],
    );
    if (!moved) return false;
    await tx.run(
      `UPDATE mailings g SET label = 'finished' WHERE g.id = $1 AND g.label = 'finished with unknown'
         AND NOT EXISTS (SELECT 1 FROM mails o WHERE o.mailing_id = g.id AND o.state = 'unknown')`,
      [moved.mailingId],
    );
    return true;
  }

  async of(tx: Tx, mailIds: readonly string[]): Promise<(Evidence & { readonly mailId: string })[]> {
    return tx.query(
      'SELECT mail_id AS "mailId", kind, detail, at FROM mail_evidence WHERE mail_id = ANY($1) ORDER BY at, kind',
      [mailIds],
    );
  }
}
