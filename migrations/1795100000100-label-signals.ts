// What people say of signals and feelings, what was learned from it, and reading everything again after a change of rules.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class LabelSignals1795100000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A judgement outlives the signal it was made of: words, rule and strength are kept with it.
      CREATE TABLE signal_labels (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        message_id uuid NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
        -- Null: of how the message feels as a whole.
        kind text,
        starts_at integer NOT NULL DEFAULT 0,
        ends_at integer NOT NULL DEFAULT 0,
        verdict text NOT NULL,
        rule text,
        strength numeric(3,2),
        said_by uuid REFERENCES users(id) ON DELETE SET NULL,
        said_at timestamptz NOT NULL,
        CHECK (CASE WHEN kind IS NULL THEN verdict IN ('negative', 'neutral', 'positive')
                    ELSE verdict IN ('agree', 'disagree', 'missed') AND ends_at > starts_at END)
      );
      CREATE UNIQUE INDEX signal_labels_key ON signal_labels (message_id, coalesce(kind, ''), starts_at, ends_at);
      CREATE INDEX signal_labels_case ON signal_labels (case_id);
      CREATE INDEX signal_labels_said_by ON signal_labels (said_by);

      -- Below its cut a signal of a kind is not believed here.
      CREATE TABLE signal_cuts (
        kind text PRIMARY KEY,
        cut numeric(3,2) NOT NULL CHECK (cut BETWEEN 0 AND 1),
        labels integer NOT NULL,
        precision numeric(4,3) NOT NULL,
        learned_at timestamptz NOT NULL
      );

      -- Models of this installation, the latest is the one that counts; used only if it won on labels held back from it.
      CREATE TABLE install_models (
        id uuid PRIMARY KEY,
        learned_at timestamptz NOT NULL,
        based_on text NOT NULL,
        labels integer NOT NULL,
        held_back integer NOT NULL,
        shipped_loss double precision NOT NULL,
        own_loss double precision NOT NULL,
        in_use boolean NOT NULL,
        bytes bytea NOT NULL
      );

      CREATE TABLE rescorings (
        id uuid PRIMARY KEY,
        version text NOT NULL,
        state text NOT NULL CHECK (state IN ('running', 'finished')),
        total integer NOT NULL,
        done integer NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL,
        started_by uuid REFERENCES users(id) ON DELETE SET NULL,
        finished_at timestamptz
      );
      CREATE UNIQUE INDEX rescorings_running ON rescorings (state) WHERE state = 'running';
      CREATE INDEX rescorings_started_by ON rescorings (started_by);
      CREATE INDEX message_readings_version ON message_readings (version, message_id);

      -- The points of a case as they were before it was scored again.
      CREATE TABLE past_score_points (
        rescoring_id uuid NOT NULL REFERENCES rescorings(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        score text NOT NULL,
        seq integer NOT NULL,
        at timestamptz NOT NULL,
        value integer NOT NULL,
        delta integer NOT NULL,
        cause jsonb NOT NULL,
        message_id uuid,
        PRIMARY KEY (case_id, rescoring_id, score, seq)
      );
      CREATE INDEX past_score_points_rescoring ON past_score_points (rescoring_id);

      ${['signal_labels', 'past_score_points']
        .map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)'))
        .join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE past_score_points, rescorings, install_models, signal_cuts, signal_labels;
      DROP INDEX message_readings_version;`);
  }
}
