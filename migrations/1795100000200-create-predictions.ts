// Which open cases are likely to escalate, how long each stood on the list, and what people said to it.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreatePredictions1795100000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What half of the cases of a priority took that ended in the 90 days before a week: what "above the median" compares with.
      CREATE TABLE prediction_norms (
        week timestamptz NOT NULL,
        priority text NOT NULL,
        cases integer NOT NULL,
        age_hours float8 NOT NULL,
        exchanges float8 NOT NULL,
        responders float8 NOT NULL,
        PRIMARY KEY (week, priority)
      );

      -- One row for each open case that is not in escalation.
      CREATE TABLE predictions (
        case_id uuid PRIMARY KEY REFERENCES cases(id) ON DELETE CASCADE,
        -- Of the order in use.
        score integer NOT NULL CHECK (score BETWEEN 0 AND 100),
        additive integer NOT NULL CHECK (additive BETWEEN 0 AND 100),
        -- What the fitted model says, where one is in use.
        chance float8 CHECK (chance BETWEEN 0 AND 1),
        -- [{key, points, words}], the strongest first.
        factors jsonb NOT NULL,
        -- backfill: nothing has happened in it yet but history.
        origin text NOT NULL CHECK (origin IN ('live', 'backfill')),
        scored_at timestamptz NOT NULL,
        -- Its place on the list of those that fit the capacity; null: not on it.
        rank integer CHECK (rank > 0),
        listed_at timestamptz,
        CHECK ((rank IS NULL) = (listed_at IS NULL))
      );
      CREATE INDEX predictions_score ON predictions (score DESC, case_id);
      CREATE INDEX predictions_rank ON predictions (rank, case_id) WHERE rank IS NOT NULL;
      CREATE INDEX predictions_scored ON predictions (scored_at, case_id);

      -- Stays on the list, as intervals: what it looked like on a past day.
      CREATE TABLE prediction_listings (
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        from_at timestamptz NOT NULL,
        to_at timestamptz,
        score integer NOT NULL,
        PRIMARY KEY (case_id, from_at),
        CHECK (from_at <= to_at)
      );
      CREATE UNIQUE INDEX prediction_listings_open ON prediction_listings (case_id) WHERE to_at IS NULL;

      -- What somebody said to a prediction. One stands at a time, until it returns.
      CREATE TABLE prediction_reviews (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        verdict text NOT NULL CHECK (verdict IN ('acknowledged', 'snoozed', 'disagreed')),
        reason text NOT NULL DEFAULT '',
        reviewed_by uuid NOT NULL REFERENCES users(id),
        channel text NOT NULL CHECK (channel IN ('console', 'mail', 'api')),
        reviewed_at timestamptz NOT NULL,
        snoozed_until timestamptz,
        -- Of the case when it was reviewed.
        score integer NOT NULL,
        returned_at timestamptz,
        returned_because text CHECK (returned_because IN ('snooze_ended', 'score_rose', 'customer_asked')),
        CHECK ((verdict = 'snoozed') = (snoozed_until IS NOT NULL)),
        CHECK ((returned_at IS NULL) = (returned_because IS NULL))
      );
      CREATE UNIQUE INDEX prediction_reviews_standing ON prediction_reviews (case_id) WHERE returned_at IS NULL;
      CREATE INDEX prediction_reviews_case ON prediction_reviews (case_id, reviewed_at);
      CREATE INDEX prediction_reviews_user ON prediction_reviews (reviewed_by);

      -- One row: what an install has changed of the defaults.
      CREATE TABLE prediction_settings (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        -- Of the open cases, in percent, how many the list holds.
        capacity_percent float8 NOT NULL DEFAULT 5 CHECK (capacity_percent > 0 AND capacity_percent <= 100),
        -- Points by which the score of a reviewed case must rise to bring it back.
        return_points integer NOT NULL DEFAULT 15 CHECK (return_points BETWEEN 1 AND 100)
      );
      INSERT INTO prediction_settings DEFAULT VALUES;

      ${['predictions', 'prediction_listings', 'prediction_reviews']
        .map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)'))
        .join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE prediction_settings, prediction_reviews, prediction_listings, predictions, prediction_norms;',
    );
  }
}
