// Cases as triage sees them: what each needs and in whose hands it is, and the lists of the run.
import { Injectable } from '@nestjs/common';
import type { CappedCount, Page, PageRequest } from '#kernel';
import { countCapped, listPage, type SortColumn, type Tx } from '#platform/database';
import type { Act } from '../rules/act.js';
import { inTeamSql, NEEDY_SQL, OPEN_SQL, UNHANDLED_SQL, UNREVIEWED_SQL, updateDueSql } from './in-team.sql.js';

export interface CaseTriage {
  readonly caseId: string;
  readonly open: boolean;
  readonly unhandled: number;
  readonly unhandledSince: Date | null;
  readonly kinds: readonly string[];
  readonly act: Act | null;
  readonly by: string | null;
  readonly owner: string | null;
  readonly at: Date | null;
  readonly lookAgainAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedReason: string | null;
  readonly pendingOurReply: boolean;
  readonly updateDue: boolean;
  readonly requested: boolean;
  readonly predicted: boolean;
}

export interface CaseIn {
  readonly id: string;
}

export interface NeedyFilter {
  readonly teamId: string | null;
  readonly from: Date;
  readonly to: Date;
  /** null: any of the two families */
  readonly kinds: readonly string[] | null;
  readonly handled: boolean;
  readonly priority: string | null;
}

/** longest: whose oldest signal has waited longest comes first */
export type NeedySort = 'longest' | 'sentiment' | 'attention';

export const TOP_VIEWS = ['lowest_sentiment', 'highest_attention', 'aging', 'pending_reply'] as const;
export type TopView = (typeof TOP_VIEWS)[number];

export interface TopFilter {
  readonly teamId: string | null;
  readonly priority: string | null;
  readonly product: string | null;
  readonly accountId: string | null;
}

const SORTS: Record<NeedySort, { readonly sort: SortColumn; readonly direction: 'ASC' | 'DESC' }> = {
  longest: { sort: { sql: 'u.since', type: 'timestamptz' }, direction: 'ASC' },
  sentiment: { sort: { sql: 'coalesce(s.sentiment, 50)', type: 'integer' }, direction: 'ASC' },
  attention: { sort: { sql: 'coalesce(s.attention, 0)', type: 'integer' }, direction: 'DESC' },
};

/** Each reads its own index from the worst end on. */
const VIEWS: Record<
  TopView,
  {
    readonly from: string;
    readonly where: string;
    readonly sort: SortColumn;
    readonly direction: 'ASC' | 'DESC';
    readonly id: string;
  }
> = {
  lowest_sentiment: {
    from: 'case_scores s JOIN cases c ON c.id = s.case_id',
    where: OPEN_SQL,
    sort: { sql: 's.sentiment', type: 'integer' },
    direction: 'ASC',
    id: 's.case_id',
  },
  highest_attention: {
    from: 'case_scores s JOIN cases c ON c.id = s.case_id',
    where: OPEN_SQL,
    sort: { sql: 's.attention', type: 'integer' },
    direction: 'DESC',
    id: 's.case_id',
  },
  aging: {
    from: 'cases c',
    where: OPEN_SQL,
    sort: { sql: 'c.opened_at', type: 'timestamptz' },
    direction: 'ASC',
    id: 'c.id',
  },
  pending_reply: {
    from: 'cases c',
    where: `c.awaiting_reply_since IS NOT NULL AND ${OPEN_SQL}`,
    sort: { sql: 'c.awaiting_reply_since', type: 'timestamptz' },
    direction: 'ASC',
    id: 'c.id',
  },
};

@Injectable()
export class NeedyRepository {
  async states(tx: Tx, caseIds: readonly string[], now: Date): Promise<Map<string, CaseTriage>> {
    const rows = await tx.query<CaseTriage>(
      `SELECT c.id AS "caseId", ${OPEN_SQL} AS open, coalesce(u.unhandled, 0)::int AS unhandled, u.since AS "unhandledSince",
         coalesce(u.kinds, '{}') AS kinds, t.act, t.by_id AS by, t.owner_id AS owner, t.at, t.look_again_at AS "lookAgainAt",
         k.at AS "acknowledgedAt", k.by AS "acknowledgedBy", k.reason AS "acknowledgedReason",
         (c.awaiting_reply_since IS NOT NULL AND ${OPEN_SQL}) AS "pendingOurReply",
         EXISTS (SELECT 1 FROM escalations e WHERE e.case_id = c.id AND ${updateDueSql('$2')}) AS "updateDue",
         EXISTS (SELECT 1 FROM escalation_requests r WHERE r.case_id = c.id AND r.state = 'open') AS requested,
         EXISTS (SELECT 1 FROM predictions q WHERE q.case_id = c.id AND ${UNREVIEWED_SQL}) AS predicted
       FROM cases c LEFT JOIN triage_cases t ON t.case_id = c.id
       LEFT JOIN LATERAL (
         SELECT count(DISTINCT a.message_id) AS unhandled, min(a.at) AS since, array_agg(DISTINCT k.kind) AS kinds
         FROM triage_arrivals a CROSS JOIN LATERAL unnest(a.kinds) AS k(kind) WHERE a.case_id = c.id AND ${UNHANDLED_SQL}) u ON true
       LEFT JOIN LATERAL (
         SELECT a.acknowledged_at AS at, a.acknowledged_by AS by, a.acknowledged_reason AS reason FROM triage_arrivals a
         WHERE a.case_id = c.id AND a.acted_at IS NULL AND a.acknowledged_at IS NOT NULL ORDER BY a.acknowledged_at DESC LIMIT 1) k ON true
       WHERE c.id = ANY($1)`,
      [caseIds, now],
    );
    return new Map(rows.map((state) => [state.caseId, state]));
  }

  /** Open cases with signals of the stretch that wait for somebody; `handled`: those with signals that no longer do. */
  console(tx: Tx, filter: NeedyFilter, sort: NeedySort, request: PageRequest): Promise<Page<CaseIn>> {
    return listPage(tx, { select: 'c.id', ...this.needy(filter), ...SORTS[sort], id: 'c.id' }, request);
  }

  consoleCount(tx: Tx, filter: NeedyFilter): Promise<CappedCount> {
    return countCapped(tx, this.needy(filter));
  }

  top(tx: Tx, view: TopView, filter: TopFilter, request: PageRequest): Promise<Page<CaseIn>> {
    const { from, where, ...order } = VIEWS[view];
    const chosen = [
      ['c.priority', filter.priority],
      ['c.product', filter.product],
      ['c.account_id', filter.accountId],
    ].filter(([, value]) => value !== null);
    return listPage(
      tx,
      {
        select: 'c.id',
        from,
        where: [where, inTeamSql('$1'), ...chosen.map(([column], n) => `${column} = $${n + 2}`)],
        params: [filter.teamId, ...chosen.map(([, value]) => value)],
        ...order,
      },
      request,
    );
  }

  /** How many open cases need somebody, of how many. */
  async counts(
    tx: Tx,
    teamId: string | null,
    now: Date,
  ): Promise<{ readonly needs: CappedCount; readonly open: CappedCount }> {
    const needs = await countCapped(tx, {
      from: `(${NEEDY_SQL('$2')}) n JOIN cases c ON c.id = n.case_id`,
      where: [OPEN_SQL, inTeamSql('$1')],
      params: [teamId, now],
    });
    const open = await countCapped(tx, { from: 'cases c', where: [OPEN_SQL, inTeamSql('$1')], params: [teamId] });
    return { needs, open };
  }

  /** Open cases with signals that nobody has handled and that came after `since`. */
  newSince(tx: Tx, teamId: string | null, since: Date): Promise<CappedCount> {
    return countCapped(tx, {
      from: `(SELECT DISTINCT a.case_id FROM triage_arrivals a WHERE ${UNHANDLED_SQL} AND a.at > $2) n JOIN cases c ON c.id = n.case_id`,
      where: [OPEN_SQL, inTeamSql('$1')],
      params: [teamId, since],
    });
  }

  private needy({ teamId, from, to, kinds, handled, priority }: NeedyFilter) {
    const which = handled ? `NOT (${UNHANDLED_SQL})` : UNHANDLED_SQL;
    return {
      from: `(SELECT a.case_id, min(a.at) AS since FROM triage_arrivals a
              WHERE ${which} AND a.at >= $2 AND a.at <= $3 AND ($4::text[] IS NULL OR a.kinds && $4) GROUP BY a.case_id) u
             JOIN cases c ON c.id = u.case_id LEFT JOIN case_scores s ON s.case_id = c.id`,
      where: [OPEN_SQL, inTeamSql('$1'), '($5::text IS NULL OR c.priority = $5)'],
      params: [teamId, from, to, kinds, priority],
    };
  }
}
