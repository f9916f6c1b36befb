// Daily points of the measures, the values they had before late news, the days to count again, and the goals they serve.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

export class CreateKpis1795000000750 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Totals over all accounts, one row a day. What a single account or a viewer's own accounts come to is counted when asked.
      CREATE TABLE kpi_points (
        id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        measure text NOT NULL,
        day date NOT NULL,
        value numeric NOT NULL,
        part numeric,
        measured_at timestamptz NOT NULL,
        PRIMARY KEY (measure, day)
      );
      CREATE TABLE kpi_point_revisions (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        point_id uuid NOT NULL REFERENCES kpi_points(id) ON DELETE CASCADE,
        value numeric NOT NULL,
        part numeric,
        measured_at timestamptz NOT NULL,
        replaced_at timestamptz NOT NULL,
        why text NOT NULL
      );
      CREATE INDEX kpi_point_revisions_point ON kpi_point_revisions (point_id, seq);

      -- From which instant on a measure must be counted again, and what made it so.
      CREATE TABLE kpi_marks (
        measure text PRIMARY KEY,
        since timestamptz NOT NULL,
        why text NOT NULL
      );
      CREATE TABLE kpi_goals (
        key text PRIMARY KEY,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        kpis jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      -- Which cases were open at a recent moment is asked every few minutes, among all intervals of all cases.
      CREATE INDEX case_intervals_open_state ON case_intervals (to_at)
        WHERE attribute = 'state' AND value IN ('open', 'pending');
      ${['kpi_points', 'kpi_point_revisions'].map((table) => protectSql(table, 'false')).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX case_intervals_open_state;
      DROP TABLE kpi_goals, kpi_marks, kpi_point_revisions, kpi_points;`);
  }
}
