// The synthetic support: cases with a seasonal swing, threaded messages whose mood tells how the case went, and escalations.
import { WAITING_SINCE } from '#cases';
import type { Tx } from '#platform/database';
import { intervalRowsSql } from './interval-rows.js';
import type { DemoShape } from './shape.js';
import * as talk from './talk.js';
import { AGENTS, FEATURES, PRODUCTS, TEAMS } from './words.js';

// Busier at the end of a quarter, quiet in summer and on weekends.
const SEASON =
  '(1 + 0.35 * cos(2 * pi() * (extract(doy FROM day) - 350) / 365)) * CASE WHEN extract(isodow FROM day) > 5 THEN 0.25 ELSE 1 END';

/** `from` to `to` of the cases, 1-based: large demos are made in parts. */
export async function makeCases(
  tx: Tx,
  { accounts, cases, days, now }: DemoShape,
  from = 1,
  to = cases,
): Promise<void> {
  await tx.query(
    `WITH calendar AS (
       SELECT day, sum(weight) OVER (ORDER BY day) / sum(weight) OVER () AS upto, weight / sum(weight) OVER () AS share
       FROM (SELECT day::date, ${SEASON} AS weight FROM generate_series($1::date - $2::int, $1::date - 1, interval '1 day') day) w
     ), drawn AS (
       SELECT n, pg_temp.dice(n, 'day') AS x, pg_temp.dice(n, 'trouble') AS trouble, pg_temp.dice(n, 'length') AS length,
              -- A few customers write much, most write little.
              1 + floor(power(pg_temp.dice(n, 'account'), 1.7) * $3)::bigint AS account FROM generate_series($4::int, $5::int) n
     ), opened AS (
       SELECT d.*, c.day + time '07:00' + make_interval(mins => (600 * pg_temp.dice(n, 'minute'))::int) AS opened_at
       FROM drawn d JOIN calendar c ON d.x >= c.upto - c.share AND d.x < c.upto
     )
     INSERT INTO cases (id, source, external_id, account_id, contact_id, contact_email, organisation_key, subject, product, status, state, priority, severity,
       team, assignee, opened_at, resolved_at, closed_at, created_at, updated_at)
     SELECT pg_temp.demo_id('case', n), 'demo', 'BW-' || (10000 + n), a.id, p.id, p.email, 'org-' || account,
       replace(replace(replace(pg_temp.pick($6, n, 'subject'), '{product}', product), '{feature}', feature), '{n}', (1 + floor(9 * pg_temp.dice(n, 'n')))::text),
       product, CASE WHEN done IS NULL THEN CASE WHEN pg_temp.dice(n, 'pending') < 0.3 THEN 'pending' ELSE 'open' END ELSE 'solved' END,
       CASE WHEN done IS NULL THEN CASE WHEN pg_temp.dice(n, 'pending') < 0.3 THEN 'pending' ELSE 'open' END ELSE 'resolved' END,
       priority, NULL, pg_temp.pick($8, n, 'team'), pg_temp.pick($9, n, 'agent') || '@support.example', opened_at, done, NULL, opened_at, coalesce(done, opened_at)
     FROM (
       SELECT o.*, pg_temp.pick($7, n, 'product') AS product, pg_temp.pick($10, n, 'feature') AS feature,
         (array['critical', 'high', 'high', 'normal', 'normal', 'normal', 'normal', 'low'])[1 + floor(8 * (1 - trouble * 0.6 - 0.4 * pg_temp.dice(n, 'priority')))::int] AS priority,
         CASE WHEN opened_at + make_interval(hours => (4 + 1100 * power(length, 4) + 200 * power(trouble, 6))::int) < $1 THEN
           opened_at + make_interval(hours => (4 + 1100 * power(length, 4) + 200 * power(trouble, 6))::int) END AS done
       FROM opened o
     ) o JOIN accounts a ON a.id = pg_temp.demo_id('account', account)
     LEFT JOIN LATERAL (SELECT id, email FROM contacts WHERE account_id = a.id ORDER BY md5(n || id::text) LIMIT 1) p ON true
     ON CONFLICT DO NOTHING`,
    [now, days, accounts, from, to, talk.SUBJECTS, PRODUCTS, TEAMS, AGENTS, FEATURES.map(([, label]) => label)],
  );
}

export async function makeCaseHistory(tx: Tx): Promise<void> {
  const of = (attribute: string, rows: string) =>
    tx.query(intervalRowsSql('case_intervals', 'case_id', attribute, rows));
  await of(
    'state',
    `SELECT id, 'open', opened_at, CASE WHEN state = 'pending' THEN opened_at + interval '2 hours' ELSE resolved_at END FROM cases WHERE source = 'demo'`,
  );
  await of(
    'state',
    `SELECT id, state, CASE WHEN state = 'pending' THEN opened_at + interval '2 hours' ELSE resolved_at END, NULL::timestamptz FROM cases WHERE source = 'demo' AND state <> 'open'`,
  );
  await of(
    'status',
    `SELECT id, 'open', opened_at, CASE WHEN state = 'pending' THEN opened_at + interval '2 hours' ELSE resolved_at END FROM cases WHERE source = 'demo'`,
  );
  await of(
    'status',
    `SELECT id, status, CASE WHEN state = 'pending' THEN opened_at + interval '2 hours' ELSE resolved_at END, NULL::timestamptz FROM cases WHERE source = 'demo' AND state <> 'open'`,
  );
  for (const [attribute, column] of [
    ['priority', 'priority'],
    ['team', 'team'],
    ['assignee', 'assignee'],
    ['accountId', 'account_id::text'],
  ] as const)
    await of(attribute, `SELECT id, ${column}, opened_at, NULL::timestamptz FROM cases WHERE source = 'demo'`);
}

/** A thread of two to nine messages; the more trouble, the more of them are upset, and the worst ask for a manager. */
export async function makeMessages(tx: Tx, { now }: DemoShape, from: number, to: number): Promise<void> {
  const { OPENINGS, REPLIES, CALM, UPSET, DEMANDS, NOTES } = talk;
  await tx.query(
    `WITH thread AS (
       SELECT c.*, n, x, m, pg_temp.dice(n, 'trouble') AS trouble, p.first_name || ' ' || p.last_name AS author,
         initcap(replace(split_part(c.assignee, '@', 1), '.', ' ')) AS agent, 2 + floor(7 * pg_temp.dice(n, 'length') * pg_temp.dice(n, 'turns') + 2 * power(pg_temp.dice(n, 'trouble'), 3))::int AS turns
       FROM generate_series($1::int, $2::int) n JOIN cases c ON c.id = pg_temp.demo_id('case', n) LEFT JOIN contacts p ON p.id = c.contact_id
       CROSS JOIN generate_series(0, 9) m CROSS JOIN LATERAL (SELECT n::bigint * 16 + m AS x) k
     ), said AS (
       SELECT t.*, CASE WHEN m % 2 = 0 THEN 'inbound' WHEN pg_temp.dice(x, 'note') < 0.12 THEN 'note' ELSE 'outbound' END AS direction,
         opened_at + (coalesce(resolved_at, $3) - opened_at) * (m::float8 / turns) + make_interval(mins => (50 * pg_temp.dice(x, 'minute'))::int) AS sent_at
       FROM thread t WHERE m < turns
     )
     INSERT INTO messages (id, case_id, source, external_id, direction, author_name, author_email, contact_id, body, sent_at, origin)
     SELECT pg_temp.demo_id('message', x), id, 'demo', external_id || '-' || m, direction, CASE direction WHEN 'inbound' THEN author ELSE agent END,
       CASE direction WHEN 'inbound' THEN contact_email ELSE assignee END, CASE direction WHEN 'inbound' THEN contact_id END,
       replace(replace(replace(replace(replace(CASE
         WHEN m = 0 THEN pg_temp.pick($4, n, 'opening') WHEN direction = 'outbound' THEN pg_temp.pick($5, x, 'reply') WHEN direction = 'note' THEN pg_temp.pick($9, x, 'note text')
         WHEN trouble > 0.93 AND m >= 4 THEN pg_temp.pick($8, x, 'demand')
         WHEN trouble > 0.62 AND pg_temp.dice(x, 'mood') < trouble THEN pg_temp.pick($7, x, 'upset')
         ELSE pg_temp.pick($6, x, 'calm') END,
         '{product}', product), '{feature}', pg_temp.pick($10, n, 'feature')), '{name}', coalesce(author, 'A colleague')), '{agent}', agent), '{n}', (2 + floor(8 * pg_temp.dice(x, 'n')))::text),
       least(sent_at, $3::timestamptz - interval '1 minute'), 'backfill'
     FROM said ON CONFLICT DO NOTHING`,
    [from, to, now, OPENINGS, REPLIES, CALM, UPSET, DEMANDS, NOTES, FEATURES.map(([, label]) => label)],
  );
  await tx.query(
    `UPDATE cases c SET last_inbound_at = m.inbound, last_outbound_at = m.outbound, last_message_at = greatest(m.inbound, m.outbound), first_response_at = m.first_outbound,
       updated_at = greatest(c.updated_at, m.inbound, m.outbound)
     FROM (SELECT case_id, max(sent_at) FILTER (WHERE direction = 'inbound') AS inbound, max(sent_at) FILTER (WHERE direction = 'outbound') AS outbound,
             min(sent_at) FILTER (WHERE direction = 'outbound') AS first_outbound
           FROM messages WHERE case_id IN (SELECT pg_temp.demo_id('case', n) FROM generate_series($1::int, $2::int) n) GROUP BY 1) m WHERE m.case_id = c.id`,
    [from, to],
  );
  await tx.query(
    `UPDATE cases c SET awaiting_reply_since = ${WAITING_SINCE} WHERE c.id IN (SELECT pg_temp.demo_id('case', n) FROM generate_series($1::int, $2::int) n)
       AND c.last_inbound_at > coalesce(c.last_outbound_at, '-infinity')`,
    [from, to],
  );
}
