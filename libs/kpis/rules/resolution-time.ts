// Resolution time: from the opening of an escalation to its end, wall clock, of those resolved in the 30 days up to the end of the day.
import { reaches, type Measure } from './measure.js';

const DAYS = 30;
const age = (from: string, to: string): string => `(extract(epoch FROM ${to} - ${from}) / 86400)`;
const resolvedIn = (end: string): string =>
  `e.resolved_at < ${end} AND e.resolved_at >= ${end} - interval '${DAYS} days'`;
const openAt = (end: string): string => `e.opened_at < ${end} AND (e.resolved_at IS NULL OR e.resolved_at >= ${end})`;
const median = (from: string, to: string): string => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${age(from, to)})`;

export const resolutionTime: Measure = {
  key: 'resolution_time',
  name: 'Resolution time',
  description: `Median days from opening to resolving of the escalations resolved in the last ${DAYS} days, and the median age of those that are still open.`,
  unit: 'days',
  form: 'days',
  better: 'lower',
  rows: 'escalation',
  partName: 'days open so far',
  spans: (window) => `SELECT e.id, e.account_id, e.opened_at AS from_at, e.resolved_at AS to_at
    FROM escalations e WHERE ${reaches('e.opened_at', 'e.resolved_at', window)}`,
  figures: {
    series: `SELECT d.day::text AS day, done.value::float8 AS value, open.value::float8 AS part,
        CASE WHEN done.p90 IS NOT NULL THEN jsonb_build_object('p90', round(done.p90::numeric, 4)) END AS amounts
      FROM unnest($1::date[], $2::timestamptz[]) AS d(day, until)
      CROSS JOIN LATERAL (SELECT ${median('e.opened_at', 'e.resolved_at')} AS value,
          percentile_cont(0.9) WITHIN GROUP (ORDER BY ${age('e.opened_at', 'e.resolved_at')}) AS p90
        FROM escalations e WHERE ${resolvedIn('d.until')} AND ($3::uuid IS NULL OR e.account_id = $3)) done
      CROSS JOIN LATERAL (SELECT ${median('e.opened_at', 'd.until')} AS value
        FROM escalations e WHERE ${openAt('d.until')} AND ($3::uuid IS NULL OR e.account_id = $3)) open
      ORDER BY d.day`,
    rows: `(SELECT e.id, e.account_id, e.opened_at AS from_at, NULL::numeric AS amount, NULL::text AS currency FROM escalations e WHERE ${resolvedIn('$1::timestamptz')}) s`,
    partRows: `(SELECT e.id, e.account_id, e.opened_at AS from_at, NULL::numeric AS amount, NULL::text AS currency FROM escalations e WHERE ${openAt('$1::timestamptz')}) s`,
    starts: ({ last }) => `SELECT opened_at AS from_at FROM escalations WHERE opened_at < ${last}`,
  },
  reads: ['escalation.opened', 'escalation.changed', 'escalation.resolved'],
};
