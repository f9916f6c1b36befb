// The four account segments as somebody would write them who needs no others: one statement each for members, events and the next
// look, over everybody or over one account.
const OPEN = 'e.account_id = a.id AND e.resolved_at IS NULL AND e.opened_at <= $2';

/** `holds`: SQL of the accounts; `looks`: SQL of when time alone may change it, where it may. */
export const BY_HAND = {
  'escalated-customers': {
    holds: `SELECT a.id FROM accounts a WHERE EXISTS (SELECT 1 FROM escalations e WHERE ${OPEN})`,
  },
  'more-than-3-open-escalations': {
    holds: `SELECT e.account_id AS id FROM escalations e WHERE e.resolved_at IS NULL AND e.opened_at <= $2 /*one*/
      GROUP BY e.account_id HAVING count(*) > 3`,
  },
  'fifteen-days-post-escalation': {
    holds: `SELECT a.id FROM accounts a WHERE EXISTS (SELECT 1 FROM escalations e WHERE e.account_id = a.id
        AND e.resolved_at <= $2 AND e.resolved_at > $2::timestamptz - interval '15 days')
      AND NOT EXISTS (SELECT 1 FROM escalations e WHERE ${OPEN})`,
    looks: `SELECT e.account_id AS id, min(e.resolved_at + interval '15 days') AS at FROM escalations e
      WHERE e.resolved_at > $2::timestamptz - interval '15 days' /*one*/ GROUP BY 1`,
  },
  'strategic-escalated': {
    holds: `SELECT a.id FROM accounts a WHERE a.strategic AND EXISTS (SELECT 1 FROM escalations e WHERE ${OPEN})`,
  },
};

const onlyOne = (sql) =>
  sql.includes('/*one*/') ? sql.replace('/*one*/', 'AND e.account_id = $5') : `${sql} AND a.id = $5`;

export async function judgeByHand(tx, segment, now, because, account) {
  const { holds, looks } = BY_HAND[segment.key];
  const one = account !== undefined;
  const more = one ? [account] : [];
  const mine = one ? ' AND m.subject_id = $5' : '';
  await tx.query(
    `WITH holds AS MATERIALIZED (${one ? onlyOne(holds) : holds}),
     entered AS (
       INSERT INTO segment_memberships (id, segment_id, subject_id, account_id, entered_at, origin, enter_cause)
       SELECT gen_random_uuid(), $1, h.id, h.id, $2, 'live', jsonb_build_object('because', $3::text) FROM holds h
       WHERE NOT EXISTS (SELECT 1 FROM segment_memberships m WHERE m.segment_id = $1 AND m.subject_id = h.id AND m.left_at IS NULL)
       RETURNING id
     ), gone AS (
       UPDATE segment_memberships m SET left_at = $2, leave_cause = $3
       WHERE m.segment_id = $1 AND m.left_at IS NULL${mine} AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.id = m.subject_id)
       RETURNING m.id
     )
     INSERT INTO events (name, subjects, origin, occurred_at, payload)
     SELECT name, array_agg(id), 'live', $2, jsonb_build_object('segment', $4::text, 'because', $3::text) FROM (
       SELECT 'segment.entered' AS name, id, (row_number() OVER () - 1) / 1000 AS part FROM entered
       UNION ALL SELECT 'segment.left', id, (row_number() OVER () - 1) / 1000 FROM gone) told GROUP BY name, part`,
    [segment.id, now, because, segment.key, ...more],
  );
  if (!looks) return;
  const stale = one ? ' AND k.subject_id = $3' : '';
  await tx.query(
    `WITH next AS MATERIALIZED (${(one ? onlyOne(looks) : looks).replaceAll('$5', '$3')}),
     stale AS (DELETE FROM segment_checks k WHERE k.segment_id = $1${stale} AND NOT EXISTS (SELECT 1 FROM next n WHERE n.id = k.subject_id))
     INSERT INTO segment_checks AS k (segment_id, subject_id, at) SELECT $1, id, at FROM next
     ON CONFLICT (segment_id, subject_id) DO UPDATE SET at = excluded.at WHERE k.at <> excluded.at`,
    [segment.id, now, ...more],
  );
}

/** As ours: nobody else judges these segments meanwhile, and the account is found from what the event names. */
export async function touchedByHand(tx, eventId, segments) {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(id::text, 1)) FROM unnest($1::uuid[]) AS id', [
    segments.map(({ id }) => id),
  ]);
  const [row] = await tx.query(
    'SELECT e.account_id AS id FROM events n JOIN escalations e ON e.id = ANY(n.subjects) WHERE n.id = $1',
    [eventId],
  );
  return row.id;
}
