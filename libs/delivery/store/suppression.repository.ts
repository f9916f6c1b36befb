// Addresses that get no mail at all, and topics that a person has had enough of. Both take waiting mails out at once.
import { Injectable } from '@nestjs/common';
import { newId, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';

/** bounce: the address is dead. complaint: stops everything but answers to questions. manual: somebody decided it. */
export type SuppressionKind = 'bounce' | 'complaint' | 'manual';

export interface Suppression {
  readonly id: string;
  readonly address: string;
  readonly kind: SuppressionKind;
  readonly reason: string;
  readonly createdAt: Date;
}

const COLUMNS = 's.id, s.address, s.kind, s.reason, s.created_at AS "createdAt"';
// Not those in flight. Whoever hands one off at this moment waits for this row, and then finds it suppressed.
const TAKE_OUT = `UPDATE mails m SET state = 'suppressed', reason = given.reason, until = NULL, lease_until = NULL, claimed_by = NULL,
    changed_at = given.at FROM given, mailings g
  WHERE m.address = given.address AND g.id = m.mailing_id AND m.state IN ('planned', 'held', 'capped', 'queued', 'claimed', 'deferred')`;

@Injectable()
export class SuppressionRepository {
  /** Said twice, the first reason stays, unless the address turns out to be dead. `by`: the user who did it. */
  async add(
    tx: Tx,
    address: string,
    reason: string,
    now: Date,
    by: string | null = null,
    kind: SuppressionKind = 'manual',
  ): Promise<Suppression> {
    const row = await tx.one<Suppression>(
      `INSERT INTO suppressions AS s (id, address, reason, created_at, created_by, kind) VALUES ($1, lower($2), $3, $4, $5, $6)
       ON CONFLICT (address) DO UPDATE SET (kind, reason) = (
         SELECT k.kind, k.reason FROM (VALUES (excluded.kind, excluded.reason, excluded.kind = 'bounce' AND s.kind = 'complaint'),
           (s.kind, s.reason, true)) k(kind, reason, counts) WHERE k.counts LIMIT 1) RETURNING ${COLUMNS}`,
      [newId(), address, reason, now, by, kind],
    );
    if (!row) throw new Error('An inserted suppression has a row');
    await tx.run(
      `WITH given AS (SELECT lower($1) AS address, $2::text AS reason, $3::timestamptz AS at) ${TAKE_OUT}
         AND ($4 <> 'complaint' OR g.class <> 'transactional')`,
      [address, row.reason, now, row.kind],
    );
    return row;
  }

  async remove(tx: Tx, id: string): Promise<Suppression | undefined> {
    return tx.one<Suppression>(`DELETE FROM suppressions s WHERE s.id = $1 RETURNING ${COLUMNS}`, [id]);
  }

  /** The newest first. */
  list(tx: Tx, search: string | null, request: PageRequest): Promise<Page<Suppression>> {
    return listPage<Suppression>(
      tx,
      {
        select: COLUMNS,
        from: 'suppressions s',
        where: ['($1::text IS NULL OR position(lower($1) in s.address) > 0)'],
        params: [search],
        sort: { sql: 's.created_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 's.id',
      },
      request,
    );
  }

  async optOut(tx: Tx, address: string, topic: string, source: string, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO mail_consents (address, topic, opted_out_at, source) VALUES (lower($1), $2, $3, $4)
       ON CONFLICT (address, topic) DO UPDATE SET opted_out_at = excluded.opted_out_at, opted_in_at = NULL, source = excluded.source
         WHERE mail_consents.opted_out_at IS NULL`,
      [address, topic, now, source],
    );
    await tx.run(
      `WITH given AS (SELECT lower($1) AS address, 'unsubscribed' AS reason, $3::timestamptz AS at) ${TAKE_OUT} AND g.topic = $2`,
      [address, topic, now],
    );
  }

  async hasOptedOut(tx: Tx, address: string, topic: string): Promise<boolean> {
    return (
      (await tx.one(
        'SELECT 1 FROM mail_consents WHERE (address, topic) = (lower($1), $2) AND opted_out_at IS NOT NULL',
        [address, topic],
      )) !== undefined
    );
  }
}
