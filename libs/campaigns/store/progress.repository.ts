// The data of Progress/Status for many contacts at once: who they are, who looks after them, what their company did.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { PERIOD_DAYS, type UsageSums } from '../rules/progress.js';

export interface ProgressRow extends UsageSums {
  readonly contactId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly accountName: string;
  /** YYYY-MM-DD */
  readonly since: string | null;
  readonly csmName: string | null;
  readonly csmEmail: string | null;
}

const FEATURES = 5;

@Injectable()
export class ProgressRepository {
  /** Days count up to that of `at`, in UTC, as usage is rolled up. */
  of(tx: Tx, contactIds: readonly string[], at: Date): Promise<ProgressRow[]> {
    const inPeriod = `d.day > $2::timestamptz::date - ${PERIOD_DAYS}`;
    return tx.prepared<ProgressRow>(
      `WITH person AS MATERIALIZED (SELECT * FROM contacts WHERE id = ANY($1)),
       day AS MATERIALIZED (
         SELECT d.* FROM usage_days d WHERE d.account_id IN (SELECT account_id FROM person) AND d.day <= $2::timestamptz::date
       ), used AS (
         SELECT account_id, count(DISTINCT contact_id) FILTER (WHERE ${inPeriod})::int AS active_users,
           count(DISTINCT day) FILTER (WHERE ${inPeriod})::int AS active_days,
           coalesce(sum(quantity) FILTER (WHERE ${inPeriod}), 0)::float8 AS actions,
           coalesce(sum(quantity) FILTER (WHERE NOT ${inPeriod} AND d.day > $2::timestamptz::date - ${2 * PERIOD_DAYS}), 0)::float8 AS before,
           sum(quantity)::float8 AS so_far FROM day d GROUP BY account_id
       ), ranked AS (
         SELECT d.account_id, f.label, sum(d.quantity)::float8 AS uses,
           row_number() OVER (PARTITION BY d.account_id ORDER BY sum(d.quantity) DESC, f.label) AS place
         FROM day d JOIN features f ON f.name = d.feature WHERE ${inPeriod} GROUP BY d.account_id, f.label
       ), top AS (
         SELECT account_id, jsonb_agg(jsonb_build_object('name', label, 'uses', uses) ORDER BY place) AS features
         FROM ranked WHERE place <= ${FEATURES} GROUP BY account_id
       )
       SELECT p.id AS "contactId", p.first_name AS "firstName", p.last_name AS "lastName", p.locale,
         coalesce(p.time_zone, a.time_zone) AS "timeZone", a.name AS "accountName", a.started_on::text AS since,
         u.name AS "csmName", u.email AS "csmEmail",
         coalesce(used.active_users, 0) AS "activeUsers", coalesce(used.active_days, 0) AS "activeDays", coalesce(used.actions, 0) AS actions,
         coalesce(used.before, 0) AS "actionsBefore", coalesce(used.so_far, 0) AS "actionsSoFar", coalesce(top.features, '[]') AS "topFeatures"
       FROM person p JOIN accounts a ON a.id = p.account_id
         LEFT JOIN account_owners o ON o.account_id = a.id AND o.role = 'csm' LEFT JOIN users u ON u.id = o.user_id AND u.active
         LEFT JOIN used ON used.account_id = a.id LEFT JOIN top ON top.account_id = a.id`,
      [contactIds, at],
    );
  }
}
