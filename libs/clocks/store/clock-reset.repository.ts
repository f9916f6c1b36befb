// How far the clocks of unfinished cases have been set anew since a policy or a calendar changed: resumable, one worker at a time.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface ClockReset {
  readonly askedAt: Date;
  /** cases that were done */
  readonly done: number;
  readonly finishedAt: Date | null;
}

@Injectable()
export class ClockResetRepository {
  /** From the first case on, also where one was under way. */
  async ask(tx: Tx, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO clock_resets (asked_at) VALUES ($1)
       ON CONFLICT (one) DO UPDATE SET asked_at = excluded.asked_at, after = NULL, done = 0, finished_at = NULL`,
      [now],
    );
  }

  latest(tx: Tx): Promise<ClockReset | undefined> {
    return tx.one<ClockReset>('SELECT asked_at AS "askedAt", done, finished_at AS "finishedAt" FROM clock_resets');
  }

  /** The next unfinished cases; none left: it is over. Undefined where nothing is under way, or another worker is at it. */
  async take(tx: Tx, limit: number, now: Date): Promise<string[] | undefined> {
    const reset = await tx.one<{ after: string | null }>(
      'SELECT after FROM clock_resets WHERE finished_at IS NULL FOR UPDATE SKIP LOCKED',
    );
    if (!reset) return undefined;
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM cases WHERE state IN ('open', 'pending') AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [reset.after, limit],
    );
    const last = rows.at(-1)?.id;
    if (last) await tx.query('UPDATE clock_resets SET after = $1, done = done + $2', [last, rows.length]);
    else await tx.query('UPDATE clock_resets SET finished_at = $1', [now]);
    return rows.map(({ id }) => id);
  }
}
