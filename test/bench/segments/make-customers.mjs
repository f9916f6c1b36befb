// Customers to judge: accounts, contacts, cases and escalations as a handful of statements over sets, always the same ones.
export const SIZE = { accounts: 50_000, contacts: 500_000, cases: 500_000 };

/** A uuid for the n-th row of a noun. */
const id = (noun, n) => `md5('${noun} ' || ${n})::uuid`;
const dice = (salt, n) => `(('x' || substr(md5('${salt}' || ${n}), 1, 8))::bit(32)::bigint::float8 / 4294967296)`;

/** @param {{query(sql: string, params?: unknown[]): Promise<unknown>}} tx */
export async function makeCustomers(tx, { accounts, contacts, cases }) {
  await tx.query(
    `INSERT INTO accounts (id, name, tier, strategic, annual_value, currency, licences, created_at, updated_at)
     SELECT ${id('account', 'n')}, 'Customer ' || n, (ARRAY['gold', 'silver', 'bronze'])[1 + n % 3], ${dice('strategic', 'n')} < 0.1,
       n % 1000 * 100, 'EUR', n % 50, now() - interval '1 year', now() FROM generate_series(1, $1::int) n`,
    [accounts],
  );
  await tx.query(
    `INSERT INTO contacts (id, account_id, email, first_name, roles, first_seen_at, created_at, updated_at)
     SELECT ${id('contact', 'n')}, ${id('account', '1 + n % $2::int')}, 'c' || n || '@customer.example', 'C' || n,
       CASE WHEN n % 10 = 0 THEN ARRAY['champion'] ELSE ARRAY['user'] END, now() - ${dice('seen', 'n')} * interval '1 year', now(), now()
     FROM generate_series(1, $1::int) n`,
    [contacts, accounts],
  );
  await tx.query(
    `INSERT INTO cases (id, source, external_id, account_id, subject, status, state, opened_at, created_at, updated_at)
     SELECT ${id('case', 'n')}, 'bench', 'C' || n, ${id('account', `1 + floor(${dice('home', 'n')} * $2::int)::int`)}, 'Case ' || n,
       CASE WHEN n % 8 = 0 THEN 'open' ELSE 'solved' END, CASE WHEN n % 8 = 0 THEN 'open' ELSE 'resolved' END,
       now() - ${dice('opened', 'n')} * interval '1 year', now(), now() FROM generate_series(1, $1::int) n`,
    [cases, accounts],
  );
  // Few accounts have many: some 6 % have one open, some 1 % more than three.
  await tx.query(
    `INSERT INTO escalations (id, account_id, severity, reason, opened_at, resolved_at)
     SELECT gen_random_uuid(), ${id('account', `1 + floor(power(${dice('whose', 'n')}, 4) * $1::int)::int`)}, 'high', 'Down', opened,
       CASE WHEN ${dice('done', 'n')} < 0.8 THEN least(now() - interval '1 hour', opened + ${dice('took', 'n')} * interval '20 days') END
     FROM generate_series(1, $1::int) n CROSS JOIN LATERAL (SELECT now() - interval '2 hours' - ${dice('when', 'n')} * interval '1 year' AS opened) o`,
    [accounts],
  );
  for (const table of ['accounts', 'contacts', 'cases', 'escalations']) await tx.query(`ANALYZE ${table}`);
}
