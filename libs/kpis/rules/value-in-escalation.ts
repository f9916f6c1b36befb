// $ in escalation: what the contracts of accounts with an open escalation are worth a year, when the day ends.
import type { Measure } from './measure.js';
import { reaches } from './measure.js';

// An account that was cancelled later, or is known only since, was a customer while it escalated.
const ACTIVE = `'active'`;

/** What an attribute of an account was just before `at`; before its history begins, `first`, or else what it began with. */
const asOf = (account: string, attribute: string, at: string, now: string, first = 'h.value'): string => `
  (SELECT CASE WHEN h.from_at < ${at} OR h.from_at = 'infinity' THEN h.value ELSE ${first} END FROM (SELECT i.value, i.from_at, i.seq FROM account_intervals i WHERE i.account_id = ${account} AND i.attribute = '${attribute}'
     UNION ALL SELECT ${now}, 'infinity', 0) h
   ORDER BY h.from_at < ${at} DESC, CASE WHEN h.from_at < ${at} THEN h.from_at END DESC, h.from_at, h.seq DESC LIMIT 1)`;

/**
 * One row for each day and each account in escalation: the nearest account up the line that holds a contract, what it is worth, in what
 * currency, and whether it was cancelled by then. `days` gives day and until. $3 an account or null.
 */
const held = (days: string, only: string): string => `
  WITH RECURSIVE day AS (${days}),
  escalated AS (
    SELECT d.day, d.until, e.account_id, min(e.opened_at) AS from_at FROM day d
    JOIN escalations e ON e.opened_at < d.until AND (e.resolved_at IS NULL OR e.resolved_at >= d.until)
    WHERE ${only} GROUP BY d.day, d.until, e.account_id
  ), line AS (
    SELECT DISTINCT account_id, account_id AS holder_id, 0 AS up FROM escalated
    UNION ALL SELECT l.account_id, a.parent_id, l.up + 1 FROM line l JOIN accounts a ON a.id = l.holder_id
    WHERE a.parent_id IS NOT NULL AND l.up < 20
  ), held AS (
    SELECT DISTINCT ON (e.day, e.account_id) e.day, e.account_id, e.from_at, a.id AS holder_id, worth.amount, worth.currency,
      ${asOf('e.account_id', 'contractStatus', 'e.until', 'self.contract_status', ACTIVE)} IN ('cancelled', 'churned')
        OR coalesce(worth.status IN ('cancelled', 'churned'), false) AS cancelled
    FROM escalated e JOIN accounts self ON self.id = e.account_id
    LEFT JOIN (line l JOIN accounts a ON a.id = l.holder_id) ON l.account_id = e.account_id
    CROSS JOIN LATERAL (SELECT ${asOf('a.id', 'annualValue', 'e.until', 'a.annual_value::text')}::numeric AS amount,
      ${asOf('a.id', 'currency', 'e.until', 'a.currency')} AS currency, ${asOf('a.id', 'contractStatus', 'e.until', 'a.contract_status', ACTIVE)} AS status) worth
    ORDER BY e.day, e.account_id, worth.amount IS NULL, l.up
  ), contract AS (
    SELECT DISTINCT ON (day, holder_id) day, holder_id, account_id, from_at, amount, currency FROM held
    WHERE amount IS NOT NULL AND NOT cancelled ORDER BY day, holder_id, from_at, account_id
  ), unknown AS (SELECT day, account_id, from_at FROM held WHERE amount IS NULL AND NOT cancelled)`;

const AT = 'SELECT 0 AS day, $1::timestamptz AS until';
const OF_ACCOUNT = '($2::uuid IS NULL OR e.account_id = $2)';

/** `home`: currency of the house (ISO 4217). Other currencies are added by their rate of the day where there is one, else told beside. */
export const valueInEscalation = (home: string): Measure => {
  if (!/^[A-Z]{3}$/.test(home)) throw new RangeError(`Not a currency: ${home}`);
  return {
    key: 'value_in_escalation',
    name: '$ in escalation',
    description: `What the contracts of accounts with an open escalation are worth a year, each contract once, in ${home}. Cancelled contracts are out.`,
    unit: home,
    form: 'money',
    better: 'lower',
    rows: 'account',
    partName: 'accounts of unknown value',
    spans: (window) => `SELECT e.id, e.account_id, e.opened_at AS from_at, e.resolved_at AS to_at
      FROM escalations e WHERE ${reaches('e.opened_at', 'e.resolved_at', window)}`,
    figures: {
      series: `${held('SELECT * FROM unnest($1::date[], $2::timestamptz[]) AS d(day, until)', '($3::uuid IS NULL OR e.account_id = $3)')},
        sum AS (
          SELECT c.day, c.currency, sum(c.amount) AS amount, CASE WHEN c.currency = '${home}' THEN 1 ELSE (SELECT r.rate FROM kpi_currency_rates r
            WHERE r.currency = c.currency AND r.from_day <= c.day ORDER BY r.from_day DESC LIMIT 1) END AS rate
          FROM contract c GROUP BY c.day, c.currency)
        SELECT d.day::text AS day, coalesce((SELECT sum(s.amount * s.rate) FROM sum s WHERE s.day = d.day), 0)::float8 AS value,
          (SELECT count(*) FROM unknown u WHERE u.day = d.day)::float8 AS part,
          (SELECT jsonb_object_agg(coalesce(s.currency, '?'), s.amount) FROM sum s WHERE s.day = d.day) AS amounts
        FROM day d ORDER BY d.day`,
      rows: `(${held(AT, OF_ACCOUNT)} SELECT account_id AS id, account_id, from_at, amount, currency FROM contract) s`,
      partRows: `(${held(AT, OF_ACCOUNT)} SELECT account_id AS id, account_id, from_at, NULL::numeric AS amount, NULL::text AS currency FROM unknown) s`,
      starts: ({ last }) => `SELECT opened_at AS from_at FROM escalations WHERE opened_at < ${last}`,
    },
    reads: ['escalation.opened', 'escalation.changed', 'escalation.resolved', 'account.changed'],
  };
};
