// The synthetic escalations: most from cases that went badly, resolved after a while; some still open, a few accounts with many.
import type { Tx } from '#platform/database';
import type { DemoShape } from './shape.js';

/** Accounts of the CSM who can sign in that have five open escalations each: somebody has to show what too many looks like. */
const TROUBLED = 2;

export async function makeEscalations(tx: Tx, { now }: DemoShape, ownerId: string, csmId: string): Promise<void> {
  await tx.query(
    `INSERT INTO escalations (id, source, external_id, account_id, case_id, severity, owner_id, reason, stage, value_at_stake, currency, opened_at, resolved_at,
       next_update_due_at, root_cause, summary, prevention, origin, created_at, updated_at)
     SELECT md5(c.id || 'escalation')::uuid, 'demo', 'ESC-' || c.external_id, c.account_id, c.id, CASE WHEN c.priority IN ('critical', 'high') THEN 'high' ELSE 'normal' END,
       $2, 'The customer asked for a manager: ' || c.subject, CASE WHEN done IS NULL THEN (array['new', 'plan_in_place', 'fix_delivered'])[1 + floor(3 * d.stage)::int] ELSE 'customer_confirmed' END,
       a.annual_value, a.currency, d.opened_at, done, CASE WHEN done IS NULL THEN $1::timestamptz + make_interval(hours => (40 * d.stage)::int - 6) END,
       CASE WHEN done IS NOT NULL THEN 'A change that was not announced to the customer' END, CASE WHEN done IS NOT NULL THEN 'Fixed, confirmed with the customer in a call' END,
       CASE WHEN done IS NOT NULL THEN 'Release notes go to affected customers a week ahead' END, 'backfill', d.opened_at, coalesce(done, d.opened_at)
     FROM cases c JOIN accounts a ON a.id = c.account_id
     JOIN LATERAL (SELECT max(sent_at) AS asked FROM messages WHERE case_id = c.id AND direction = 'inbound' AND body ~ '[Ee]scalate') m ON m.asked IS NOT NULL
     CROSS JOIN LATERAL (SELECT pg_temp.dice(substr(c.external_id, 4)::bigint, 'stage') AS stage, m.asked + interval '3 hours' AS opened_at,
       m.asked + make_interval(hours => (30 + 300 * pg_temp.dice(substr(c.external_id, 4)::bigint, 'long'))::int) AS until) d
     CROSS JOIN LATERAL (SELECT CASE WHEN d.until < $1 THEN d.until END AS done) e
     WHERE c.source = 'demo' AND d.opened_at < $1 AND d.stage < 0.9 ON CONFLICT DO NOTHING`,
    [now, ownerId],
  );
  await tx.query(
    `INSERT INTO escalations (id, source, external_id, account_id, case_id, severity, owner_id, reason, stage, value_at_stake, currency, opened_at, next_update_due_at, origin, created_at, updated_at)
     SELECT md5(c.id || 'storm')::uuid, 'demo', 'STORM-' || c.external_id, a.id, c.id, CASE WHEN r = 1 THEN 'critical' ELSE 'high' END, $2, 'Several teams of the customer are blocked: ' || c.subject, 'new',
       a.annual_value, a.currency, opened_at, opened_at + interval '1 day', 'backfill', opened_at, opened_at
     FROM (SELECT a.* FROM accounts a JOIN account_owners o ON o.account_id = a.id AND o.role = 'csm' AND o.user_id = $4
       WHERE (SELECT count(*) FROM cases WHERE account_id = a.id) >= 5 ORDER BY a.id LIMIT $3) a
     CROSS JOIN LATERAL (SELECT id, subject, external_id, opened_at AS began, row_number() OVER (ORDER BY opened_at DESC, id) AS r FROM cases WHERE account_id = a.id ORDER BY opened_at DESC, id LIMIT 5) c
     CROSS JOIN LATERAL (SELECT greatest(c.began, $1::timestamptz - make_interval(days => r::int)) AS opened_at) o ON CONFLICT DO NOTHING`,
    [now, ownerId, TROUBLED, csmId],
  );
  await tx.query(
    `UPDATE escalations SET plan = 'Fix in the next release, a work-around until then; a call with the customer every second day'
     WHERE source = 'demo' AND stage <> 'new' AND plan IS NULL`,
  );
  for (const [attribute, column] of [
    ['stage', 'stage'],
    ['severity', 'severity'],
    ['owner', 'owner_id::text'],
  ] as const)
    await tx.query(
      `INSERT INTO escalation_intervals (escalation_id, attribute, value, from_at)
       SELECT id, $1, ${column}, opened_at FROM escalations WHERE source = 'demo' AND ${column} IS NOT NULL ON CONFLICT DO NOTHING`,
      [attribute],
    );
}
