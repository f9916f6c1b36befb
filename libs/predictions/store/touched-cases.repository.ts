// Which cases an event is about, whatever its subjects are.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

@Injectable()
export class TouchedCasesRepository {
  /** The subjects of one noun: cases themselves, their messages, their escalations or requests for them. */
  async of(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM cases WHERE id = ANY($1)
       UNION SELECT case_id FROM messages WHERE id = ANY($1)
       UNION SELECT case_id FROM escalations WHERE id = ANY($1) AND case_id IS NOT NULL
       UNION SELECT case_id FROM escalation_requests WHERE id = ANY($1)`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}
