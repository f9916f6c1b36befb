// What has still to leave: an alert and a way out. Letters are what leaves together.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { AlertFacts } from '../rules/words.js';
import type { Trigger } from '../rules/alert-rule.js';

export type DispatchChannel = 'email' | 'webhook';

export interface NewDispatch {
  readonly alertId: string;
  readonly channel: DispatchChannel;
  readonly ruleId: string;
  readonly userId: string;
  readonly dueAt: Date;
}

export interface DueDispatch {
  readonly alertId: string;
  readonly ruleId: string | null;
  readonly userId: string;
  readonly letterId: string | null;
  readonly attempts: number;
}

/** An alert as it stands in a letter. */
export interface LetterLine {
  readonly id: string;
  readonly userId: string;
  readonly letterId: string | null;
  readonly rule: string;
  readonly trigger: Trigger;
  readonly facts: AlertFacts;
  readonly at: Date;
  readonly caseId: string;
  readonly subject: string;
  readonly priority: string;
  readonly account: string | null;
}

export interface MailTrouble {
  readonly waiting: number;
  readonly since: Date | null;
  readonly failed: number;
}

const DISPATCH_LOCK = 7_140_021;
const MOST = 2_000;

@Injectable()
export class DispatchRepository {
  async add(tx: Tx, dispatches: readonly NewDispatch[]): Promise<void> {
    await tx.query(
      `INSERT INTO alert_dispatches (alert_id, channel, rule_id, user_id, due_at)
       SELECT "alertId", channel, "ruleId", "userId", "dueAt"
       FROM jsonb_to_recordset($1) AS g("alertId" uuid, channel text, "ruleId" uuid, "userId" uuid, "dueAt" timestamptz) ON CONFLICT DO NOTHING`,
      [JSON.stringify(dispatches)],
    );
  }

  /** One dispatcher at a time, so that what belongs together leaves together. */
  async hold(tx: Tx): Promise<boolean> {
    const lock = await tx.one<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [DISPATCH_LOCK]);
    return lock?.held ?? false;
  }

  due(tx: Tx, channel: DispatchChannel, now: Date): Promise<DueDispatch[]> {
    return tx.query<DueDispatch>(
      `SELECT d.alert_id AS "alertId", d.rule_id AS "ruleId", d.user_id AS "userId", d.letter_id AS "letterId", d.attempts
       FROM alert_dispatches d WHERE d.state = 'waiting' AND d.channel = $1 AND d.due_at <= $2 AND (d.lease_until IS NULL OR d.lease_until < now())
       ORDER BY d.due_at LIMIT ${MOST}`,
      [channel, now],
    );
  }

  /** When letters left lately, by whom they are for: people's mails, rules' webhooks. */
  async lately(
    tx: Tx,
    channel: DispatchChannel,
    ids: readonly string[],
    since: Date,
  ): Promise<{ readonly id: string; readonly at: Date }[]> {
    const column = channel === 'email' ? 'user_id' : 'rule_id';
    return tx.query(
      `SELECT ${column} AS id, max(left_at) AS at FROM alert_dispatches
       WHERE ${column} = ANY($2) AND channel = $1 AND left_at > $3 GROUP BY ${column}, letter_id`,
      [channel, ids, since],
    );
  }

  async putOff(tx: Tx, channel: DispatchChannel, alertIds: readonly string[], until: Date): Promise<void> {
    await tx.query('UPDATE alert_dispatches SET due_at = $3 WHERE channel = $1 AND alert_id = ANY($2)', [
      channel,
      alertIds,
      until,
    ]);
  }

  /** They leave with this letter; a webhook's letter is leased meanwhile. */
  async leave(
    tx: Tx,
    channel: DispatchChannel,
    alertIds: readonly string[],
    letterId: string,
    { state, now, leaseSeconds }: { state: 'handed' | 'waiting'; now: Date; leaseSeconds?: number },
  ): Promise<void> {
    await tx.query(
      `UPDATE alert_dispatches SET letter_id = $3, state = $4, left_at = coalesce(left_at, $5), attempts = attempts + 1,
         lease_until = now() + make_interval(secs => $6::int) WHERE channel = $1 AND alert_id = ANY($2)`,
      [channel, alertIds, letterId, state, now, leaseSeconds ?? null],
    );
  }

  async settle(
    tx: Tx,
    letterId: string,
    { state, error, dueAt }: { state: 'sent' | 'failed' | 'waiting'; error: string | null; dueAt?: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE alert_dispatches SET state = $2, error = $3, lease_until = NULL, due_at = coalesce($4, due_at)
       WHERE letter_id = $1 AND state IN ('waiting', 'handed')`,
      [letterId, state, error, dueAt ?? null],
    );
  }

  /** The mail engine has its own name for a letter. */
  async rename(tx: Tx, letterId: string, mailId: string): Promise<void> {
    await tx.query('UPDATE alert_dispatches SET letter_id = $2 WHERE letter_id = $1', [letterId, mailId]);
  }

  /** What came of the mails that the engine is done with. */
  async settleMails(tx: Tx): Promise<void> {
    await tx.query(
      `UPDATE alert_dispatches d SET state = CASE WHEN m.state = 'sent' THEN 'sent' ELSE 'failed' END,
         error = CASE WHEN m.state <> 'sent' THEN m.state || coalesce(': ' || m.reason, '') END
       FROM mails m WHERE d.channel = 'email' AND d.state = 'handed' AND m.id = d.letter_id
         AND m.state IN ('sent', 'failed', 'bounced', 'unknown', 'suppressed', 'cancelled', 'expired')`,
    );
  }

  /** As they stand in letters, oldest first. */
  lines(tx: Tx, channel: DispatchChannel, alertIds: readonly string[]): Promise<LetterLine[]> {
    return tx.query<LetterLine>(
      `SELECT a.id, a.user_id AS "userId", d.letter_id AS "letterId", a.rule_name AS rule, a.trigger, a.facts, a.occurred_at AS at,
         c.id AS "caseId", c.subject, c.priority, x.name AS account
       FROM alert_dispatches d JOIN alerts a ON a.id = d.alert_id JOIN cases c ON c.id = a.case_id LEFT JOIN accounts x ON x.id = c.account_id
       WHERE d.channel = $1 AND d.alert_id = ANY($2) ORDER BY a.occurred_at, a.id`,
      [channel, alertIds],
    );
  }

  /** Somebody's alerts that should have been mailed for a while and were not; and those that never will be. */
  async mailTrouble(tx: Tx, userId: string, before: Date, failedSince: Date): Promise<MailTrouble> {
    const row = await tx.one<MailTrouble>(
      `SELECT count(*) FILTER (WHERE state IN ('waiting', 'handed'))::int AS waiting,
         min(due_at) FILTER (WHERE state IN ('waiting', 'handed')) AS since, count(*) FILTER (WHERE state = 'failed')::int AS failed
       FROM alert_dispatches WHERE user_id = $1 AND channel = 'email'
         AND (state IN ('waiting', 'handed') AND coalesce(left_at, due_at) < $2 OR state = 'failed' AND left_at > $3)`,
      [userId, before, failedSince],
    );
    return row ?? { waiting: 0, since: null, failed: 0 };
  }

  /** How the last call of each rule's webhook went. */
  async lastCalls(
    tx: Tx,
    ruleIds: readonly string[],
  ): Promise<Map<string, { state: string; at: Date; error: string | null }>> {
    const rows = await tx.query<{ ruleId: string; state: string; at: Date; error: string | null }>(
      `SELECT DISTINCT ON (rule_id) rule_id AS "ruleId", state, left_at AS at, error FROM alert_dispatches
       WHERE rule_id = ANY($1) AND channel = 'webhook' AND left_at IS NOT NULL ORDER BY rule_id, left_at DESC`,
      [ruleIds],
    );
    return new Map(rows.map(({ ruleId, ...call }) => [ruleId, call]));
  }
}
