// What is said about a task, oldest first.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';

export interface TaskComment {
  readonly id: string;
  readonly taskId: string;
  readonly authorId: string;
  readonly body: string;
  readonly createdAt: Date;
}

@Injectable()
export class CommentRepository {
  async add(tx: Tx, { id, taskId, authorId, body, createdAt }: TaskComment): Promise<void> {
    await tx.query('INSERT INTO task_comments (id, task_id, author_id, body, created_at) VALUES ($1, $2, $3, $4, $5)', [
      id,
      taskId,
      authorId,
      body,
      createdAt,
    ]);
  }

  async ofTasks(tx: Tx, taskIds: readonly string[]): Promise<Map<string, TaskComment[]>> {
    const rows = await tx.query<TaskComment>(
      `SELECT id, task_id AS "taskId", author_id AS "authorId", body, created_at AS "createdAt" FROM task_comments
       WHERE task_id = ANY($1) ORDER BY created_at, id`,
      [taskIds],
    );
    return groupBy(rows, ({ taskId }) => taskId);
  }
}
