// What was learnt from an install's own past, how it did on time that was held back, and whether it is used.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreatePredictionModels1795100000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each time that fitting was tried. The last one says what is in use.
      CREATE TABLE prediction_models (
        id uuid PRIMARY KEY,
        fitted_at timestamptz NOT NULL,
        in_use boolean NOT NULL,
        -- Code of the reason, and the reason in words.
        because text NOT NULL,
        words text NOT NULL,
        cases integer NOT NULL,
        escalated integer NOT NULL,
        kind text,
        -- {capacityPercent, cases, escalated, additive: {…}, fitted: {…}}; null where there was not enough to judge by.
        judged jsonb,
        -- [{cases, predicted, happened}], from the least to the most likely tenth.
        calibration jsonb NOT NULL DEFAULT '[]'
      );
      CREATE INDEX prediction_models_fitted ON prediction_models (fitted_at, id);

      -- The model itself. It holds names of people and customers: nobody's to read but the product's own.
      CREATE TABLE prediction_weights (
        model_id uuid PRIMARY KEY REFERENCES prediction_models(id) ON DELETE CASCADE,
        weights json NOT NULL
      );
      ${protectSql('prediction_weights', 'false')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE prediction_weights, prediction_models;');
  }
}
