// Cases as rows: what lists and pages read, and the one set-based way to write them.
import { Injectable } from '@nestjs/common';
import { Clock, type CappedCount, type Direction, type Page, type PageRequest } from '#kernel';
import {
  countCapped,
  listPage,
  upsertRows,
  type GivenRow,
  type SortColumn,
  type Tx,
  type Written,
} from '#platform/database';
import type { CaseState } from '../rules/case.js';
import type { Case } from './case.entity.js';
import { PENDING_OUR_REPLY_SQL } from '../rules/contact.js';
import { CaseMarks } from './case-marks.js';
import { CASES, LOGGED_CASES } from './case.table.js';

export interface CaseKey {
  readonly source: string;
  readonly externalId: string;
}

export interface CaseFilter {
  /** part of the subject, or the whole external id */
  readonly search?: string | null;
  readonly states?: readonly CaseState[] | null;
  readonly priority?: string | null;
  readonly team?: string | null;
  readonly accountId?: string | null;
  readonly unmatched?: boolean | null;
  readonly ids?: readonly string[] | null;
  /** true: the customer waits for an answer */
  readonly pendingOurReply?: boolean | null;
  /** as the source spells them: an address where it gives one */
  readonly assignee?: string | null;
  /** keys of CaseMarks: all of them hold */
  readonly marks?: readonly string[] | null;
}
export type CaseSort = 'openedAt' | 'updatedAt' | 'priority' | 'lastInboundAt' | 'awaitingReplySince';

/** Each of the keys $1, $2 (sources, external ids) looked up for itself: a table that has just grown has no statistics that would say so. */
export const CASE_BY_KEY = `unnest($1::text[], $2::text[]) AS k(source, external_id) CROSS JOIN LATERAL (
    SELECT * FROM cases c WHERE c.source = k.source AND c.external_id = k.external_id LIMIT 1) c`;

const SORTS: Record<CaseSort, SortColumn> = {
  openedAt: { sql: 'c.opened_at', type: 'timestamptz' },
  updatedAt: { sql: 'c.updated_at', type: 'timestamptz' },
  priority: {
    sql: `coalesce(array_position(array['low', 'normal', 'high', 'critical'], c.priority), 0)`,
    type: 'integer',
  },
  lastInboundAt: { sql: `coalesce(c.last_inbound_at, '-infinity'::timestamptz)`, type: 'timestamptz' },
  awaitingReplySince: { sql: `coalesce(c.awaiting_reply_since, 'infinity'::timestamptz)`, type: 'timestamptz' },
};

export const CASE_COLUMNS = `c.id, c.source, c.external_id AS "externalId", c.account_id AS "accountId", c.contact_id AS "contactId",
  c.contact_email AS "contactEmail", c.organisation_key AS "organisationKey", c.subject, c.product, c.status, c.state, c.priority,
  c.severity, c.team, c.assignee, c.opened_at AS "openedAt", c.first_response_at AS "firstResponseAt", c.resolved_at AS "resolvedAt",
  c.closed_at AS "closedAt", c.reopen_count AS "reopenCount", c.last_inbound_at AS "lastInboundAt",
  c.last_outbound_at AS "lastOutboundAt", c.awaiting_reply_since AS "awaitingReplySince", c.last_message_at AS "lastMessageAt", c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

function conditions({
  search,
  states,
  priority,
  team,
  accountId,
  unmatched,
  ids,
  pendingOurReply,
  assignee,
}: CaseFilter): {
  where: string[];
  params: unknown[];
} {
  return {
    where: [
      '($1::text IS NULL OR position(lower($1) in lower(c.subject)) > 0 OR c.external_id = $1)',
      '($2::text[] IS NULL OR c.state = ANY($2))',
      '($3::text IS NULL OR c.priority = $3)',
      '($4::text IS NULL OR c.team = $4)',
      '($5::uuid IS NULL OR c.account_id = $5)',
      '($6::boolean IS NULL OR (c.account_id IS NULL) = $6)',
      '($7::uuid[] IS NULL OR c.id = ANY($7))',
      `($8::boolean IS NULL OR (${PENDING_OUR_REPLY_SQL}) = $8)`,
      '($9::text IS NULL OR c.assignee = $9)',
    ],
    params: [
      search ?? null,
      states ?? null,
      priority ?? null,
      team ?? null,
      accountId ?? null,
      unmatched ?? null,
      ids ?? null,
      pendingOurReply ?? null,
      assignee ?? null,
    ],
  };
}

@Injectable()
export class CaseRepository {
  constructor(
    private readonly marks: CaseMarks,
    private readonly clock: Clock,
  ) {}

  byId(tx: Tx, id: string): Promise<Case | undefined> {
    return tx.one<Case>(`SELECT ${CASE_COLUMNS} FROM cases c WHERE c.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Case>> {
    const rows = await tx.query<Case>(`SELECT ${CASE_COLUMNS} FROM cases c WHERE c.id = ANY($1)`, [ids]);
    return new Map(rows.map((each) => [each.id, each]));
  }

  /** Ids of known keys, `${source}\u0000${externalId}` → id. */
  async idsByKey(tx: Tx, keys: readonly CaseKey[]): Promise<Map<string, string>> {
    const rows = await tx.query<CaseKey & { id: string }>(
      `SELECT c.id, k.source, k.external_id AS "externalId" FROM ${CASE_BY_KEY}`,
      [keys.map(({ source }) => source), keys.map(({ externalId }) => externalId)],
    );
    return new Map(rows.map((row) => [keyText(row), row.id]));
  }

  /** Held until the transaction ends, so that two people at once take turns. */
  async lock(tx: Tx, id: string): Promise<Case | undefined> {
    await tx.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [id]);
    return this.byId(tx, id);
  }

  list(tx: Tx, filter: CaseFilter, sort: CaseSort, direction: Direction, request: PageRequest): Promise<Page<Case>> {
    const { where, params } = this.conditions(filter);
    return listPage<Case>(
      tx,
      { select: CASE_COLUMNS, from: 'cases c', where, params, sort: SORTS[sort], direction, id: 'c.id' },
      request,
    );
  }

  count(tx: Tx, filter: CaseFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'cases c', ...this.conditions(filter) });
  }

  upsert(tx: Tx, rows: readonly GivenRow[]): Promise<Written> {
    return upsertRows(tx, CASES, rows);
  }

  /** Without history: the log tells it. */
  upsertLogged(tx: Tx, rows: readonly GivenRow[]): Promise<Written> {
    return upsertRows(tx, LOGGED_CASES, rows);
  }

  async teams(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ team: string }>(
      'SELECT DISTINCT team FROM cases WHERE team IS NOT NULL ORDER BY team LIMIT 500',
    );
    return rows.map(({ team }) => team);
  }

  private conditions(filter: CaseFilter): { where: string[]; params: unknown[] } {
    const { where, params } = conditions(filter);
    const marks = (filter.marks ?? []).map((key) => this.marks.get(key));
    if (marks.length === 0) return { where, params };
    const now = `$${params.length + 1}::timestamptz`;
    // Named once here, so that a condition needn't ask for the time.
    const asked = [`${now} IS NOT NULL`, ...marks.map(({ condition }) => `(${condition(now)})`)];
    return { where: [...where, ...asked], params: [...params, this.clock.now()] };
  }
}

export const keyText = ({ source, externalId }: CaseKey): string => `${source}\u0000${externalId}`;
