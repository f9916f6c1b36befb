// The synthetic past of triage: what arrived in the last weeks and what came of it, and the runs that the support manager worked.
import type { Tx } from '#platform/database';
import type { DemoShape } from './shape.js';

const BASELINE_MINUTES = 45;
const WEEKS = 4;

/** Seven of eight were acted on in the next run, at eight or at two; of the others most were only acknowledged. */
export async function makeTriage(tx: Tx, { now }: DemoShape, managerId: string): Promise<void> {
  await tx.query(
    `INSERT INTO triage_arrivals (message_id, case_id, at, kinds, negative, due_at, acknowledged_at, acknowledged_by, acknowledged_reason, acknowledged_channel)
     SELECT m.id, m.case_id, m.sent_at, s.kinds, s.negative, m.sent_at + interval '1 day', k.at, CASE WHEN k.at IS NOT NULL THEN $2::uuid END,
       CASE WHEN k.at IS NOT NULL THEN 'Called them: they only wanted to be heard.' END, CASE WHEN k.at IS NOT NULL THEN 'console' END
     FROM messages m JOIN cases c ON c.id = m.case_id AND c.source = 'demo'
     CROSS JOIN LATERAL (SELECT array_agg(s.kind ORDER BY s.starts_at, s.kind) AS kinds, bool_or(s.family = 'negative') AS negative
       FROM signals s WHERE s.message_id = m.id AND s.counted AND s.family IN ('negative', 'needs_attention')) s
     CROSS JOIN LATERAL (SELECT CASE WHEN get_byte(uuid_send(m.id), 15) % 8 = 0 AND m.sent_at < $1::timestamptz - interval '1 day'
       THEN m.sent_at + interval '20 hours' END AS at) k
     WHERE m.direction = 'inbound' AND m.origin = 'backfill' AND s.kinds IS NOT NULL AND m.sent_at BETWEEN $1::timestamptz - interval '28 days' AND $1
     ON CONFLICT DO NOTHING`,
    [now, managerId],
  );
  await tx.query(
    `WITH acted AS (
       INSERT INTO triage_actions (id, case_id, act, subject_id, by_id, owner_id, channel, at, look_again_at)
       SELECT gen_random_uuid(), a.case_id, 'note', a.message_id, $2, $2, 'console', r.at, r.at + interval '3 days'
       FROM triage_arrivals a CROSS JOIN LATERAL (SELECT date_trunc('day', a.at) + CASE WHEN extract(hour FROM a.at) < 8 THEN interval '8 hours 5 minutes'
         WHEN extract(hour FROM a.at) < 14 THEN interval '14 hours 5 minutes' ELSE interval '32 hours 5 minutes' END AS at) r
       WHERE get_byte(uuid_send(a.message_id), 15) % 8 > 0 AND r.at < $1 ON CONFLICT DO NOTHING RETURNING case_id, at)
     INSERT INTO triage_cases (case_id, act, by_id, owner_id, at, look_again_at)
     SELECT c.id, 'note', $2, $2, max(t.at), CASE WHEN c.state IN ('open', 'pending') THEN $1::timestamptz + interval '1 day' END
     FROM acted t JOIN cases c ON c.id = t.case_id GROUP BY c.id ON CONFLICT DO NOTHING`,
    [now, managerId],
  );
  await tx.query(
    `UPDATE triage_arrivals a SET acted_at = (SELECT min(t.at) FROM triage_actions t WHERE t.case_id = a.case_id AND t.at >= a.at)`,
  );
  // Two runs on most working days, in the morning and in the afternoon.
  await tx.query(
    `INSERT INTO shift_runs (id, user_id, started_at, last_seen_at, ended_at, active_ms, steps, open_cases, needed, left_over)
     SELECT gen_random_uuid(), $2, r.at, r.at + interval '25 minutes', r.at + interval '25 minutes', (11 + r.n % 8) * 60000, '{1,2,3,4}', 340, 9 + r.n % 7, r.n % 3
     FROM (SELECT day + make_interval(hours => hour) AS at, (extract(doy FROM day)::int * 2 + hour) AS n
       FROM generate_series(date_trunc('day', $1::timestamptz) - make_interval(weeks => $3::int - 1), date_trunc('day', $1::timestamptz) - interval '1 day', interval '1 day') day,
         unnest(array[8, 14]) hour
       WHERE extract(isodow FROM day) < 6 AND NOT (hour = 14 AND extract(doy FROM day)::int % 4 = 0)) r`,
    [now, managerId, WEEKS],
  );
  await tx.query(
    `UPDATE triage_settings SET baseline_minutes = ${BASELINE_MINUTES}, went_live_on = date_trunc('week', $1::timestamptz - make_interval(weeks => ${WEEKS - 1}))::date`,
    [now],
  );
}
