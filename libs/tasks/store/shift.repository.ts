// Moves of due dates, remembered so that they can be taken back.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { DueMove } from '../rules/shift-due.js';

export interface Shift {
  readonly id: string;
  readonly taskId: string;
  readonly moves: readonly DueMove[];
  readonly madeBy: string | null;
  readonly madeAt: Date;
}

@Injectable()
export class ShiftRepository {
  /** Open tasks that are still due when the move says. Answers with those that moved. */
  async apply(tx: Tx, moves: readonly DueMove[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE tasks t SET due_at = m.to_at FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS m(id, from_at, to_at)
       WHERE t.id = m.id AND t.due_at = m.from_at AND t.state = 'open' RETURNING t.id`,
      [moves.map(({ id }) => id), moves.map(({ from }) => from.toISOString()), moves.map(({ to }) => to.toISOString())],
    );
    return rows.map(({ id }) => id);
  }

  async remember(tx: Tx, { id, taskId, moves, madeBy, madeAt }: Shift): Promise<void> {
    await tx.query('INSERT INTO task_shifts (id, task_id, moves, made_by, made_at) VALUES ($1, $2, $3, $4, $5)', [
      id,
      taskId,
      JSON.stringify(moves),
      madeBy,
      madeAt,
    ]);
  }

  /** The move, once. */
  async take(tx: Tx, id: string, now: Date): Promise<Shift | undefined> {
    const row = await tx.one<Omit<Shift, 'moves'> & { moves: { id: string; from: string; to: string }[] }>(
      `UPDATE task_shifts SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL
       RETURNING id, task_id AS "taskId", moves, made_by AS "madeBy", made_at AS "madeAt"`,
      [id, now],
    );
    return (
      row && {
        ...row,
        moves: row.moves.map((move) => ({ id: move.id, from: new Date(move.from), to: new Date(move.to) })),
      }
    );
  }
}
