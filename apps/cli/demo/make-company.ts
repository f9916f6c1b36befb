// The synthetic customers: accounts, owners, contacts and a year of usage, as a handful of statements over sets.
import { intervalRowsSql } from './interval-rows.js';
import type { DemoShape } from './shape.js';
import * as words from './words.js';
import type { Tx } from '#platform/database';

export async function makeAccounts(tx: Tx, { accounts, now, days }: DemoShape): Promise<void> {
  await tx.query(
    `INSERT INTO accounts (id, name, domains, annual_value, currency, tier, strategic, industry, journey_stage, contract_status, churned_on,
       renewal_on, started_on, time_zone, licences, created_at, updated_at)
     SELECT pg_temp.demo_id('account', n), name, array[lower(replace(name, ' ', '-')) || '.example'], round((8000 * exp(3.4 * pg_temp.dice(n, 'value')))::numeric, -2), 'USD',
       ($3::text[])[1 + (pg_temp.dice(n, 'value') < 0.82)::int + (pg_temp.dice(n, 'value') < 0.45)::int], pg_temp.dice(n, 'value') > 0.93,
       pg_temp.pick($4, n, 'industry'), pg_temp.pick($5, n, 'stage'), CASE WHEN pg_temp.dice(n, 'churn') < 0.04 THEN 'churned' ELSE 'active' END,
       CASE WHEN pg_temp.dice(n, 'churn') < 0.04 THEN $7::date - (30 + 300 * pg_temp.dice(n, 'churned'))::int END,
       $7::date + (365 * pg_temp.dice(n, 'renewal'))::int, $7::date - $8::int - (700 * pg_temp.dice(n, 'start'))::int,
       pg_temp.pick($6, n, 'zone'), 5 + (90 * pg_temp.dice(n, 'value') * pg_temp.dice(n, 'value'))::int, $7::timestamptz - make_interval(days => $8::int), $7::timestamptz - make_interval(days => $8::int)
     FROM (SELECT n, ($1::text[])[1 + (n - 1) % cardinality($1)] || ' ' || ($2::text[])[1 + ((n - 1) / cardinality($1) * 7 + (n - 1) * 5) % cardinality($2)]
             || CASE WHEN n > cardinality($1) * 31 THEN ' ' || n ELSE '' END AS name FROM generate_series(1, $9::int) n) named
     ON CONFLICT DO NOTHING`,
    [
      words.COMPANY_STARTS,
      words.COMPANY_ENDS,
      words.TIERS,
      words.INDUSTRIES,
      words.STAGES,
      words.ZONES,
      now,
      days,
      accounts,
    ],
  );
  await tx.query(
    `INSERT INTO account_external_ids SELECT 'demo', 'org-' || n, pg_temp.demo_id('account', n) FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    [accounts],
  );
  for (const [attribute, column] of Object.entries({
    name: 'name',
    annualValue: 'annual_value',
    tier: 'tier',
    strategic: 'strategic',
    contractStatus: 'contract_status',
    journeyStage: 'journey_stage',
    licences: 'licences',
  }))
    await tx.query(
      intervalRowsSql(
        'account_intervals',
        'account_id',
        attribute,
        `SELECT id, ${column}::text, created_at, NULL::timestamptz FROM accounts`,
      ),
    );
}

/** Every account has a CSM and an account manager; the CSM who can sign in looks after a sixth. */
export async function makeOwners(tx: Tx, shape: DemoShape, csmIds: readonly string[], amId: string): Promise<void> {
  await tx.query(
    `INSERT INTO account_owners (account_id, role, user_id)
     SELECT pg_temp.demo_id('account', n), 'csm', ($1::uuid[])[1 + CASE WHEN pg_temp.dice(n, 'tom') < 0.17 THEN 0 ELSE floor(pg_temp.dice(n, 'csm') * cardinality($1))::int END]
     FROM generate_series(1, $2::int) n
     UNION ALL SELECT pg_temp.demo_id('account', n), 'am', $3 FROM generate_series(1, $2::int) n ON CONFLICT DO NOTHING`,
    [csmIds, shape.accounts, amId],
  );
  await tx.query(
    `INSERT INTO account_intervals (account_id, attribute, value, from_at)
     SELECT o.account_id, 'owner.' || o.role, o.user_id::text, a.created_at FROM account_owners o JOIN accounts a ON a.id = o.account_id ON CONFLICT DO NOTHING`,
  );
}

export async function makeContacts(tx: Tx, { accounts, contacts, now, days }: DemoShape): Promise<void> {
  await tx.query(
    `INSERT INTO contacts (id, account_id, email, first_name, last_name, roles, time_zone, locale, onboarded_at, first_seen_at, last_active_at, created_at, updated_at)
     SELECT pg_temp.demo_id('contact', n), a.id, lower(first || '.' || last || '.' || n) || '@' || a.domains[1], first, last,
       CASE WHEN n <= $3 THEN array['champion', 'admin'] WHEN pg_temp.dice(n, 'role') < 0.2 THEN array['admin'] ELSE array['user'] END,
       a.time_zone, 'en', seen, seen, $5::timestamptz - make_interval(secs => 86400 * 40 * power(pg_temp.dice(n, 'active'), 3)), $5::timestamptz - make_interval(days => $6::int), $5::timestamptz - make_interval(days => $6::int)
     FROM (SELECT n, pg_temp.pick($1, n, 'first') AS first, pg_temp.pick($2, n, 'last') AS last,
             $5::timestamptz - make_interval(days => ($6::int * pg_temp.dice(n, 'seen'))::int) AS seen,
             pg_temp.demo_id('account', CASE WHEN n <= $3 THEN n ELSE 1 + floor(pg_temp.dice(n, 'home') * $3)::bigint END) AS account_id FROM generate_series(1, $4::int) n) p
     JOIN accounts a ON a.id = p.account_id ON CONFLICT DO NOTHING`,
    [words.FIRST_NAMES, words.LAST_NAMES, accounts, contacts, now, days],
  );
  await tx.query(
    intervalRowsSql(
      'contact_intervals',
      'contact_id',
      'roles',
      `SELECT id, array_to_string(roles, ', '), created_at, NULL::timestamptz FROM contacts`,
    ),
  );
}

/** The last 90 days of use: weekdays mostly, more in larger accounts, fading in a few. */
export async function makeUsage(tx: Tx, { now }: DemoShape): Promise<void> {
  await tx.query(
    'INSERT INTO features SELECT * FROM unnest($1::text[], $2::text[], $3::boolean[]) ON CONFLICT DO NOTHING',
    [
      words.FEATURES.map(([name]) => name),
      words.FEATURES.map(([, label]) => label),
      words.FEATURES.map(([, , high]) => high),
    ],
  );
  const names = words.FEATURES.map(([name]) => name);
  await tx.query(
    `WITH event AS (
       SELECT c.account_id, c.id AS contact_id, pg_temp.pick($1, x, 'feature') AS feature,
              date_trunc('day', $2::timestamptz) - make_interval(days => d) + make_interval(mins => 420 + (600 * pg_temp.dice(x, 'minute'))::int) AS at,
              1 + floor(12 * pg_temp.dice(x, 'quantity')) AS quantity
       FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM contacts) c CROSS JOIN generate_series(1, 90) d
       CROSS JOIN LATERAL (SELECT c.n * 1000 + d AS x) k
       WHERE extract(isodow FROM $2::date - d) < 6 AND pg_temp.dice(c.n, 'habit') * 0.45 > pg_temp.dice(x, 'used')
         AND (c.last_active_at IS NULL OR $2::date - d <= c.last_active_at)
     ), kept AS (INSERT INTO usage_events SELECT * FROM event ON CONFLICT DO NOTHING RETURNING account_id, contact_id, feature, at, quantity)
     INSERT INTO usage_days (account_id, contact_id, feature, day, quantity)
     SELECT account_id, contact_id, feature, (at AT TIME ZONE 'UTC')::date, sum(quantity) FROM kept GROUP BY 1, 2, 3, 4 ON CONFLICT DO NOTHING`,
    [names, now],
  );
}
