// Alert rules and settings as rows: everybody's own.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { AlertRuleFields } from '../rules/alert-rule.js';
import type { AlertSettings } from '../rules/due-at.js';

export interface AlertRule extends AlertRuleFields {
  readonly id: string;
  readonly ownerId: string;
  readonly starter: string | null;
  readonly webhookSecret: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const FIELDS = {
  name: 'name',
  direction: 'direction',
  families: 'families',
  kinds: 'kinds',
  likelyToEscalate: 'likely_to_escalate',
  sentimentAtMost: 'sentiment_at_most',
  attentionAtLeast: 'attention_at_least',
  clockWarned: 'clock_warned',
  clockBreached: 'clock_breached',
  watches: 'watches',
  teamId: 'team_id',
  audience: 'audience',
  email: 'email',
  webhookUrl: 'webhook_url',
  webhookShape: 'webhook_shape',
  pace: 'pace',
  enabled: 'enabled',
} as const satisfies Record<keyof AlertRuleFields, string>;

const KEYS = Object.keys(FIELDS) as (keyof AlertRuleFields)[];
const COLUMNS = [
  'r.id, r.owner_id AS "ownerId", r.starter, r.webhook_secret AS "webhookSecret", r.created_at AS "createdAt", r.updated_at AS "updatedAt"',
  ...KEYS.map((key) => `r.${FIELDS[key]} AS "${key}"`),
].join(', ');

@Injectable()
export class AlertRuleRepository {
  byId(tx: Tx, id: string): Promise<AlertRule | undefined> {
    return tx.one<AlertRule>(`SELECT ${COLUMNS} FROM alert_rules r WHERE r.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, AlertRule>> {
    const rows = await tx.query<AlertRule>(`SELECT ${COLUMNS} FROM alert_rules r WHERE r.id = ANY($1)`, [ids]);
    return new Map(rows.map((rule) => [rule.id, rule]));
  }

  ofOwner(tx: Tx, ownerId: string): Promise<AlertRule[]> {
    return tx.query<AlertRule>(
      `SELECT ${COLUMNS} FROM alert_rules r WHERE r.owner_id = $1 ORDER BY r.created_at, r.id`,
      [ownerId],
    );
  }

  /** A rule that is made from a starter is made once. Answers whether there is a new one. */
  async insert(
    tx: Tx,
    rule: AlertRuleFields & Pick<AlertRule, 'id' | 'ownerId' | 'starter' | 'webhookSecret'>,
    now: Date,
  ): Promise<boolean> {
    const given = KEYS.map((key) => rule[key]);
    const made = await tx.run(
      `INSERT INTO alert_rules (id, owner_id, starter, webhook_secret, enabled_at, created_at, updated_at, ${KEYS.map((key) => FIELDS[key]).join(', ')})
       VALUES ($1, $2, $3, $4, $5, $5, $5, ${KEYS.map((_, n) => `$${n + 6}`).join(', ')}) ON CONFLICT DO NOTHING`,
      [rule.id, rule.ownerId, rule.starter, rule.webhookSecret, now, ...given],
    );
    return made === 1;
  }

  /** A rule that is switched on again, or asks for something else, tells only of what comes. */
  async update(tx: Tx, id: string, rule: AlertRuleFields, now: Date): Promise<void> {
    await tx.query(
      `UPDATE alert_rules SET updated_at = $2, enabled_at = $2, ${KEYS.map((key, n) => `${FIELDS[key]} = $${n + 3}`).join(', ')} WHERE id = $1`,
      [id, now, ...KEYS.map((key) => rule[key])],
    );
  }

  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.run('DELETE FROM alert_rules WHERE id = $1', [id])) === 1;
  }

  /** Of those who have chosen. */
  async settings(tx: Tx, userIds: readonly string[]): Promise<Map<string, AlertSettings>> {
    const rows = await tx.query<AlertSettings & { userId: string }>(
      `SELECT user_id AS "userId", zone, quiet_from AS "quietFrom", quiet_to AS "quietTo", digest_at AS "digestAt"
       FROM alert_settings WHERE user_id = ANY($1)`,
      [userIds],
    );
    return new Map(rows.map(({ userId, ...settings }) => [userId, settings]));
  }

  async putSettings(tx: Tx, userId: string, { zone, quietFrom, quietTo, digestAt }: AlertSettings): Promise<void> {
    await tx.query(
      `INSERT INTO alert_settings (user_id, zone, quiet_from, quiet_to, digest_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id) DO UPDATE SET zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
         digest_at = excluded.digest_at`,
      [userId, zone, quietFrom, quietTo, digestAt],
    );
  }
}
