// What an account or contact was on any past day.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';

export interface IntervalRow {
  readonly attribute: string;
  readonly value: string | null;
  readonly from: Date;
  readonly to: Date | null;
}

@Injectable()
export class HistoryRepository {
  /** Newest first. */
  async list(tx: Tx, accountId: string, request: PageRequest): Promise<Page<IntervalRow>> {
    return listPage<IntervalRow>(
      tx,
      {
        select: 'i.attribute, i.value, i.from_at AS "from", i.to_at AS "to"',
        // Several attributes may change at one instant: a hash of the key ends the sort, as an id would.
        from: `(SELECT *, md5(attribute || seq)::uuid AS key FROM account_intervals WHERE account_id = $1) i`,
        where: [],
        params: [accountId],
        sort: { sql: 'i.from_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'i.key',
      },
      request,
    );
  }

  /** Every tracked attribute as it was at `at`. */
  async asOf(tx: Tx, accountId: string, at: Date): Promise<Map<string, string | null>> {
    const rows = await tx.query<{ attribute: string; value: string | null }>(
      `SELECT DISTINCT ON (attribute) attribute, value FROM account_intervals
       WHERE account_id = $1 AND from_at <= $2 AND (to_at IS NULL OR to_at > $2) ORDER BY attribute, from_at DESC, seq DESC`,
      [accountId, at],
    );
    return new Map(rows.map(({ attribute, value }) => [attribute, value]));
  }
}
