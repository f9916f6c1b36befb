// Claim, lease, fence: how one worker gets hold of a message, hands it off, and writes down what came of it.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { MessageState } from '../rules/index.js';
import { MAILING_COLUMNS, type Mailing } from './mail.js';
import { MailGates } from './mail-gates.js';
import { untilSql, verdictSql } from './verdict.js';

/** A message that is this worker's while its generation stands. */
export interface Claim {
  readonly id: string;
  readonly generation: number;
  readonly key: string;
  readonly contactId: string | null;
  readonly address: string;
  readonly mailing: Mailing;
}

export interface Claiming {
  readonly worker: string;
  readonly limit: number;
  readonly leaseSeconds: number;
  readonly now: Date;
  /** recipient domains that are left alone for the moment */
  readonly exhausted?: readonly string[];
}

export type Hold = Pick<Claim, 'id' | 'generation'>;

/** handing_off is committed: from here on only the server's answer, or a lapse, moves it. */
export interface HandedOff {
  readonly id: string;
  readonly attempts: number;
  readonly firstTriedAt: Date;
}

export interface Ending extends Hold {
  readonly state: MessageState;
  readonly reason: string;
  readonly detail: string;
  /** when it is tried again */
  readonly nextAt: Date | null;
}

export interface Ended {
  readonly id: string;
  readonly mailingId: string;
  readonly address: string;
}

/** Tells our advisory locks from those of others. */
const CAP_LOCKS = 7_303_014;

@Injectable()
export class HandOffRepository {
  constructor(private readonly gates: MailGates) {}

  /** The longest due of every open mailing in turn, so that a large run never stands before a small one. */
  async claim(tx: Tx, { worker, limit, leaseSeconds, now, exhausted = [] }: Claiming): Promise<Claim[]> {
    const rows = await tx.prepared<Omit<Claim, 'mailing'> & { mailingId: string }>(
      `WITH due AS (
         SELECT each.id FROM mailings g CROSS JOIN LATERAL (
           SELECT m.id, m.next_at FROM mails m WHERE m.mailing_id = g.id AND m.state = 'queued' AND m.next_at <= $1::timestamptz
             ${exhausted.length > 0 ? `AND split_part(m.address, '@', 2) <> ALL($5::text[])` : ''}
           ORDER BY m.next_at, m.id LIMIT $2 FOR UPDATE SKIP LOCKED
         ) each WHERE g.finished_at IS NULL AND g.paused_at IS NULL AND g.cancelled_at IS NULL ORDER BY each.next_at, each.id LIMIT $2
       )
       UPDATE mails m SET state = 'claimed', generation = m.generation + 1, claimed_by = $3,
         lease_until = now() + make_interval(secs => $4), changed_at = $1::timestamptz
       FROM due WHERE m.id = due.id
       RETURNING m.id, m.generation, m.key, m.contact_id AS "contactId", m.address, m.mailing_id AS "mailingId"`,
      [now, limit, worker, leaseSeconds, ...(exhausted.length > 0 ? [exhausted] : [])],
    );
    const mailings = await tx.prepared<Mailing>(`SELECT ${MAILING_COLUMNS} FROM mailings g WHERE g.id = ANY($1)`, [
      [...new Set(rows.map(({ mailingId }) => mailingId))],
    ]);
    const byId = new Map(mailings.map((mailing) => [mailing.id, mailing]));
    return rows.flatMap(({ mailingId, ...claim }) => {
      const mailing = byId.get(mailingId);
      return mailing ? [{ ...claim, mailing }] : [];
    });
  }

  /**
   * First in a transaction that prepares: such plans are made while a run is still small and kept when it is large, so they
   * must not be those for a small table.
   */
  async planForMany(tx: Tx): Promise<void> {
    await tx.prepared(`SELECT set_config('enable_seqscan', 'off', true)`);
  }

  /**
   * Before `handOff`, in the same transaction: messages to one address are handed off one after another wherever a cap counts
   * them. A statement sees what was committed before it began, so the lock has to be there by then.
   */
  async lockCapped(tx: Tx, holds: readonly Hold[]): Promise<void> {
    await tx.prepared(
      `SELECT pg_advisory_xact_lock(${CAP_LOCKS}, lock) FROM (
         SELECT DISTINCT hashtext(m.address) AS lock FROM mails m JOIN mailings g ON g.id = m.mailing_id, mail_settings rules
         WHERE m.id = ANY($1) AND g.class = 'campaign' AND rules.cap_mails > 0 ORDER BY lock) locks`,
      [holds.map(({ id }) => id)],
    );
  }

  /** Suppression, hold, pause and shelf life are asked in this very statement; who is stopped by them is not in the answer. */
  handOff(tx: Tx, holds: readonly Hold[], leaseSeconds: number, now: Date): Promise<HandedOff[]> {
    return tx.prepared<HandedOff>(
      `WITH moved AS (
         UPDATE mails m SET state = d.state, reason = d.reason, changed_at = $3::timestamptz,
           until = ${untilSql('d.state', 'd.capped_until', 'd.expires_at')},
           untold = d.state = 'failed',
           lease_until = CASE WHEN d.state = 'handing_off' THEN now() + make_interval(secs => $4) END,
           claimed_by = CASE WHEN d.state = 'handing_off' THEN m.claimed_by END,
           attempts = m.attempts + (d.state = 'handing_off')::int,
           handed_off_at = CASE WHEN d.state = 'handing_off' THEN $3::timestamptz ELSE m.handed_off_at END,
           first_tried_at = CASE WHEN d.state = 'handing_off' THEN coalesce(m.first_tried_at, $3::timestamptz) ELSE m.first_tried_at END
         FROM (
           SELECT m.id, k.generation, v.verdict[1] AS state, v.verdict[2] AS reason, coalesce(m.expires_at, g.expires_at) AS expires_at, asked.capped_until
           FROM unnest($1::uuid[], $2::int[]) k(id, generation) JOIN mails m ON m.id = k.id
             JOIN mailings g ON g.id = m.mailing_id ${verdictSql(this.gates, '$3::timestamptz', 'handing_off')}
         ) d WHERE m.id = d.id AND m.generation = d.generation AND m.state = 'claimed'
         RETURNING m.id, m.state, m.attempts, m.first_tried_at
       ) SELECT id, attempts, first_tried_at AS "firstTriedAt" FROM moved WHERE state = 'handing_off'`,
      [...keys(holds), now, leaseSeconds],
    );
  }

  /** Answers with those that were still this worker's; the others have lost their lease, and nothing is written for them. */
  end(tx: Tx, endings: readonly Ending[], now: Date): Promise<Ended[]> {
    return tx.prepared<Ended>(
      `WITH ended AS (
         UPDATE mails m SET state = e.state, reason = nullif(e.reason, 'accepted'), response = e.detail, lease_until = NULL,
           claimed_by = NULL, changed_at = $7::timestamptz, next_at = coalesce(e.next_at, m.next_at),
           sent_at = CASE WHEN e.state = 'sent' THEN $7::timestamptz END, untold = e.state IN ('sent', 'failed', 'unknown')
         FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
           e(id, generation, state, reason, detail, next_at)
         WHERE m.id = e.id AND m.generation = e.generation AND m.state = 'handing_off'
         RETURNING m.id, m.generation, m.mailing_id, m.address, m.handed_off_at, e.state, e.reason, e.detail
       ), noted AS (
         INSERT INTO mail_attempts (mail_id, generation, started_at, ended_at, outcome, reason, detail)
         SELECT id, generation, handed_off_at, $7::timestamptz, state, reason, detail FROM ended
       ) SELECT id, mailing_id AS "mailingId", address FROM ended`,
      [
        ...keys(endings),
        endings.map(({ state }) => state),
        endings.map(({ reason }) => reason),
        endings.map(({ detail }) => detail),
        endings.map(({ nextAt }) => nextAt),
        now,
      ],
    );
  }

  /** The message can't be made for this person. */
  async fail(tx: Tx, failures: readonly (Hold & { readonly reason: string })[], now: Date): Promise<void> {
    await tx.query(
      `UPDATE mails m SET state = 'failed', reason = f.reason, lease_until = NULL, claimed_by = NULL, changed_at = $4::timestamptz, untold = true
       FROM unnest($1::uuid[], $2::int[], $3::text[]) f(id, generation, reason)
       WHERE m.id = f.id AND m.generation = f.generation AND m.state = 'claimed'`,
      [...keys(failures), failures.map(({ reason }) => reason), now],
    );
  }

  /** What was claimed and not handed off goes back. */
  async release(tx: Tx, holds: readonly Hold[]): Promise<void> {
    await tx.query(
      `UPDATE mails m SET state = 'queued', lease_until = NULL, claimed_by = NULL
       FROM unnest($1::uuid[], $2::int[]) k(id, generation)
       WHERE m.id = k.id AND m.generation = k.generation AND m.state = 'claimed'`,
      keys(holds),
    );
  }

  /** Proof that a server took them: nothing that is still open, or unknown, may be sent again. Answers with those it changed. */
  async prove(
    tx: Tx,
    proofs: readonly { readonly id: string; readonly response: string }[],
    now: Date,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH proven AS (
         UPDATE mails m SET state = 'sent', reason = NULL, response = p.response, sent_at = coalesce(m.handed_off_at, $3::timestamptz), changed_at = $3::timestamptz,
           lease_until = NULL, claimed_by = NULL, until = NULL, generation = m.generation + 1, untold = true
         FROM unnest($1::uuid[], $2::text[]) p(id, response)
         WHERE m.id = p.id AND m.state IN ('handing_off', 'unknown', 'claimed', 'queued', 'deferred', 'held', 'capped')
         RETURNING m.id, m.mailing_id
       ), relabelled AS (
         UPDATE mailings g SET label = 'finished' WHERE g.label = 'finished with unknown' AND g.id IN (SELECT mailing_id FROM proven)
           AND NOT EXISTS (SELECT 1 FROM mails o WHERE o.mailing_id = g.id AND o.state = 'unknown' AND o.id NOT IN (SELECT id FROM proven))
       ) SELECT id FROM proven`,
      [proofs.map(({ id }) => id), proofs.map(({ response }) => response), now],
    );
    return rows.map(({ id }) => id);
  }
}

const keys = (holds: readonly Hold[]): [string[], number[]] => [
  holds.map(({ id }) => id),
  holds.map(({ generation }) => generation),
];
