// Fitted models as rows: each try with its judgement; the weights of the one in use.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { CalibrationPoint, Judged, Judgement } from '../rules/judge-model.js';
import type { FittedModel, Shape } from '../rules/learn.js';
import { NOT_COMPARABLE } from './ranking.repository.js';

export interface PredictionModel extends Judgement {
  readonly id: string;
  readonly fittedAt: Date;
  readonly cases: number;
  readonly escalated: number;
  readonly kind: Shape['kind'] | null;
  readonly judged: Judged | null;
  readonly calibration: readonly CalibrationPoint[];
}

const COLUMNS = `id, fitted_at AS "fittedAt", in_use AS "inUse", because, words, cases, escalated, kind, judged, calibration`;
const LATEST = 'FROM prediction_models ORDER BY fitted_at DESC, id DESC LIMIT 1';
/** Older tries than these are forgotten. */
const KEPT = 100;

@Injectable()
export class ModelRepository {
  latest(tx: Tx): Promise<PredictionModel | undefined> {
    return tx.one<PredictionModel>(`SELECT ${COLUMNS} ${LATEST}`);
  }

  /** The id of the model in use; undefined while the additive score is. */
  async inUse(tx: Tx): Promise<string | undefined> {
    const row = await tx.one<{ id: string; inUse: boolean }>(`SELECT id, in_use AS "inUse" ${LATEST}`);
    return row?.inUse ? row.id : undefined;
  }

  async weights(tx: Tx, id: string): Promise<FittedModel | undefined> {
    return (await tx.one<{ weights: FittedModel }>('SELECT weights FROM prediction_weights WHERE model_id = $1', [id]))
      ?.weights;
  }

  async save(tx: Tx, model: PredictionModel, weights: FittedModel | null): Promise<void> {
    await tx.query(
      `INSERT INTO prediction_models (id, fitted_at, in_use, because, words, cases, escalated, kind, judged, calibration)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        model.id,
        model.fittedAt,
        model.inUse,
        model.because,
        model.words,
        model.cases,
        model.escalated,
        model.kind,
        model.judged && JSON.stringify(model.judged),
        JSON.stringify(model.calibration),
      ],
    );
    await tx.query('DELETE FROM prediction_weights');
    if (weights)
      await tx.query('INSERT INTO prediction_weights (model_id, weights) VALUES ($1, $2)', [
        model.id,
        JSON.stringify(weights),
      ]);
    await tx.query(
      `DELETE FROM prediction_models WHERE id NOT IN (SELECT id FROM prediction_models ORDER BY fitted_at DESC, id DESC LIMIT ${KEPT})`,
    );
  }

  /** All cases are scored anew by the next sweep. `otherOrder`: their scores can't be compared with what they were. */
  async makeStale(tx: Tx, otherOrder: boolean): Promise<void> {
    await tx.query(`UPDATE predictions SET scored_at = 'epoch'`);
    if (otherOrder)
      await tx.query('UPDATE prediction_reviews SET score = $1 WHERE returned_at IS NULL', [NOT_COMPARABLE]);
  }

  /** How many cases there are and how many have escalated; and when the case was opened that `part` (0..1) of them came before. */
  async size(tx: Tx, part: number): Promise<{ cases: number; escalated: number; cut: Date | null }> {
    const row = await tx.one<{ cases: number; escalated: number; cut: Date | null }>(
      `SELECT count(*)::int AS cases, percentile_disc($1::float8) WITHIN GROUP (ORDER BY opened_at) AS cut,
         (SELECT count(DISTINCT case_id)::int FROM escalations) AS escalated FROM cases`,
      [part],
    );
    if (!row) throw new Error('Cases can not be counted');
    return row;
  }

  /** Cases that somebody looked at and said would not escalate. */
  async disagreed(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT case_id AS id FROM prediction_reviews WHERE verdict = 'disagreed'`,
    );
    return rows.map(({ id }) => id);
  }
}
