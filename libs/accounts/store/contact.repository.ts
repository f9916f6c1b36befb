// Contacts as rows.
import { Injectable } from '@nestjs/common';
import type { CappedCount, Direction, Page, PageRequest } from '#kernel';
import {
  countCapped,
  listPage,
  upsertRows,
  type GivenRow,
  type SortColumn,
  type Tx,
  type Written,
} from '#platform/database';
import { CONTACTS } from './account.table.js';
import type { Contact } from './contact.entity.js';

export interface ContactFilter {
  readonly search?: string | null;
  readonly accountId?: string | null;
  /** such as champion */
  readonly role?: string | null;
}
export type ContactSort = 'name' | 'email' | 'lastActiveAt' | 'createdAt';

const SORTS: Record<ContactSort, SortColumn> = {
  name: { sql: `lower(coalesce(c.last_name, '') || ' ' || coalesce(c.first_name, ''))`, type: 'text' },
  email: { sql: `coalesce(c.email, '')`, type: 'text' },
  lastActiveAt: { sql: `coalesce(c.last_active_at, '-infinity'::timestamptz)`, type: 'timestamptz' },
  createdAt: { sql: 'c.created_at', type: 'timestamptz' },
};

const COLUMNS = `c.id, c.account_id AS "accountId", c.email, c.first_name AS "firstName", c.last_name AS "lastName", c.roles, c.phone,
  c.time_zone AS "timeZone", c.locale, c.onboarded_at AS "onboardedAt", c.first_seen_at AS "firstSeenAt",
  c.last_active_at AS "lastActiveAt", c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

function conditions({ search, accountId, role }: ContactFilter): { where: string[]; params: unknown[] } {
  return {
    where: [
      `($1::text IS NULL OR position(lower($1) in lower(concat_ws(' ', c.first_name, c.last_name, c.email))) > 0)`,
      '($2::uuid IS NULL OR c.account_id = $2)',
      '($3::text IS NULL OR $3 = ANY(c.roles))',
    ],
    params: [search ?? null, accountId ?? null, role ?? null],
  };
}

@Injectable()
export class ContactRepository {
  byId(tx: Tx, id: string): Promise<Contact | undefined> {
    return tx.one<Contact>(`SELECT ${COLUMNS} FROM contacts c WHERE c.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Contact>> {
    const rows = await tx.query<Contact>(`SELECT ${COLUMNS} FROM contacts c WHERE c.id = ANY($1)`, [ids]);
    return new Map(rows.map((contact) => [contact.id, contact]));
  }

  /** Ids by address within an account: `${accountId} ${email}` → id. */
  async idsByAddress(tx: Tx, addresses: readonly { accountId: string; email: string }[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ key: string; id: string }>(
      `SELECT c.account_id || ' ' || c.email AS key, c.id FROM unnest($1::uuid[], $2::text[]) AS g(account_id, email)
       CROSS JOIN LATERAL (SELECT * FROM contacts c WHERE c.account_id = g.account_id AND c.email = g.email LIMIT 1) c`,
      [addresses.map(({ accountId }) => accountId), addresses.map(({ email }) => email)],
    );
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  list(
    tx: Tx,
    filter: ContactFilter,
    sort: ContactSort,
    direction: Direction,
    request: PageRequest,
  ): Promise<Page<Contact>> {
    const { where, params } = conditions(filter);
    return listPage<Contact>(
      tx,
      { select: COLUMNS, from: 'contacts c', where, params, sort: SORTS[sort], direction, id: 'c.id' },
      request,
    );
  }

  count(tx: Tx, filter: ContactFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'contacts c', ...conditions(filter) });
  }

  upsert(tx: Tx, rows: readonly GivenRow[]): Promise<Written> {
    return upsertRows(tx, CONTACTS, rows);
  }
}
