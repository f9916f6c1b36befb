// Plays, their runs for accounts, the tasks these give to people, and the pages that tasks refer to.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intervalTableSql, protectSql } from '#platform/database';

export class CreatePlays1795000000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE practices (
        key text PRIMARY KEY,
        title text NOT NULL,
        body text NOT NULL,
        updated_at timestamptz NOT NULL
      );

      CREATE TABLE plays (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        name text NOT NULL,
        definition jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        enabled boolean NOT NULL DEFAULT false,
        enabled_at timestamptz,
        start_with text CHECK (start_with IN ('existing', 'new')),
        -- The last event written when the play was enabled: what came before it is nobody's new entry.
        enabled_after bigint,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (NOT enabled OR (enabled_at IS NOT NULL AND start_with IS NOT NULL AND enabled_after IS NOT NULL))
      );
      CREATE UNIQUE INDEX plays_key ON plays (key);

      CREATE TABLE play_runs (
        id uuid PRIMARY KEY,
        play_id uuid NOT NULL REFERENCES plays(id),
        play_version integer NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'completed', 'cancelled')),
        -- The membership that started it or last fired it again: one entering starts a play once.
        trigger_id uuid NOT NULL,
        cause jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        fired_at timestamptz NOT NULL,
        cleared_at timestamptz,
        ended_at timestamptz,
        CHECK ((state = 'running') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX play_runs_running ON play_runs (play_id, account_id) WHERE state = 'running';
      CREATE UNIQUE INDEX play_runs_trigger ON play_runs (play_id, trigger_id);
      CREATE INDEX play_runs_play ON play_runs (play_id, started_at, id);
      CREATE INDEX play_runs_account ON play_runs (account_id, started_at, id);

      CREATE TABLE tasks (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        play_id uuid NOT NULL REFERENCES plays(id),
        key text NOT NULL,
        step integer NOT NULL,
        title text NOT NULL,
        instructions text NOT NULL,
        practices text[] NOT NULL,
        checklist jsonb NOT NULL,
        outcomes jsonb NOT NULL,
        after_key text,
        roles text[] NOT NULL,
        due_at timestamptz NOT NULL,
        assignee_id uuid REFERENCES users(id),
        assigned_by_hand boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'skipped', 'cancelled')),
        outcome text,
        note text,
        reason text,
        snoozed_until timestamptz,
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        done_by uuid REFERENCES users(id),
        CHECK ((state = 'open') = (done_at IS NULL))
      );
      -- The same work is open once for an account, whichever plays ask for it.
      CREATE UNIQUE INDEX tasks_open ON tasks (account_id, key) WHERE state = 'open';
      CREATE INDEX tasks_account ON tasks (account_id, key);
      CREATE INDEX tasks_play ON tasks (play_id);
      CREATE INDEX tasks_due ON tasks (assignee_id, due_at, id) WHERE state = 'open';
      CREATE INDEX tasks_ended ON tasks (assignee_id, done_at, id) WHERE state <> 'open';
      ${intervalTableSql({ table: 'task_intervals', subject: 'task_id' }, 'tasks')}

      CREATE TABLE task_runs (
        task_id uuid NOT NULL REFERENCES tasks(id) ON DELETE CASCADE,
        run_id uuid NOT NULL REFERENCES play_runs(id) ON DELETE CASCADE,
        PRIMARY KEY (task_id, run_id)
      );
      CREATE INDEX task_runs_run ON task_runs (run_id);

      CREATE TABLE task_comments (
        id uuid PRIMARY KEY,
        task_id uuid NOT NULL REFERENCES tasks(id) ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES users(id),
        body text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX task_comments_task ON task_comments (task_id, created_at, id);

      -- Whoever has a task of a run sees that run; while it goes on, also its other tasks, for what waits for what.
      CREATE FUNCTION viewer_run_ids() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT r.run_id FROM tasks t JOIN task_runs r ON r.task_id = t.id WHERE t.assignee_id = viewer_id()
      $$;
      CREATE FUNCTION viewer_shared_task_ids() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
        SELECT o.task_id FROM tasks t JOIN task_runs m ON m.task_id = t.id
          JOIN play_runs r ON r.id = m.run_id AND r.state = 'running' JOIN task_runs o ON o.run_id = r.id
        WHERE t.assignee_id = viewer_id()
      $$;
      ${protectSql('play_runs', 'account_id IN (SELECT visible_account_ids()) OR id IN (SELECT viewer_run_ids())')}
      ${protectSql('tasks', 'assignee_id = (SELECT viewer_id()) OR account_id IN (SELECT visible_account_ids()) OR id IN (SELECT viewer_shared_task_ids())')}
      ${['task_intervals', 'task_runs', 'task_comments'].map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM tasks t WHERE t.id = task_id)')).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE task_comments, task_runs, task_intervals, tasks, play_runs, plays, practices;
      DROP FUNCTION viewer_shared_task_ids(), viewer_run_ids();`);
  }
}
