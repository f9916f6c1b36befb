// The facts of many cases at given moments in one statement, for scoring them now and for learning from their past alike.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { caseAtSql, EXCHANGES, RESPONDERS } from './case-at.sql.js';
import type { CaseFacts } from '../rules/case-facts.js';

export interface Snapshot {
  readonly caseId: string;
  readonly at: Date;
}

/** As read: the zone is what the shared hours are reckoned from. */
export type ReadFacts = Omit<CaseFacts, 'sharedHours'> & { readonly customerZone: string | null };

/** The open cases that a person has: as they are, or as they were at each of the moments. */
const BACKLOG = {
  now: `held AS MATERIALIZED (
      SELECT assignee, count(*)::int AS cases FROM cases WHERE state IN ('open', 'pending') AND assignee <> '?' GROUP BY assignee
    ), backlog AS (SELECT f.n, held.cases FROM fact f JOIN held USING (assignee))`,
  past: `held AS MATERIALIZED (
      SELECT a.value AS assignee, greatest(a.from_at, s.from_at) AS from_at, least(a.to_at, s.to_at) AS to_at
      FROM case_intervals a JOIN case_intervals s ON s.case_id = a.case_id AND s.attribute = 'state' AND s.value IN ('open', 'pending')
        AND s.from_at < coalesce(a.to_at, 'infinity') AND coalesce(s.to_at, 'infinity') > a.from_at
      WHERE a.attribute = 'assignee' AND a.value <> '?' AND a.from_at <= (SELECT max(at) FROM snapshot)
        AND coalesce(a.to_at, 'infinity') > (SELECT min(at) FROM snapshot)
    ), backlog AS (
      SELECT f.n, count(*)::int AS cases FROM fact f
      JOIN held ON held.assignee = f.assignee AND held.from_at <= f.at AND (held.to_at IS NULL OR held.to_at > f.at) GROUP BY f.n
    )`,
};

const factsSql = (when: keyof typeof BACKLOG): string => `
  WITH snapshot AS MATERIALIZED (
    SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS s(case_id, at, n)
  ), fact AS MATERIALIZED (
    SELECT s.n, s.at, c.id, c.opened_at, c.account_id, c.contact_id, coalesce(k.time_zone, a.time_zone) AS zone,
      coalesce(h.state, 'open') AS state, coalesce(h.status, c.status) AS status, coalesce(h.priority, c.priority) AS priority, h.team, h.first_team,
      h.assignee, h.hand_overs, h.reassignments, h.status_changes, h.teams, h.team_since, h.assignee_since, h.changed_at,
      m.inbound, m.outbound, m.answered_at, ${EXCHANGES} AS exchanges, ${RESPONDERS} AS responders
    FROM snapshot s JOIN cases c ON c.id = s.case_id
    LEFT JOIN accounts a ON a.id = c.account_id LEFT JOIN contacts k ON k.id = c.contact_id
    ${caseAtSql('s.case_id', 's.at')}
  ), ${BACKLOG[when]}, escalated AS MATERIALIZED (
    SELECT e.case_id, i.value AS assignee, greatest(e.opened_at, i.from_at) AS from_at, least(e.resolved_at, i.to_at) AS to_at
    FROM escalations e JOIN case_intervals i ON i.case_id = e.case_id AND i.attribute = 'assignee' AND i.value <> '?'
      AND (i.to_at IS NULL OR i.to_at > e.opened_at) AND (e.resolved_at IS NULL OR e.resolved_at > i.from_at)
    WHERE e.resolved_at IS NULL OR e.resolved_at > (SELECT min(at) FROM snapshot)
  )
  SELECT f.id AS "caseId", f.at, f.opened_at AS "openedAt", f.state, f.status, f.priority, f.team, f.first_team AS "firstTeam", f.assignee,
    f.account_id AS "accountId", f.contact_id AS "contactId", f.zone AS "customerZone", ${hours('f.opened_at')} AS "ageHours", f.exchanges,
    f.responders, f.hand_overs AS "handOvers", f.reassignments, f.status_changes AS "statusChanges", f.teams,
    ${hours('coalesce(f.team_since, f.opened_at)')} AS "hoursWithTeam", ${hours('coalesce(f.assignee_since, f.opened_at)')} AS "hoursWithAssignee",
    ${hours('coalesce(f.answered_at, CASE WHEN f.inbound = 0 THEN f.changed_at END, f.opened_at)')} AS "silentHours", f.inbound, f.outbound,
    (SELECT count(*) FROM signals g WHERE g.case_id = f.id AND g.at <= f.at AND g.family = 'negative' AND g.counted)::int AS "negativeSignals",
    ${score('attention', 'f.at')} AS attention, ${score('attention', `f.at - interval '2 days'`)} AS "attentionBefore",
    ${score('sentiment', 'f.at')} AS sentiment, ${score('sentiment', `f.at - interval '1 day'`)} AS "sentimentBefore",
    coalesce(b.cases, 0) AS backlog,
    (SELECT count(DISTINCT e.case_id) FROM escalated e WHERE e.assignee = f.assignee AND e.case_id <> f.id AND e.from_at <= f.at
       AND (e.to_at IS NULL OR e.to_at > f.at))::int AS "assigneeEscalations",
    (SELECT count(*) FROM escalations e WHERE e.account_id = f.account_id AND e.case_id IS DISTINCT FROM f.id AND e.opened_at <= f.at
       AND e.opened_at > f.at - interval '90 days')::int AS "accountEscalations",
    w.age_hours AS "usualAgeHours", w.exchanges AS "usualExchanges", w.responders AS "usualResponders"
  FROM fact f LEFT JOIN backlog b ON b.n = f.n
  LEFT JOIN prediction_norms w ON w.week = date_trunc('week', f.at, 'UTC') AND w.priority = f.priority
  ORDER BY f.n`;

const hours = (since: string): string => `greatest(extract(epoch FROM f.at - ${since}) / 3600, 0)::float8`;

const score = (name: string, at: string): string =>
  `(SELECT p.value FROM score_points p WHERE p.case_id = f.id AND p.score = '${name}' AND p.at <= ${at} ORDER BY p.seq DESC LIMIT 1)`;

@Injectable()
export class CaseFactsRepository {
  /** In the order of the snapshots; of cases that are gone nothing. `now`: all are of the present moment. */
  at(tx: Tx, snapshots: readonly Snapshot[], when: 'now' | 'past'): Promise<ReadFacts[]> {
    return tx.query<ReadFacts>(factsSql(when), [
      snapshots.map(({ caseId }) => caseId),
      snapshots.map(({ at }) => at.toISOString()),
    ]);
  }

  /** Reckons anew what was usual in the 90 days before each of the weeks (their Mondays, 0:00 UTC). */
  async reckonNorms(tx: Tx, weeks: readonly Date[]): Promise<void> {
    const given = [weeks.map((week) => week.toISOString())];
    await tx.query('DELETE FROM prediction_norms WHERE week = ANY($1::timestamptz[])', given);
    await tx.query(
      `WITH week AS (SELECT unnest($1::timestamptz[]) AS week), ended AS (
         SELECT c.priority, c.resolved_at, extract(epoch FROM c.resolved_at - c.opened_at) / 3600 AS age_hours,
           ${EXCHANGES} AS exchanges, ${RESPONDERS} AS responders
         FROM cases c ${caseAtSql('c.id', 'c.resolved_at')}
         WHERE c.resolved_at >= (SELECT min(week) FROM week) - interval '90 days' AND c.resolved_at < (SELECT max(week) FROM week)
       )
       INSERT INTO prediction_norms (week, priority, cases, age_hours, exchanges, responders)
       SELECT w.week, e.priority, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY e.age_hours),
         percentile_cont(0.5) WITHIN GROUP (ORDER BY e.exchanges), percentile_cont(0.5) WITHIN GROUP (ORDER BY e.responders)
       FROM week w JOIN ended e ON e.resolved_at >= w.week - interval '90 days' AND e.resolved_at < w.week
       GROUP BY w.week, e.priority`,
      given,
    );
  }

  /** Weeks that have their norms. */
  async hasNorms(tx: Tx, week: Date): Promise<boolean> {
    return Boolean(await tx.one('SELECT 1 FROM prediction_norms WHERE week = $1 LIMIT 1', [week]));
  }
}
