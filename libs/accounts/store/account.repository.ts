// Accounts as rows: what lists and pages read, and the one set-based way to write them.
import { Injectable } from '@nestjs/common';
import { groupBy, type CappedCount, type Direction, type Page, type PageRequest } from '#kernel';
import {
  countCapped,
  listPage,
  upsertRows,
  type GivenRow,
  type SortColumn,
  type Tx,
  type Written,
} from '#platform/database';
import type { ContractStatus, OwnerRole } from '../rules/account.js';
import type { ContractHolder } from '../rules/contract-value.js';
import type { Account } from './account.entity.js';
import { ACCOUNTS } from './account.table.js';

export interface AccountFilter {
  readonly search?: string | null;
  readonly tier?: string | null;
  readonly strategic?: boolean | null;
  readonly contractStatus?: ContractStatus | null;
  readonly journeyStage?: string | null;
  /** accounts that this user owns in any role */
  readonly ownerId?: string | null;
  readonly ids?: readonly string[] | null;
}
export type AccountSort = 'name' | 'annualValue' | 'renewalOn' | 'createdAt';

export interface OwnerRow {
  readonly accountId: string;
  readonly role: OwnerRole;
  readonly userId: string;
}

const SORTS: Record<AccountSort, SortColumn> = {
  name: { sql: 'lower(a.name)', type: 'text' },
  annualValue: { sql: 'coalesce(a.annual_value, -1)', type: 'numeric' },
  renewalOn: { sql: `coalesce(a.renewal_on, 'infinity'::date)`, type: 'date' },
  createdAt: { sql: 'a.created_at', type: 'timestamptz' },
};

const COLUMNS = `a.id, a.name, a.domains, a.annual_value AS "annualValue", a.currency, a.tier, a.strategic, a.industry,
  a.journey_stage AS "journeyStage", a.contract_status AS "contractStatus", a.churned_on::text AS "churnedOn",
  a.renewal_on::text AS "renewalOn", a.started_on::text AS "startedOn", a.parent_id AS "parentId", a.time_zone AS "timeZone",
  a.licences, a.custom, a.created_at AS "createdAt", a.updated_at AS "updatedAt"`;

function conditions({ search, tier, strategic, contractStatus, journeyStage, ownerId, ids }: AccountFilter): {
  where: string[];
  params: unknown[];
} {
  return {
    where: [
      `($1::text IS NULL OR position(lower($1) in lower(a.name)) > 0 OR lower($1) = ANY(a.domains))`,
      '($2::text IS NULL OR a.tier = $2)',
      '($3::boolean IS NULL OR a.strategic = $3)',
      '($4::text IS NULL OR a.contract_status = $4)',
      '($5::text IS NULL OR a.journey_stage = $5)',
      '($6::uuid IS NULL OR EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = a.id AND o.user_id = $6))',
      '($7::uuid[] IS NULL OR a.id = ANY($7))',
    ],
    params: [
      search ?? null,
      tier ?? null,
      strategic ?? null,
      contractStatus ?? null,
      journeyStage ?? null,
      ownerId ?? null,
      ids ?? null,
    ],
  };
}

@Injectable()
export class AccountRepository {
  byId(tx: Tx, id: string): Promise<Account | undefined> {
    return tx.one<Account>(`SELECT ${COLUMNS} FROM accounts a WHERE a.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Account>> {
    const rows = await tx.query<Account>(`SELECT ${COLUMNS} FROM accounts a WHERE a.id = ANY($1)`, [ids]);
    return new Map(rows.map((account) => [account.id, account]));
  }

  /** Domains of exactly one account; a domain of two says nothing. */
  async idsByDomain(tx: Tx, domains: readonly string[]): Promise<Map<string, string>> {
    if (domains.length === 0) return new Map();
    const rows = await tx.query<{ domain: string; id: string }>(
      `SELECT g.domain, min(a.id::text) AS id FROM unnest($1::text[]) AS g(domain) JOIN accounts a ON a.domains @> array[g.domain]
       GROUP BY g.domain HAVING count(DISTINCT a.id) = 1`,
      [[...new Set(domains)]],
    );
    return new Map(rows.map(({ domain, id }) => [domain, id]));
  }

  /** Names, without regard to case, of exactly one account. */
  async idsByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ name: string; id: string }>(
      `SELECT g.name, min(a.id::text) AS id FROM unnest($1::text[]) AS g(name) JOIN accounts a ON lower(a.name) = lower(g.name)
       GROUP BY g.name HAVING count(DISTINCT a.id) = 1`,
      [[...new Set(names)]],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  list(
    tx: Tx,
    filter: AccountFilter,
    sort: AccountSort,
    direction: Direction,
    request: PageRequest,
  ): Promise<Page<Account>> {
    const { where, params } = conditions(filter);
    return listPage<Account>(
      tx,
      { select: COLUMNS, from: 'accounts a', where, params, sort: SORTS[sort], direction, id: 'a.id' },
      request,
    );
  }

  count(tx: Tx, filter: AccountFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'accounts a', ...conditions(filter) });
  }

  upsert(tx: Tx, rows: readonly GivenRow[]): Promise<Written> {
    return upsertRows(tx, ACCOUNTS, rows);
  }

  async ownersOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, OwnerRow[]>> {
    const rows = await tx.query<OwnerRow>(
      `SELECT account_id AS "accountId", role, user_id AS "userId" FROM account_owners WHERE account_id = ANY($1)
       ORDER BY array_position(array['csm', 'am', 'sponsor'], role)`,
      [accountIds],
    );
    return groupBy(rows, ({ accountId }) => accountId);
  }

  /** Sets or, with null, clears owners. Answers with the accounts whose owner really changed. */
  async setOwners(
    tx: Tx,
    wishes: readonly { accountId: string; role: OwnerRole; userId: string | null }[],
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH wish AS (SELECT DISTINCT ON (account_id, role) * FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS w(account_id, role, user_id)),
       gone AS (DELETE FROM account_owners o USING wish w WHERE (o.account_id, o.role) = (w.account_id, w.role) AND w.user_id IS NULL RETURNING o.account_id),
       put AS (INSERT INTO account_owners AS o (account_id, role, user_id) SELECT * FROM wish WHERE user_id IS NOT NULL
         ON CONFLICT (account_id, role) DO UPDATE SET user_id = excluded.user_id WHERE o.user_id <> excluded.user_id RETURNING o.account_id)
       SELECT account_id AS id FROM gone UNION SELECT account_id FROM put`,
      [wishes.map(({ accountId }) => accountId), wishes.map(({ role }) => role), wishes.map(({ userId }) => userId)],
    );
    return rows.map(({ id }) => id);
  }

  /** The accounts and all their ancestors, for contractOf. */
  async withAncestors(tx: Tx, ids: readonly string[]): Promise<Map<string, ContractHolder>> {
    const rows = await tx.query<ContractHolder & { annualValue: string | number | null }>(
      `WITH RECURSIVE line AS (
         SELECT id, parent_id, annual_value, currency FROM accounts WHERE id = ANY($1)
         UNION SELECT p.id, p.parent_id, p.annual_value, p.currency FROM accounts p JOIN line ON p.id = line.parent_id
       ) SELECT id, parent_id AS "parentId", annual_value::float8 AS "annualValue", currency FROM line`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The tiers and journey stages in use, to choose from in filters. */
  async choices(tx: Tx): Promise<{ tiers: string[]; journeyStages: string[] }> {
    const row = await tx.one<{ tiers: string[] | null; journeyStages: string[] | null }>(
      `SELECT array_agg(DISTINCT tier) FILTER (WHERE tier IS NOT NULL) AS tiers,
              array_agg(DISTINCT journey_stage) FILTER (WHERE journey_stage IS NOT NULL) AS "journeyStages" FROM accounts`,
    );
    return { tiers: row?.tiers ?? [], journeyStages: row?.journeyStages ?? [] };
  }
}
