// What people said of signals and of feelings; the latest word on the same words counts.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { JudgedSignal } from '../rules/calibrate.js';
import type { SignalKind } from '../rules/kinds.js';

export type SignalVerdict = 'agree' | 'disagree' | 'missed';
export type Feeling = 'negative' | 'neutral' | 'positive';

export interface SignalLabel {
  readonly id: string;
  readonly caseId: string;
  readonly messageId: string;
  /** null: of how the message feels as a whole */
  readonly kind: SignalKind | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly verdict: SignalVerdict | Feeling;
  readonly rule: string | null;
  readonly strength: number | null;
  readonly saidBy: string | null;
  readonly saidAt: Date;
}

const COLUMNS = `l.id, l.case_id AS "caseId", l.message_id AS "messageId", l.kind, l.starts_at AS "startsAt", l.ends_at AS "endsAt",
  l.verdict, l.rule, l.strength::float8 AS strength, l.said_by AS "saidBy", l.said_at AS "saidAt"`;

@Injectable()
export class SignalLabelRepository {
  async put(tx: Tx, label: SignalLabel): Promise<SignalLabel> {
    const row = await tx.one<SignalLabel>(
      `INSERT INTO signal_labels AS l (id, case_id, message_id, kind, starts_at, ends_at, verdict, rule, strength, said_by, said_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (message_id, coalesce(kind, ''), starts_at, ends_at) DO UPDATE SET verdict = excluded.verdict,
         rule = excluded.rule, strength = excluded.strength, said_by = excluded.said_by, said_at = excluded.said_at
       RETURNING ${COLUMNS}`,
      [
        label.id,
        label.caseId,
        label.messageId,
        label.kind,
        label.startsAt,
        label.endsAt,
        label.verdict,
        label.rule,
        label.strength,
        label.saidBy,
        label.saidAt,
      ],
    );
    return row ?? label;
  }

  async ofMessages(tx: Tx, messageIds: readonly string[]): Promise<Map<string, SignalLabel[]>> {
    const rows = await tx.query<SignalLabel>(
      `SELECT ${COLUMNS} FROM signal_labels l WHERE l.message_id = ANY($1) ORDER BY l.starts_at, l.kind`,
      [messageIds],
    );
    const found = new Map<string, SignalLabel[]>(messageIds.map((id) => [id, []]));
    for (const row of rows) found.get(row.messageId)?.push(row);
    return found;
  }

  /** Judged signals by kind; what was missed has no strength and moves no cut. */
  async judged(tx: Tx): Promise<Map<SignalKind, JudgedSignal[]>> {
    const rows = await tx.query<{ kind: SignalKind; strength: number; agreed: boolean }>(
      `SELECT kind, strength::float8 AS strength, verdict = 'agree' AS agreed FROM signal_labels
       WHERE kind IS NOT NULL AND verdict <> 'missed' AND strength IS NOT NULL ORDER BY id`,
    );
    const byKind = new Map<SignalKind, JudgedSignal[]>();
    for (const { kind, ...judged } of rows) byKind.set(kind, [...(byKind.get(kind) ?? []), judged]);
    return byKind;
  }

  /** Messages of which somebody said how they feel, the newest labels first, `most` at the most. */
  feelings(
    tx: Tx,
    most: number,
  ): Promise<{ readonly messageId: string; readonly body: string; readonly feeling: Feeling }[]> {
    return tx.query(
      `SELECT l.message_id AS "messageId", m.body, l.verdict AS feeling FROM signal_labels l JOIN messages m ON m.id = l.message_id
       WHERE l.kind IS NULL ORDER BY l.said_at DESC, l.id LIMIT $1`,
      [most],
    );
  }

  async counts(tx: Tx): Promise<{ readonly signals: number; readonly feelings: number }> {
    const row = await tx.one<{ signals: number; feelings: number }>(
      `SELECT count(*) FILTER (WHERE kind IS NOT NULL)::int AS signals, count(*) FILTER (WHERE kind IS NULL)::int AS feelings
       FROM signal_labels`,
    );
    return row ?? { signals: 0, feelings: 0 };
  }
}
