// SQL that several statements share: what had been done in a case until a moment, from its history alone.

/** What sources write where they don't know a group or a person. */
const UNKNOWN = `'?'`;

/** Joins `h`, the handling of case `id` until `at`, and `m`, what was said in it. Both are SQL expressions of the query around it. */
export const caseAtSql = (id: string, at: string): string => `
  CROSS JOIN LATERAL (
    SELECT (array_agg(i.value ORDER BY i.from_at DESC, i.seq DESC) FILTER (WHERE i.attribute = 'state'))[1] AS state,
      (array_agg(i.value ORDER BY i.from_at DESC, i.seq DESC) FILTER (WHERE i.attribute = 'status'))[1] AS status,
      (array_agg(i.value ORDER BY i.from_at DESC, i.seq DESC) FILTER (WHERE i.attribute = 'priority'))[1] AS priority,
      (array_agg(i.value ORDER BY i.from_at DESC, i.seq DESC) FILTER (WHERE i.attribute = 'team'))[1] AS team,
      (array_agg(i.value ORDER BY i.from_at, i.seq) FILTER (WHERE i.attribute = 'team'))[1] AS first_team,
      (array_agg(i.value ORDER BY i.from_at DESC, i.seq DESC) FILTER (WHERE i.attribute = 'assignee'))[1] AS assignee,
      greatest(count(*) FILTER (WHERE i.attribute = 'team') - 1, 0)::int AS hand_overs,
      greatest(count(*) FILTER (WHERE i.attribute = 'assignee') - 1, 0)::int AS reassignments,
      greatest(count(*) FILTER (WHERE i.attribute = 'status') - 1, 0)::int AS status_changes,
      count(DISTINCT i.value) FILTER (WHERE i.attribute = 'team' AND i.value <> ${UNKNOWN})::int AS teams,
      max(i.from_at) FILTER (WHERE i.attribute = 'team') AS team_since,
      max(i.from_at) FILTER (WHERE i.attribute = 'assignee') AS assignee_since,
      max(i.from_at) FILTER (WHERE i.attribute <> 'accountId') AS changed_at
    FROM case_intervals i WHERE i.case_id = ${id} AND i.from_at <= ${at}
  ) h
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE m.direction = 'inbound')::int AS inbound, count(*) FILTER (WHERE m.direction = 'outbound')::int AS outbound,
      count(DISTINCT coalesce(m.user_id::text, m.author_email, m.author_name)) FILTER (WHERE m.direction = 'outbound')::int AS writers,
      max(m.sent_at) FILTER (WHERE m.direction = 'outbound') AS answered_at
    FROM messages m WHERE m.case_id = ${id} AND m.sent_at <= ${at} AND NOT m.automatic
  ) m`;

/** What sources tell that have no messages is no exchange: of those nothing is known. */
export const EXCHANGES = 'm.inbound + m.outbound';

/** Notes of a swarm are no answers: only who writes to the customer, and the groups that had the case. */
export const RESPONDERS = 'greatest(m.writers, h.teams)';
