// A million cases by statements over sets: the demo's generator for accounts, contacts and cases, in parts, then messages, scores and factors.
import { makeAccounts, makeContacts, makeOwners } from '../../../dist/apps/cli/demo/make-company.js';
import { makeCases } from '../../../dist/apps/cli/demo/make-cases.js';
import { makeDice } from '../../../dist/apps/cli/demo/shape.js';
import { AGENTS } from '../../../dist/apps/cli/demo/words.js';

const PART = 50_000;

/** @param {import('pg').Client} client */
export async function makeManyCases(client, cases, say) {
  const started = performance.now();
  const tx = { query: async (sql, params) => (await client.query(sql, params)).rows };
  const accounts = Math.max(200, Math.round(cases / 50));
  const shape = {
    seed: 'bench',
    accounts,
    contacts: accounts * 3,
    cases,
    days: 425,
    now: new Date('2026-03-11T09:00:00Z'),
  };
  await client.query('SET synchronous_commit = off');
  const step = async (work) => {
    await client.query('BEGIN');
    await makeDice(tx, shape.seed);
    await work();
    await client.query('COMMIT');
  };
  await client.query(
    `INSERT INTO users (id, email, name, role) SELECT gen_random_uuid(), a || '@support.example', initcap(replace(a, '.', ' ')), 'agent' FROM unnest($1::text[]) a`,
    [AGENTS],
  );
  const { rows: users } = await client.query('SELECT id FROM users');
  await step(async () => {
    await makeAccounts(tx, shape);
    await makeOwners(
      tx,
      shape,
      users.map(({ id }) => id),
      users[0].id,
    );
    await makeContacts(tx, shape);
  });
  for (let from = 1; from <= cases; from += PART) {
    const to = Math.min(cases, from + PART - 1);
    await step(() => makeCases(tx, shape, from, to));
    say(`cases ${to.toLocaleString('en')}, ${Math.round((performance.now() - started) / 1000)} s`);
  }
  await client.query(`
    INSERT INTO messages (id, case_id, source, external_id, direction, body, sent_at, origin)
    SELECT gen_random_uuid(), c.id, 'bench', c.external_id || '-' || m, CASE m WHEN 1 THEN 'outbound' ELSE 'inbound' END,
      CASE m WHEN 0 THEN 'It fails since Monday, please help.' WHEN 1 THEN 'We look into it today.' ELSE 'Any news? It is urgent for us.' END,
      c.opened_at + m * interval '3 hours', 'backfill'
    FROM cases c CROSS JOIN generate_series(0, 2) m;
    UPDATE cases SET last_inbound_at = opened_at + interval '6 hours', last_outbound_at = opened_at + interval '3 hours',
      awaiting_reply_since = opened_at + interval '6 hours';
    INSERT INTO case_scores (case_id, sentiment, attention, negative_signals)
    SELECT id, abs(hashtext(id::text)) % 101, abs(hashtext(id::text || 'a')) % 101, 1 FROM cases;
    INSERT INTO predictions (case_id, score, additive, factors, origin, scored_at)
    SELECT id, abs(hashtext(id::text || 'p')) % 101, 40,
      '[{"key": "age", "points": 12, "words": "older than usual"}, {"key": "attention", "points": 20, "words": "attention is high"}]', 'backfill', now()
    FROM cases WHERE state IN ('open', 'pending');`);
  say(`messages and scores, ${Math.round((performance.now() - started) / 1000)} s`);
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query('SELECT count(*)::int AS n FROM messages');
  return { seconds: Math.round((performance.now() - started) / 1000), messages: rows[0].n };
}
