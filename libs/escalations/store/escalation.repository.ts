// Escalations as rows: what lists and pages read, and the one set-based way to write them.
import { Injectable } from '@nestjs/common';
import type { CappedCount, Direction, Page, PageRequest } from '#kernel';
import { countCapped, listPage, upsertRows } from '#platform/database';
import type { GivenRow, SortColumn, Tx, Written } from '#platform/database';
import type { Severity } from '../rules/escalation.js';
import type { Escalation } from './escalation.entity.js';
import { ESCALATIONS } from './escalation.table.js';
import { ofTeamSql } from './of-team.sql.js';

export type EscalationState = 'active' | 'resolved';

export interface EscalationFilter {
  readonly state?: EscalationState | null;
  readonly accountId?: string | null;
  readonly caseId?: string | null;
  readonly severity?: Severity | null;
  readonly ownerId?: string | null;
  /** a virtual team: its accounts, and cases of its support groups */
  readonly teamId?: string | null;
  /** active, and nothing is said of the next update, or it was due by then */
  readonly updateNeededBy?: Date | null;
  /** open at the last moment before this one */
  readonly openBefore?: Date | null;
}
export type EscalationSort = 'openedAt' | 'resolvedAt' | 'nextUpdateDueAt' | 'valueAtStake' | 'severity';

/** The key of an escalation in the system that told of it. */
export interface EscalationKey {
  readonly source: string;
  readonly externalId: string;
}

const SORTS: Record<EscalationSort, SortColumn> = {
  openedAt: { sql: 'e.opened_at', type: 'timestamptz' },
  resolvedAt: { sql: `coalesce(e.resolved_at, 'infinity'::timestamptz)`, type: 'timestamptz' },
  nextUpdateDueAt: { sql: `coalesce(e.next_update_due_at, 'infinity'::timestamptz)`, type: 'timestamptz' },
  valueAtStake: { sql: 'coalesce(e.value_at_stake, -1)', type: 'numeric' },
  severity: {
    sql: `coalesce(array_position(array['low', 'normal', 'high', 'critical'], e.severity), 0)`,
    type: 'integer',
  },
};

const COLUMNS = `e.id, e.source, e.external_id AS "externalId", e.account_id AS "accountId", e.case_id AS "caseId", e.severity,
  e.owner_id AS "ownerId", e.reason, e.stage, e.value_at_stake AS "valueAtStake", e.currency, e.value_reason AS "valueReason",
  e.opened_at AS "openedAt", e.opened_by AS "openedBy", e.resolved_at AS "resolvedAt", e.resolved_by AS "resolvedBy",
  e.next_update_due_at AS "nextUpdateDueAt", e.plan, e.root_cause AS "rootCause", e.summary, e.prevention, e.origin,
  e.reopened_from_id AS "reopenedFromId", e.created_at AS "createdAt", e.updated_at AS "updatedAt"`;

function conditions(filter: EscalationFilter): { where: string[]; params: unknown[] } {
  const { state, accountId, caseId, severity, ownerId, openBefore, teamId, updateNeededBy } = filter;
  return {
    where: [
      `($1::text IS NULL OR (e.resolved_at IS NULL) = ($1 = 'active'))`,
      '($2::uuid IS NULL OR e.account_id = $2)',
      '($3::uuid IS NULL OR e.case_id = $3)',
      '($4::text IS NULL OR e.severity = $4)',
      '($5::uuid IS NULL OR e.owner_id = $5)',
      '($6::timestamptz IS NULL OR (e.opened_at < $6 AND (e.resolved_at IS NULL OR e.resolved_at >= $6)))',
      `($7::uuid IS NULL OR ${ofTeamSql('$7', 'e.account_id', 'e.case_id')})`,
      '($8::timestamptz IS NULL OR (e.resolved_at IS NULL AND (e.next_update_due_at IS NULL OR e.next_update_due_at <= $8)))',
    ],
    params: [state, accountId, caseId, severity, ownerId, openBefore, teamId, updateNeededBy].map(
      (value) => value ?? null,
    ),
  };
}

export const keyText = ({ source, externalId }: EscalationKey): string => `${source}\u0000${externalId}`;

@Injectable()
export class EscalationRepository {
  byId(tx: Tx, id: string): Promise<Escalation | undefined> {
    return tx.one<Escalation>(`SELECT ${COLUMNS} FROM escalations e WHERE e.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Escalation>> {
    const rows = await tx.query<Escalation>(`SELECT ${COLUMNS} FROM escalations e WHERE e.id = ANY($1)`, [ids]);
    return new Map(rows.map((each) => [each.id, each]));
  }

  /** The row, held until the transaction ends: two who decide at once come one after the other. */
  locked(tx: Tx, id: string): Promise<Escalation | undefined> {
    return tx.one<Escalation>(`SELECT ${COLUMNS} FROM escalations e WHERE e.id = $1 FOR NO KEY UPDATE`, [id]);
  }

  reopenedFrom(tx: Tx, id: string): Promise<Escalation | undefined> {
    return tx.one<Escalation>(`SELECT ${COLUMNS} FROM escalations e WHERE e.reopened_from_id = $1`, [id]);
  }

  /** Escalations by the keys of their sources: keyText → row. */
  async byKeys(tx: Tx, keys: readonly EscalationKey[]): Promise<Map<string, Escalation>> {
    const rows = await tx.query<Escalation & EscalationKey>(
      `SELECT ${COLUMNS} FROM unnest($1::text[], $2::text[]) AS k(source, external_id)
       JOIN escalations e USING (source, external_id)`,
      [keys.map(({ source }) => source), keys.map(({ externalId }) => externalId)],
    );
    return new Map(rows.map((row) => [keyText(row), row]));
  }

  /** The open escalation of each case, the oldest where sources told of several. */
  async openOfCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Escalation>> {
    const rows = await tx.query<Escalation & { caseId: string }>(
      `SELECT DISTINCT ON (e.case_id) ${COLUMNS} FROM escalations e
       WHERE e.case_id = ANY($1) AND e.resolved_at IS NULL ORDER BY e.case_id, e.opened_at, e.id`,
      [caseIds],
    );
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  async openCounts(tx: Tx, accountIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ accountId: string; open: number }>(
      `SELECT account_id AS "accountId", count(*)::int AS open FROM escalations
       WHERE account_id = ANY($1) AND resolved_at IS NULL GROUP BY account_id`,
      [accountIds],
    );
    return new Map(rows.map(({ accountId, open }) => [accountId, open]));
  }

  list(
    tx: Tx,
    filter: EscalationFilter,
    sort: EscalationSort,
    direction: Direction,
    request: PageRequest,
  ): Promise<Page<Escalation>> {
    const listing = { select: COLUMNS, from: 'escalations e', ...conditions(filter), sort: SORTS[sort], direction };
    return listPage<Escalation>(tx, { ...listing, id: 'e.id' }, request);
  }

  count(tx: Tx, filter: EscalationFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'escalations e', ...conditions(filter) });
  }

  upsert(tx: Tx, rows: readonly GivenRow[]): Promise<Written> {
    return upsertRows(tx, ESCALATIONS, rows);
  }
}
