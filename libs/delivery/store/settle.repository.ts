// Moves messages that wait: planned ones into the queue or out of it, held and deferred ones back, forgotten ones on.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { MessageState } from '../rules/index.js';
import { MailGates } from './mail-gates.js';
import { untilSql, verdictSql } from './verdict.js';

export interface Settling {
  readonly mailingId: string;
  readonly states: readonly MessageState[];
  /** only messages to these accounts; null for all */
  readonly accountIds?: readonly string[] | null;
  readonly now: Date;
}

const STEP = 2_000;
const UNSENT: readonly MessageState[] = ['planned', 'held', 'capped', 'queued', 'deferred'];
const FIRST = '00000000-0000-0000-0000-000000000000';
/** The same person may stand in two accounts: who has one message on its way, or had it, gets no second. */
const ON_ITS_WAY = `('queued', 'claimed', 'handing_off', 'deferred', 'sent', 'unknown', 'bounced')`;
const TWICE = 'same address as another recipient';

@Injectable()
export class SettleRepository {
  constructor(private readonly gates: MailGates) {}

  /** Mailings that have messages to look at. Deferred ones count when they are due; in a cancelled mailing everything does. */
  async unsettled(tx: Tx, states: readonly MessageState[], now: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT g.id FROM mailings g WHERE g.finished_at IS NULL AND EXISTS (
         SELECT 1 FROM mails m WHERE m.mailing_id = g.id AND ((m.state = ANY($1) AND (m.state <> 'deferred' OR m.next_at <= $2) AND (m.state <> 'capped' OR m.until <= $2))
           OR (g.cancelled_at IS NOT NULL AND m.state = ANY($3))))
       ORDER BY g.launched_at`,
      [states, now, UNSENT],
    );
    return rows.map(({ id }) => id);
  }

  /** One batch; answers with the id to go on from, or null where that was all. Batches of one mailing run one after another. */
  async settle(tx: Tx, { mailingId, states, accountIds = null, now }: Settling, after = FIRST): Promise<string | null> {
    const mailing = await tx.one<{ cancelled: boolean }>(
      'SELECT cancelled_at IS NOT NULL AS cancelled FROM mailings WHERE id = $1 FOR NO KEY UPDATE',
      [mailingId],
    );
    const cancelled = mailing?.cancelled ?? false;
    const row = await tx.one<{ last: string | null; n: number }>(
      `WITH due AS MATERIALIZED (
         SELECT m.id FROM mails m WHERE m.mailing_id = $1 AND m.state = ANY($2) AND m.id > $5
           AND (m.state <> 'deferred' OR m.next_at <= $4::timestamptz OR $6)
           AND (m.state <> 'capped' OR m.until <= $4::timestamptz OR $6) AND ($3::uuid[] IS NULL OR m.account_id = ANY($3))
         ORDER BY m.id LIMIT ${STEP} FOR UPDATE
       ), judged AS MATERIALIZED (
         SELECT m.id, m.address, m.step, m.occurrence, asked.capped_until, v.verdict[1] AS state, v.verdict[2] AS reason,
           CASE WHEN m.state IN ('held', 'capped') THEN ${this.gates.shut('drop', '$4::timestamptz')} END AS dropped,
           m.state <> 'deferred' AND m.state <> 'queued' AND EXISTS (
             SELECT 1 FROM mails o WHERE o.address = m.address AND o.mailing_id = m.mailing_id AND o.id <> m.id
               AND o.step = m.step AND o.occurrence = m.occurrence AND o.state IN ${ON_ITS_WAY}) AS twice
         FROM due JOIN mails m USING (id) JOIN mailings g ON g.id = m.mailing_id ${verdictSql(this.gates, '$4::timestamptz', 'queued')}
       ), ranked AS (
         SELECT *, row_number() OVER (PARTITION BY state, address, step, occurrence ORDER BY id) AS place FROM judged
       ), settled AS (
         SELECT id, capped_until,
           CASE WHEN state = 'queued' AND (dropped IS NOT NULL OR twice OR place > 1) THEN 'suppressed' ELSE state END AS state,
           CASE WHEN state <> 'queued' THEN reason WHEN dropped IS NOT NULL THEN dropped
                WHEN twice OR place > 1 THEN '${TWICE}' END AS reason FROM ranked
       ), moved AS (
         UPDATE mails m SET state = s.state, reason = s.reason, changed_at = $4::timestamptz,
           until = ${untilSql('s.state', 's.capped_until', 'coalesce(m.expires_at, g.expires_at)')}, untold = m.untold OR s.state = 'failed'
         FROM settled s JOIN mailings g ON g.id = $1
         WHERE m.id = s.id AND ((m.state, m.reason) IS DISTINCT FROM (s.state, s.reason) OR s.state = 'capped')
       ) SELECT max(id::text) AS last, count(*)::int AS n FROM due`,
      [mailingId, cancelled ? UNSENT : states, cancelled ? null : accountIds, now, after, cancelled],
    );
    return row && row.n === STEP ? row.last : null;
  }

  async withdraw(tx: Tx, mailIds: readonly string[], reason: string, now: Date): Promise<number> {
    return tx.run(
      `UPDATE mails SET state = 'suppressed', reason = $2, until = NULL, changed_at = $3 WHERE id = ANY($1) AND state = ANY($4)`,
      [mailIds, reason, now, UNSENT],
    );
  }

  /** Leases that ran out. What was handed off may have arrived: only a person sends it again. */
  async lapse(tx: Tx, now: Date): Promise<number> {
    return tx.run(
      `WITH lapsed AS (SELECT id FROM mails WHERE state IN ('claimed', 'handing_off') AND lease_until < now() FOR UPDATE SKIP LOCKED)
       UPDATE mails m SET lease_until = NULL, claimed_by = NULL, changed_at = $1,
         state = CASE m.state WHEN 'claimed' THEN 'queued' ELSE 'unknown' END,
         reason = CASE m.state WHEN 'claimed' THEN NULL ELSE 'the sender was lost' END,
         generation = m.generation + CASE m.state WHEN 'claimed' THEN 1 ELSE 0 END,
         untold = m.state = 'handing_off'
       FROM lapsed WHERE m.id = lapsed.id`,
      [now],
    );
  }

  /** Outcomes that no event has told, at most 1,000, by state. */
  async takeUntold(tx: Tx): Promise<{ readonly state: MessageState; readonly ids: string[] }[]> {
    return tx.query(
      `WITH fresh AS (SELECT id FROM mails WHERE untold ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED),
       told AS (UPDATE mails m SET untold = false FROM fresh WHERE m.id = fresh.id RETURNING m.id, m.state)
       SELECT state, array_agg(id) AS ids FROM told GROUP BY state`,
    );
  }
}
