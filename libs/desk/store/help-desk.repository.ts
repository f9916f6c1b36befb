// The help desks that keep cases, and how each takes mail for one of its tickets.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface HelpDesk {
  readonly source: string;
  /** {id} stands for the case's number */
  readonly ticketAddress: string;
}

const COLUMNS = 'source, ticket_address AS "ticketAddress"';

@Injectable()
export class HelpDeskRepository {
  list(tx: Tx): Promise<HelpDesk[]> {
    return tx.query<HelpDesk>(`SELECT ${COLUMNS} FROM help_desks ORDER BY source`);
  }

  of(tx: Tx, source: string): Promise<HelpDesk | undefined> {
    return tx.one<HelpDesk>(`SELECT ${COLUMNS} FROM help_desks WHERE source = $1`, [source]);
  }

  async put(tx: Tx, { source, ticketAddress }: HelpDesk): Promise<void> {
    await tx.query(
      `INSERT INTO help_desks (source, ticket_address) VALUES ($1, $2)
       ON CONFLICT (source) DO UPDATE SET ticket_address = excluded.ticket_address`,
      [source, ticketAddress],
    );
  }

  async remove(tx: Tx, source: string): Promise<boolean> {
    return (await tx.run('DELETE FROM help_desks WHERE source = $1', [source])) === 1;
  }
}
