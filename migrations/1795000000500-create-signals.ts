// What was found in messages, what it did to the scores of their cases, and the evidence to replay it from.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateSignals1795000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each inbound message that was read, signals or none: what it felt like, and which pack read it.
      CREATE TABLE message_readings (
        message_id uuid PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
        polarity numeric(3,2) NOT NULL CHECK (polarity BETWEEN -1 AND 1),
        because text NOT NULL,
        -- Its words say that no person wrote it, whatever its source says.
        automatic boolean NOT NULL,
        version text NOT NULL,
        read_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE signals (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        message_id uuid NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
        kind text NOT NULL,
        family text NOT NULL CHECK (family IN ('negative', 'needs_attention', 'positive', 'commercial')),
        -- UTF-16 offsets into the body as received; the end is exclusive.
        starts_at integer NOT NULL CHECK (starts_at >= 0),
        ends_at integer NOT NULL CHECK (ends_at > starts_at),
        strength numeric(3,2) NOT NULL CHECK (strength BETWEEN 0 AND 1),
        rule text NOT NULL,
        version text NOT NULL,
        counted boolean NOT NULL,
        -- When the message was sent.
        at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX signals_key ON signals (message_id, kind, starts_at, version);
      CREATE INDEX signals_case ON signals (case_id, at);

      -- Written only by replay: message_id needs no foreign key, the case takes its points along.
      CREATE TABLE score_points (
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        score text NOT NULL CHECK (score IN ('sentiment', 'attention')),
        seq integer NOT NULL,
        at timestamptz NOT NULL,
        value integer NOT NULL CHECK (value BETWEEN 0 AND 100),
        delta integer NOT NULL,
        cause jsonb NOT NULL,
        message_id uuid,
        PRIMARY KEY (case_id, score, seq)
      );

      CREATE TABLE case_scores (
        case_id uuid PRIMARY KEY REFERENCES cases(id) ON DELETE CASCADE,
        sentiment integer NOT NULL CHECK (sentiment BETWEEN 0 AND 100),
        attention integer NOT NULL CHECK (attention BETWEEN 0 AND 100),
        negative_signals integer NOT NULL DEFAULT 0,
        needs_attention_signals integer NOT NULL DEFAULT 0,
        last_signal_at timestamptz
      );
      CREATE INDEX case_scores_sentiment ON case_scores (sentiment, case_id);
      CREATE INDEX case_scores_attention ON case_scores (attention, case_id);

      ${protectSql('message_readings', 'EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id)')}
      ${['signals', 'score_points', 'case_scores']
        .map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)'))
        .join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_scores, score_points, signals, message_readings;');
  }
}
