// Answers to what tasks ask, as facts about their account, and the accounts that somebody chose in a task.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { Answers } from '../rules/form-field.js';

@Injectable()
export class AnswerRepository {
  /** The latest answer to a question counts, whichever task asked. */
  async keep(tx: Tx, accountId: string, taskId: string, answers: Answers, at: Date): Promise<void> {
    const fields = Object.keys(answers);
    if (fields.length === 0) return;
    await tx.query(
      `INSERT INTO task_answers (account_id, field, value, task_id, answered_at)
       SELECT $1, f.field, f.value, $2, $5 FROM unnest($3::text[], $4::jsonb[]) AS f(field, value)
       ON CONFLICT (account_id, field) DO UPDATE SET value = excluded.value, task_id = excluded.task_id, answered_at = excluded.answered_at`,
      [accountId, taskId, fields, fields.map((field) => JSON.stringify(answers[field])), at],
    );
  }

  async choose(tx: Tx, taskId: string, accountIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM task_accounts WHERE task_id = $1', [taskId]);
    await tx.query(
      'INSERT INTO task_accounts (task_id, account_id) SELECT $1, a.id FROM accounts a WHERE a.id = ANY($2)',
      [taskId, accountIds],
    );
  }

  async chosen(tx: Tx, taskIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ taskId: string; accountId: string }>(
      `SELECT task_id AS "taskId", account_id AS "accountId" FROM task_accounts WHERE task_id = ANY($1) ORDER BY task_id, account_id`,
      [taskIds],
    );
    return new Map(
      [...groupBy(rows, ({ taskId }) => taskId)].map(([id, all]) => [id, all.map((row) => row.accountId)]),
    );
  }
}
