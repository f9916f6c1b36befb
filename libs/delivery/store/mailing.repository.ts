// What the messages of one run share, the run's books, and the switches that stop all of it at once.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { WAITING, type Ledger, type MessageState } from '../rules/index.js';
import { MAILING_COLUMNS, type Mailing, type NewMailing } from './mail.js';

const waiting = [...WAITING];

@Injectable()
export class MailingRepository {
  async insert(tx: Tx, mailing: NewMailing): Promise<void> {
    await tx.query(
      `INSERT INTO mailings (id, campaign_id, name, list, class, topic, template_version, sender, fields, holds, drops, launched_at, expires_at, tracks)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11::text[], $12, $13, $14 AND s.tracking FROM mail_settings s`,
      [
        mailing.id,
        mailing.campaignId,
        mailing.name,
        mailing.list,
        mailing.class,
        mailing.topic,
        mailing.templateVersion,
        mailing.sender,
        mailing.fields,
        mailing.holds,
        mailing.drops,
        mailing.launchedAt,
        mailing.expiresAt,
        mailing.tracks ?? false,
      ],
    );
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Mailing>> {
    const rows = await tx.query<Mailing>(`SELECT ${MAILING_COLUMNS} FROM mailings g WHERE g.id = ANY($1)`, [ids]);
    return new Map(rows.map((mailing) => [mailing.id, mailing]));
  }

  lock(tx: Tx, id: string): Promise<Mailing | undefined> {
    return tx.one<Mailing>(`SELECT ${MAILING_COLUMNS} FROM mailings g WHERE g.id = $1 FOR NO KEY UPDATE`, [id]);
  }

  async setPlanned(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query('UPDATE mailings SET planned_at = coalesce(planned_at, $2) WHERE id = $1', [id, now]);
  }

  /** Answers whether they ran until now; null for every open one. */
  pause(tx: Tx, ids: readonly string[] | null, reason: string, now: Date): Promise<number> {
    return tx.run(
      `UPDATE mailings SET paused_at = $3, pause_reason = $2
       WHERE ($1::uuid[] IS NULL OR id = ANY($1)) AND paused_at IS NULL AND cancelled_at IS NULL AND finished_at IS NULL`,
      [ids, reason, now],
    );
  }

  async resume(tx: Tx, id: string): Promise<void> {
    await tx.query('UPDATE mailings SET paused_at = NULL, pause_reason = NULL, policy_refusals = 0 WHERE id = $1', [
      id,
    ]);
  }

  /** Its messages follow at the next look; from now on none of them is claimed or handed off. */
  async cancel(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.query('UPDATE mailings SET cancelled_at = $2 WHERE id = $1', [id, now]);
  }

  /** Counts refusals for policy in a row; answers with the mailings that have had enough of them. */
  async countRefusals(
    tx: Tx,
    counts: readonly { readonly id: string; readonly refused: number; readonly accepted: boolean }[],
    most: number,
  ): Promise<string[]> {
    const rows = await tx.prepared<{ id: string }>(
      `UPDATE mailings g SET policy_refusals = CASE WHEN c.accepted THEN 0 ELSE g.policy_refusals + c.refused END
       FROM unnest($1::uuid[], $2::int[], $3::boolean[]) c(id, refused, accepted)
       WHERE g.id = c.id AND (c.refused > 0 OR g.policy_refusals > 0)
       RETURNING CASE WHEN g.policy_refusals >= $4 THEN g.id END AS id`,
      [counts.map(({ id }) => id), counts.map(({ refused }) => refused), counts.map(({ accepted }) => accepted), most],
    );
    return rows.flatMap(({ id }) => (id ? [id] : []));
  }

  /** Closes the books of those that have nothing left to come. Answers with them. */
  async finish(tx: Tx, now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE mailings g SET finished_at = $1, label = CASE WHEN EXISTS (
           SELECT 1 FROM mails m WHERE m.mailing_id = g.id AND m.state = 'unknown') THEN 'finished with unknown' ELSE 'finished' END
       WHERE g.finished_at IS NULL AND NOT g.standing AND (g.planned_at IS NOT NULL OR g.cancelled_at IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.mailing_id = g.id AND m.state = ANY($2)) RETURNING g.id`,
      [now, waiting],
    );
    return rows.map(({ id }) => id);
  }

  async ledgers(tx: Tx, ids: readonly string[]): Promise<Map<string, Ledger>> {
    const rows = await tx.query<{ id: string; state: MessageState; n: number }>(
      `SELECT mailing_id AS id, state, count(*)::int AS n FROM mails WHERE mailing_id = ANY($1) GROUP BY mailing_id, state`,
      [ids],
    );
    const ledgers = new Map<string, Partial<Record<MessageState, number>>>(ids.map((id) => [id, {}]));
    for (const { id, state, n } of rows) ledgers.set(id, { ...ledgers.get(id), [state]: n });
    return ledgers;
  }

  /** Says that somebody sends; answers whether nobody had for `graceSeconds` before. By the database's own clock. */
  async beat(tx: Tx, graceSeconds: number): Promise<boolean> {
    const row = await tx.one<{ silent: boolean }>(
      `WITH before AS (SELECT seen_at FROM mail_engine)
       , put AS (INSERT INTO mail_engine (seen_at) VALUES (now()) ON CONFLICT (one) DO UPDATE SET seen_at = now()
                 WHERE mail_engine.seen_at < now() - interval '10 seconds')
       SELECT coalesce((SELECT seen_at < now() - make_interval(secs => $1) FROM before), false) AS silent`,
      [graceSeconds],
    );
    return row?.silent ?? false;
  }

  /** Those that wait for a person, the longest first. */
  paused(tx: Tx): Promise<Mailing[]> {
    return tx.query<Mailing>(
      `SELECT ${MAILING_COLUMNS} FROM mailings g WHERE g.paused_at IS NOT NULL AND g.finished_at IS NULL AND g.cancelled_at IS NULL
       ORDER BY g.paused_at, g.id LIMIT 200`,
    );
  }

  /** What was launched before and is still to come waits for a person; letters, where old ones do. */
  async pauseOverdue(tx: Tx, before: Date, now: Date): Promise<number> {
    return tx.run(
      `UPDATE mailings SET paused_at = $2, pause_reason = 'nothing was sent for over an hour: resume it if it still makes sense'
       WHERE finished_at IS NULL AND paused_at IS NULL AND cancelled_at IS NULL AND launched_at < $1
         AND (NOT standing OR EXISTS (SELECT 1 FROM mails m WHERE m.mailing_id = mailings.id AND m.planned_at < $1 AND m.state = ANY($3)))`,
      [before, now, waiting],
    );
  }
}
