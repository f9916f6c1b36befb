// Usage: events kept once by their own key, rolled up by day, and the facts that plays and campaigns ask for.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface UsageEvent {
  readonly accountId: string;
  readonly contactId: string | null;
  readonly feature: string;
  readonly at: Date;
  readonly quantity: number;
}

/** What was new among events that were told. */
export interface RecordedUsage {
  readonly events: number;
  readonly accountIds: string[];
}

export interface UsageFacts {
  readonly accountId: string;
  /** contacts active in the last 30 days */
  readonly activeContacts: number;
  /** active contacts ÷ licences; null without licences */
  readonly licenceUtilisation: number | null;
  /** days with any use among the last 28 */
  readonly activeDays: number;
  readonly highValueFeatures: number;
}

@Injectable()
export class UsageRepository {
  /** Said twice, an event counts once. */
  async record(tx: Tx, events: readonly UsageEvent[]): Promise<RecordedUsage> {
    const rows = await tx.query<{ id: string; events: number }>(
      `WITH given AS (
         SELECT DISTINCT ON (account_id, contact_id, feature, at) * FROM jsonb_to_recordset($1::jsonb)
           AS g(account_id uuid, contact_id uuid, feature text, at timestamptz, quantity numeric)
       ), fresh AS (
         INSERT INTO usage_events SELECT account_id, contact_id, feature, at, quantity FROM given ON CONFLICT DO NOTHING
         RETURNING account_id, contact_id, feature, (at AT TIME ZONE 'UTC')::date AS day, quantity
       ), known AS (
         INSERT INTO features (name, label) SELECT DISTINCT feature, feature FROM fresh ON CONFLICT DO NOTHING
       ), days AS (
         INSERT INTO usage_days AS d (account_id, contact_id, feature, day, quantity)
         SELECT account_id, contact_id, feature, day, sum(quantity) FROM fresh GROUP BY 1, 2, 3, 4
         ON CONFLICT (account_id, day, feature, contact_id) DO UPDATE SET quantity = d.quantity + excluded.quantity
       ), seen AS (
         UPDATE contacts c SET last_active_at = greatest(c.last_active_at, g.last), first_seen_at = least(c.first_seen_at, g.first)
         FROM (SELECT contact_id, max(at) AS last, min(at) AS first FROM given GROUP BY 1) g WHERE c.id = g.contact_id
       ) SELECT account_id AS id, count(*)::int AS events FROM fresh GROUP BY 1`,
      [
        JSON.stringify(
          events.map(({ accountId, contactId, ...event }) => ({
            ...event,
            account_id: accountId,
            contact_id: contactId,
          })),
        ),
      ],
    );
    return { events: rows.reduce((sum, { events }) => sum + events, 0), accountIds: rows.map(({ id }) => id) };
  }

  async facts(tx: Tx, accountIds: readonly string[], now: Date): Promise<Map<string, UsageFacts>> {
    const rows = await tx.query<UsageFacts>(
      `SELECT a.id AS "accountId", u.active_contacts AS "activeContacts", u.active_days AS "activeDays", u.high_value AS "highValueFeatures",
              u.active_contacts::float8 / nullif(a.licences, 0) AS "licenceUtilisation"
       FROM accounts a CROSS JOIN LATERAL (
         SELECT count(DISTINCT d.contact_id) FILTER (WHERE d.day > $2::date - 30)::int AS active_contacts,
                count(DISTINCT d.day) FILTER (WHERE d.day > $2::date - 28)::int AS active_days,
                count(DISTINCT d.feature) FILTER (WHERE f.high_value)::int AS high_value
         FROM usage_days d JOIN features f ON f.name = d.feature WHERE d.account_id = a.id AND d.day > $2::date - 30 AND d.day <= $2::date
       ) u WHERE a.id = ANY($1)`,
      [accountIds, now],
    );
    return new Map(rows.map((row) => [row.accountId, row]));
  }

  /** Quantity by day over the last `days` days, days without use left out. */
  byDay(tx: Tx, accountId: string, now: Date, days: number): Promise<{ day: string; quantity: number }[]> {
    return tx.query(
      `SELECT day::text, sum(quantity)::float8 AS quantity FROM usage_days
       WHERE account_id = $1 AND day > $2::date - $3::int AND day <= $2::date GROUP BY day ORDER BY day`,
      [accountId, now, days],
    );
  }
}
