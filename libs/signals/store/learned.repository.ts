// What this installation has learned from labels: cuts by kind, and models of its own.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { SignalKind } from '../rules/kinds.js';

export interface SignalCut {
  readonly kind: SignalKind;
  readonly cut: number;
  readonly labels: number;
  readonly precision: number;
  readonly learnedAt: Date;
}

export interface InstallModel {
  readonly id: string;
  readonly learnedAt: Date;
  /** version of the shipped model that it was moved from */
  readonly basedOn: string;
  readonly labels: number;
  readonly heldBack: number;
  /** mean log loss on labels held back */
  readonly shippedLoss: number;
  readonly ownLoss: number;
  readonly inUse: boolean;
}

const MODEL = `id, learned_at AS "learnedAt", based_on AS "basedOn", labels, held_back AS "heldBack",
  shipped_loss AS "shippedLoss", own_loss AS "ownLoss", in_use AS "inUse"`;

@Injectable()
export class LearnedRepository {
  cuts(tx: Tx): Promise<SignalCut[]> {
    return tx.query<SignalCut>(
      `SELECT kind, cut::float8 AS cut, labels, precision::float8 AS precision, learned_at AS "learnedAt" FROM signal_cuts ORDER BY kind`,
    );
  }

  async replaceCuts(tx: Tx, cuts: readonly SignalCut[]): Promise<void> {
    await tx.query(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($1) AS g(kind text, cut numeric, labels int, precision numeric, "learnedAt" timestamptz)
       ), gone AS (DELETE FROM signal_cuts WHERE kind NOT IN (SELECT kind FROM given))
       INSERT INTO signal_cuts AS c (kind, cut, labels, precision, learned_at)
       SELECT kind, cut, labels, precision, "learnedAt" FROM given
       ON CONFLICT (kind) DO UPDATE SET cut = excluded.cut, labels = excluded.labels, precision = excluded.precision,
         learned_at = excluded.learned_at
       WHERE (c.cut, c.labels, c.precision) IS DISTINCT FROM (excluded.cut, excluded.labels, excluded.precision)`,
      [JSON.stringify(cuts)],
    );
  }

  latestModel(tx: Tx): Promise<InstallModel | undefined> {
    return tx.one<InstallModel>(`SELECT ${MODEL} FROM install_models ORDER BY learned_at DESC, id DESC LIMIT 1`);
  }

  async bytesOf(tx: Tx, id: string): Promise<Uint8Array | undefined> {
    return (await tx.one<{ bytes: Uint8Array }>('SELECT bytes FROM install_models WHERE id = $1', [id]))?.bytes;
  }

  /** Only the newest is kept beside the new one: weights are large. */
  async addModel(tx: Tx, model: InstallModel, bytes: Uint8Array): Promise<void> {
    await tx.query(
      `INSERT INTO install_models (id, learned_at, based_on, labels, held_back, shipped_loss, own_loss, in_use, bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        model.id,
        model.learnedAt,
        model.basedOn,
        model.labels,
        model.heldBack,
        model.shippedLoss,
        model.ownLoss,
        model.inUse,
        Buffer.from(bytes),
      ],
    );
    await tx.query(
      'DELETE FROM install_models WHERE id NOT IN (SELECT id FROM install_models ORDER BY learned_at DESC, id DESC LIMIT 2)',
    );
  }
}
