// Tasks of their own: with or without an account, from plays and elsewhere, with a form, an accountable person and dates that move together.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql, protectSql } from '#platform/database';

export class CompleteTasks1795100000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE tasks DROP CONSTRAINT tasks_play_id_fkey;
      ALTER TABLE tasks RENAME COLUMN play_id TO source_id;
      ALTER INDEX tasks_play RENAME TO tasks_source;
      ALTER TABLE tasks
        ALTER COLUMN account_id DROP NOT NULL,
        -- What made it: a play, a person, or another room by its own word; source_id is that one's id.
        ADD source text NOT NULL DEFAULT 'play',
        ADD after_id uuid REFERENCES tasks(id) ON DELETE SET NULL,
        ADD accountable_id uuid REFERENCES users(id),
        ADD accountable_roles text[] NOT NULL DEFAULT '{}',
        ADD fields jsonb NOT NULL DEFAULT '[]',
        ADD answers jsonb NOT NULL DEFAULT '{}',
        ADD work jsonb,
        ADD on_owner_change text NOT NULL DEFAULT 'leave' CHECK (on_owner_change IN ('leave', 'move', 'move-all'));
      ALTER TABLE tasks ALTER COLUMN source DROP DEFAULT;
      UPDATE tasks t SET on_owner_change = p.definition->>'whenOwnerChanges' FROM plays p
        WHERE p.id = t.source_id AND p.definition->>'whenOwnerChanges' IN ('leave', 'move');
      UPDATE tasks t SET after_id = b.id FROM task_runs tr JOIN task_runs br ON br.run_id = tr.run_id JOIN tasks b ON b.id = br.task_id
        WHERE tr.task_id = t.id AND b.key = t.after_key;
      CREATE INDEX tasks_after ON tasks (after_id);
      CREATE INDEX tasks_accountable ON tasks (accountable_id) WHERE state = 'open';
      CREATE INDEX tasks_account_open ON tasks (account_id, due_at) WHERE state = 'open';

      -- Accounts that somebody chose in a task, for what comes after it.
      CREATE TABLE task_accounts (
        task_id uuid NOT NULL REFERENCES tasks(id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        PRIMARY KEY (task_id, account_id)
      );
      CREATE INDEX task_accounts_account ON task_accounts (account_id);

      -- The latest answer of each account to each question.
      CREATE TABLE task_answers (
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        field text NOT NULL,
        value jsonb NOT NULL,
        task_id uuid NOT NULL REFERENCES tasks(id) ON DELETE CASCADE,
        answered_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, field)
      );
      CREATE INDEX task_answers_task ON task_answers (task_id);

      CREATE TABLE task_shifts (
        id uuid PRIMARY KEY,
        task_id uuid NOT NULL REFERENCES tasks(id) ON DELETE CASCADE,
        moves jsonb NOT NULL,
        made_by uuid REFERENCES users(id),
        made_at timestamptz NOT NULL,
        undone_at timestamptz
      );
      CREATE INDEX task_shifts_task ON task_shifts (task_id);

      DROP POLICY tasks_scope ON tasks;
      ${protectSql(
        'tasks',
        `assignee_id = (SELECT viewer_id()) OR accountable_id = (SELECT viewer_id()) OR account_id IN (SELECT visible_account_ids())
         OR id IN (SELECT viewer_shared_task_ids())`,
      ).replace('ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;', '')}
      ${['task_accounts', 'task_answers'].map((table) => protectByAccountSql(table)).join('\n')}
      ${protectSql('task_shifts', 'EXISTS (SELECT 1 FROM tasks t WHERE t.id = task_id)')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE task_shifts, task_answers, task_accounts;
      DROP POLICY tasks_scope ON tasks;
      DELETE FROM tasks WHERE account_id IS NULL OR source <> 'play';
      ALTER TABLE tasks DROP COLUMN source, DROP COLUMN after_id, DROP COLUMN accountable_id, DROP COLUMN accountable_roles,
        DROP COLUMN fields, DROP COLUMN answers, DROP COLUMN work, DROP COLUMN on_owner_change, ALTER COLUMN account_id SET NOT NULL;
      DROP INDEX tasks_account_open;
      ALTER INDEX tasks_source RENAME TO tasks_play;
      ALTER TABLE tasks RENAME COLUMN source_id TO play_id;
      ALTER TABLE tasks ADD CONSTRAINT tasks_play_id_fkey FOREIGN KEY (play_id) REFERENCES plays(id);
      ${protectSql('tasks', 'assignee_id = (SELECT viewer_id()) OR account_id IN (SELECT visible_account_ids()) OR id IN (SELECT viewer_shared_task_ids())').replace('ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;', '')}`);
  }
}
