// Whether a case is a virtual team's: of its support groups, of its accounts, or with one of its people.

/** Case `c`; `teamId` is SQL and may be null: then every case is. */
export const inTeamSql = (teamId: string): string => `(${teamId}::uuid IS NULL OR EXISTS (
  SELECT 1 FROM teams t WHERE t.id = ${teamId} AND (c.team = ANY(t.support_groups)
    OR EXISTS (SELECT 1 FROM team_accounts a WHERE a.team_id = t.id AND a.account_id = c.account_id)
    OR EXISTS (SELECT 1 FROM team_members m JOIN users u ON u.id = m.user_id WHERE m.team_id = t.id AND u.email = lower(c.assignee)))))`;

/** Case `c` has not ended. */
export const OPEN_SQL = `c.state IN ('open', 'pending')`;

/** Arrival `a` that nobody has acted on or acknowledged. */
export const UNHANDLED_SQL = 'a.acted_at IS NULL AND a.acknowledged_at IS NULL';

/** Active escalation `e` whose next update was never set, or is due: `now` is SQL. */
export const updateDueSql = (now: string): string =>
  `e.resolved_at IS NULL AND (e.next_update_due_at IS NULL OR e.next_update_due_at <= ${now})`;

/** Prediction `q` that is on the list and that nobody has answered. */
export const UNREVIEWED_SQL = `q.rank IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM prediction_reviews v WHERE v.case_id = q.case_id AND v.returned_at IS NULL)`;

/** Ids of cases that need somebody, each of the five reasons through its own index. */
export const NEEDY_SQL = (now: string): string => `
  SELECT a.case_id FROM triage_arrivals a WHERE ${UNHANDLED_SQL}
  UNION SELECT t.case_id FROM triage_cases t WHERE t.look_again_at <= ${now}
  UNION SELECT e.case_id FROM escalations e WHERE e.case_id IS NOT NULL AND ${updateDueSql(now)}
  UNION SELECT r.case_id FROM escalation_requests r WHERE r.state = 'open'
  UNION SELECT q.case_id FROM predictions q WHERE ${UNREVIEWED_SQL}`;
