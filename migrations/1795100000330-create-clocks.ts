// Promises of time: policies, working calendars cut into spans, and the timers of cases with their due instants.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

// Working milliseconds are whole numbers: both functions are each other's inverse, and agree with the rules to the millisecond.
const MILLIS = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::bigint`;

export class CreateClocks1795100000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE work_calendars (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        zone text NOT NULL,
        week jsonb NOT NULL,
        holidays text[] NOT NULL DEFAULT '{}',
        -- How far its spans reach; null: they have to be made.
        spans_until date,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX work_calendars_name ON work_calendars (lower(name));
      CREATE TABLE calendar_spans (
        calendar_id uuid NOT NULL REFERENCES work_calendars(id) ON DELETE CASCADE,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        before_ms bigint NOT NULL,
        PRIMARY KEY (calendar_id, opens_at)
      );
      CREATE INDEX calendar_spans_before ON calendar_spans (calendar_id, before_ms);

      CREATE TABLE clock_policies (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        rank integer NOT NULL,
        active boolean NOT NULL DEFAULT true,
        priorities text[] NOT NULL DEFAULT '{}',
        tiers text[] NOT NULL DEFAULT '{}',
        calendar_id uuid REFERENCES work_calendars(id),
        first_response integer CHECK (first_response > 0),
        next_response integer CHECK (next_response > 0),
        resolution integer CHECK (resolution > 0),
        warn_at integer NOT NULL DEFAULT 75 CHECK (warn_at BETWEEN 1 AND 99),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX clock_policies_name ON clock_policies (lower(name));
      CREATE INDEX clock_policies_rank ON clock_policies (rank, id);
      CREATE INDEX clock_policies_calendar ON clock_policies (calendar_id);

      CREATE TABLE case_clocks (
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        clock text NOT NULL CHECK (clock IN ('first_response', 'next_response', 'resolution')),
        started_at timestamptz NOT NULL,
        policy_id uuid NOT NULL REFERENCES clock_policies(id) ON DELETE CASCADE,
        target_ms bigint NOT NULL,
        -- Null while it stands still.
        due_at timestamptz,
        warn_at timestamptz,
        paused_at timestamptz,
        remaining_ms bigint,
        stopped_at timestamptz,
        warned_at timestamptz,
        breached_at timestamptz,
        PRIMARY KEY (case_id, clock, started_at)
      );
      CREATE INDEX case_clocks_running ON case_clocks (case_id, due_at) WHERE stopped_at IS NULL;
      CREATE INDEX case_clocks_due ON case_clocks (due_at) WHERE stopped_at IS NULL AND breached_at IS NULL;
      CREATE INDEX case_clocks_warn ON case_clocks (warn_at) WHERE stopped_at IS NULL AND warned_at IS NULL AND breached_at IS NULL;
      CREATE INDEX case_clocks_policy ON case_clocks (policy_id) WHERE stopped_at IS NULL;
      ${protectSql('case_clocks', 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)')}

      -- How far the clocks of unfinished cases have been set anew since a policy or a calendar changed.
      CREATE TABLE clock_resets (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        asked_at timestamptz NOT NULL,
        -- The last case that was done.
        after uuid,
        done integer NOT NULL DEFAULT 0,
        finished_at timestamptz
      );

      CREATE FUNCTION worked_ms(calendar uuid, instant timestamptz) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN calendar IS NULL THEN ${MILLIS('instant')} ELSE coalesce((
          SELECT s.before_ms + ${MILLIS('least(instant, s.closes_at)')} - ${MILLIS('s.opens_at')}
          FROM calendar_spans s WHERE s.calendar_id = calendar AND s.opens_at <= instant ORDER BY s.opens_at DESC LIMIT 1), 0) END $$;
      -- Null past the calendar's end.
      CREATE FUNCTION instant_after(calendar uuid, worked bigint) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN calendar IS NULL THEN to_timestamp(worked / 1000.0) ELSE (
          SELECT CASE WHEN s.before_ms + ${MILLIS('s.closes_at')} - ${MILLIS('s.opens_at')} >= worked
            THEN s.opens_at + (worked - s.before_ms) * interval '1 millisecond' END
          FROM calendar_spans s WHERE s.calendar_id = calendar AND s.before_ms < worked ORDER BY s.before_ms DESC LIMIT 1) END $$;

      INSERT INTO work_calendars (id, name, zone, week) VALUES ('00000000-0000-7000-8000-00000000c10c', 'Office hours', 'UTC',
        '[[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []]');
      INSERT INTO clock_policies (id, name, rank, priorities, calendar_id, first_response, next_response, resolution) VALUES
        ('00000000-0000-7000-8000-000000000c01', 'Critical', 10, '{critical,urgent}', NULL, 60, 120, 1440),
        ('00000000-0000-7000-8000-000000000c02', 'High', 20, '{high}', '00000000-0000-7000-8000-00000000c10c', 240, 240, 1440),
        ('00000000-0000-7000-8000-000000000c03', 'Everything else', 90, '{}', '00000000-0000-7000-8000-00000000c10c', 480, 960, 4800);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION instant_after(uuid, bigint), worked_ms(uuid, timestamptz);
      DROP TABLE clock_resets, case_clocks, clock_policies, calendar_spans, work_calendars;`);
  }
}
