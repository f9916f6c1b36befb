// # of support tickets: cases that are open or wait for the customer when the day ends, and how many of them are escalated.
import { reaches, type Measure, type Part, type Spans } from './measure.js';

const OPEN = `('open', 'pending')`;

/**
 * A case is open while its history says so; and, before its history begins, from its opening on.
 * No history reaches beyond the case's last change, so older cases that are closed need no second look.
 */
const openCases: Spans = (window) => `
  SELECT c.id, c.account_id, i.from_at, i.to_at FROM case_intervals i JOIN cases c ON c.id = i.case_id
  WHERE i.attribute = 'state' AND i.value IN ${OPEN} AND ${reaches('i.from_at', 'i.to_at', window)}
  UNION ALL
  SELECT c.id, c.account_id, c.opened_at, CASE
      WHEN f.value IN ${OPEN} THEN f.from_at
      WHEN f.from_at IS NULL AND c.state IN ${OPEN} THEN NULL
      ELSE greatest(c.opened_at, least(f.from_at, c.resolved_at, c.closed_at)) END
  FROM cases c LEFT JOIN LATERAL (SELECT i.value, i.from_at FROM case_intervals i
    WHERE i.case_id = c.id AND i.attribute = 'state' ORDER BY i.from_at, i.seq LIMIT 1) f ON true
  WHERE c.opened_at < ${window.last} AND (c.state IN ${OPEN} OR c.updated_at >= ${window.first})
    AND NOT EXISTS (SELECT 1 FROM case_intervals b
      WHERE b.case_id = c.id AND b.attribute = 'state' AND b.from_at <= c.opened_at)`;

/** While the case has an open escalation; several at once count once. */
const escalatedCases: Part['spans'] = (window, whole) => `
  SELECT c.id, c.account_id, lower(shared) AS from_at, upper(shared) AS to_at
  FROM (SELECT e.case_id, range_agg(tstzrange(e.opened_at, e.resolved_at)) AS escalated FROM escalations e
        WHERE e.case_id IS NOT NULL AND ${reaches('e.opened_at', 'e.resolved_at', window)} GROUP BY e.case_id) e
  JOIN ${whole} c ON c.id = e.case_id
  CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(c.from_at, c.to_at)) * e.escalated) shared`;

export const supportTickets: Measure = {
  key: 'support_tickets',
  name: '# of support tickets',
  description: 'Cases that are open at the end of the day, and how many of them are escalated.',
  unit: 'cases',
  better: 'lower',
  rows: 'case',
  spans: openCases,
  part: { name: 'escalated', spans: escalatedCases },
  reads: ['case.opened', 'case.changed', 'escalation.opened', 'escalation.changed', 'escalation.resolved'],
};
