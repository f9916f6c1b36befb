// Whether something belongs to a virtual team: by its account, or by the support group that has its case.

export const ofTeamSql = (team: string, accountId: string, caseId: string): string => `(
  ${accountId} IN (SELECT a.account_id FROM team_accounts a WHERE a.team_id = ${team})
  OR EXISTS (SELECT 1 FROM cases c JOIN teams t ON c.team = ANY(t.support_groups) WHERE c.id = ${caseId} AND t.id = ${team}))`;
