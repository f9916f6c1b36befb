// What became of each message of a run, with the person and the account that it was for.
import { Injectable } from '@nestjs/common';
import type { MessageState } from '#delivery/rules';
import type { Tx } from '#platform/database';

export interface OutcomeRow {
  readonly id: string;
  readonly account: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly address: string;
  readonly state: MessageState;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly attempts: number;
  readonly sent_at: Date | null;
  readonly response: string | null;
}

const PAGE = 1_000;

@Injectable()
export class OutcomeRepository {
  next(tx: Tx, runId: string, after: string | null): Promise<OutcomeRow[]> {
    return tx.query<OutcomeRow>(
      `SELECT m.id, a.name AS account, c.first_name, c.last_name, m.address, m.state, m.reason, m.until, m.attempts, m.sent_at, m.response
       FROM mails m LEFT JOIN accounts a ON a.id = m.account_id LEFT JOIN contacts c ON c.id = m.contact_id
       WHERE m.mailing_id = $1 AND ($2::uuid IS NULL OR m.id > $2) ORDER BY m.id LIMIT ${PAGE}`,
      [runId, after],
    );
  }
}
