// Signals as rows. The same words seen again by the same pack are the same signal.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { SignalKind } from '../rules/kinds.js';
import type { Signal } from './signal.entity.js';

/** A signal with the words that show it, cut from the message as received. */
export type QuotedSignal = Signal & { readonly words: string };

const COLUMNS = `s.id, s.case_id AS "caseId", s.message_id AS "messageId", s.kind, s.family, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
  s.strength::float8 AS strength, s.rule, s.version, s.counted, s.at`;
const IN_ORDER = 'ORDER BY s.at, s.message_id, s.starts_at, s.ends_at, s.kind';

@Injectable()
export class SignalRepository {
  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Signal>> {
    const rows = await tx.query<Signal>(`SELECT ${COLUMNS} FROM signals s WHERE s.id = ANY($1)`, [ids]);
    return new Map(rows.map((signal) => [signal.id, signal]));
  }

  /** By message, in the order of their words. */
  async ofMessages(tx: Tx, messageIds: readonly string[]): Promise<Map<string, Signal[]>> {
    const rows = await tx.query<Signal>(`SELECT ${COLUMNS} FROM signals s WHERE s.message_id = ANY($1) ${IN_ORDER}`, [
      messageIds,
    ]);
    return groupBy(rows, ({ messageId }) => messageId);
  }

  /** By case, oldest message first. */
  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Signal[]>> {
    const rows = await tx.query<Signal>(`SELECT ${COLUMNS} FROM signals s WHERE s.case_id = ANY($1) ${IN_ORDER}`, [
      caseIds,
    ]);
    return groupBy(rows, ({ caseId }) => caseId);
  }

  /** Those of `kind` among `ids`, oldest message first. */
  async quote(tx: Tx, ids: readonly string[], kind: SignalKind): Promise<QuotedSignal[]> {
    const rows = await tx.query<Signal & { body: string }>(
      `SELECT ${COLUMNS}, m.body FROM signals s JOIN messages m ON m.id = s.message_id WHERE s.id = ANY($1) AND s.kind = $2 ${IN_ORDER}`,
      [ids, kind],
    );
    // Offsets count UTF-16 units, as JavaScript does and PostgreSQL doesn't.
    return rows.map(({ body, ...signal }) => ({ ...signal, words: body.slice(signal.startsAt, signal.endsAt) }));
  }

  /** Answers with the ids of those that are new. */
  async add(tx: Tx, signals: readonly Signal[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO signals (id, case_id, message_id, kind, family, starts_at, ends_at, strength, rule, version, counted, at)
       SELECT id, "caseId", "messageId", kind, family, "startsAt", "endsAt", strength, rule, version, counted, at
       FROM jsonb_to_recordset($1) AS s(id uuid, "caseId" uuid, "messageId" uuid, kind text, family text, "startsAt" int, "endsAt" int,
         strength numeric, rule text, version text, counted boolean, at timestamptz)
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(signals)],
    );
    return rows.map(({ id }) => id);
  }

  /** Makes `signals` those of the messages. What is seen again over the same words stays the row it was. */
  async replace(tx: Tx, messageIds: readonly string[], signals: readonly Signal[]): Promise<void> {
    await tx.query(
      `WITH given AS (
         SELECT * FROM jsonb_to_recordset($2) AS s(id uuid, "caseId" uuid, "messageId" uuid, kind text, family text, "startsAt" int,
           "endsAt" int, strength numeric, rule text, version text, counted boolean, at timestamptz)
       ), kept AS (
         UPDATE signals o SET strength = g.strength, rule = g.rule, version = g.version, counted = g.counted
         FROM given g WHERE o.message_id = g."messageId" AND o.kind = g.kind AND o.starts_at = g."startsAt" AND o.ends_at = g."endsAt"
         RETURNING o.id, g.id AS given_id
       ), gone AS (
         DELETE FROM signals o WHERE o.message_id = ANY($1) AND o.id NOT IN (SELECT id FROM kept)
       )
       INSERT INTO signals (id, case_id, message_id, kind, family, starts_at, ends_at, strength, rule, version, counted, at)
       SELECT id, "caseId", "messageId", kind, family, "startsAt", "endsAt", strength, rule, version, counted, at
       FROM given WHERE id NOT IN (SELECT given_id FROM kept) ON CONFLICT DO NOTHING`,
      [messageIds, JSON.stringify(signals)],
    );
  }
}
