// The evidence of a case: which messages were read and how they felt, and everything that a replay of its scores needs.
import { Injectable } from '@nestjs/common';
import { groupBy } from '#kernel';
import type { Tx } from '#platform/database';
import type { CaseEvidence, MessageEvidence } from '../rules/replay-case.js';

export interface MessageReading {
  readonly messageId: string;
  readonly polarity: number;
  readonly because: string;
  readonly automatic: boolean;
  readonly version: string;
}

/**
 * A case is replayed from at most its last 500 messages: what lies further back moves neither score by a whole point,
 * and a case that never ends must not cost more with every message.
 */
export const MOST_MESSAGES = 500;

@Injectable()
export class EvidenceRepository {
  /** Which of these messages were read before. */
  async alreadyRead(tx: Tx, messageIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      'SELECT message_id AS id FROM message_readings WHERE message_id = ANY($1)',
      [messageIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async addReadings(tx: Tx, readings: readonly MessageReading[]): Promise<void> {
    await tx.query(
      `INSERT INTO message_readings (message_id, polarity, because, automatic, version)
       SELECT "messageId", polarity, because, automatic, version
       FROM jsonb_to_recordset($1) AS r("messageId" uuid, polarity numeric, because text, automatic boolean, version text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(readings)],
    );
  }

  async replaceReadings(tx: Tx, readings: readonly MessageReading[]): Promise<void> {
    await tx.query(
      `UPDATE message_readings m SET polarity = r.polarity, because = r.because, automatic = r.automatic, version = r.version,
         read_at = now()
       FROM jsonb_to_recordset($1) AS r("messageId" uuid, polarity numeric, because text, automatic boolean, version text)
       WHERE m.message_id = r."messageId"`,
      [JSON.stringify(readings)],
    );
  }

  /** Holds the scores of cases until this transaction ends: two replays of a case never overtake each other. */
  async hold(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query('SELECT 1 FROM case_scores WHERE case_id = ANY($1) ORDER BY case_id FOR UPDATE', [caseIds]);
  }

  /** An inbound message counts once it was read; one that no person wrote never does. */
  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<CaseEvidence[]> {
    const cases = await tx.query<Omit<CaseEvidence, 'messages'>>(
      `SELECT c.id AS "caseId", c.opened_at AS "openedAt",
         (SELECT i.value FROM case_intervals i WHERE i.case_id = c.id AND i.attribute = 'priority' AND i.from_at <= c.created_at
          ORDER BY i.from_at, i.seq LIMIT 1) AS priority
       FROM cases c WHERE c.id = ANY($1)`,
      [caseIds],
    );
    const messages = await tx.query<MessageEvidence & { caseId: string }>(
      `SELECT e.* FROM unnest($1::uuid[]) AS touched(id) CROSS JOIN LATERAL (
         SELECT m.id, m.case_id AS "caseId", m.sent_at AS at, m.direction, coalesce(r.polarity, 0)::float8 AS polarity,
           coalesce(r.because, '') AS because, array(SELECT DISTINCT s.kind FROM signals s WHERE s.message_id = m.id ORDER BY 1) AS signals
         FROM messages m LEFT JOIN message_readings r ON r.message_id = m.id
         WHERE m.case_id = touched.id AND NOT m.automatic AND (m.direction <> 'inbound' OR NOT r.automatic)
         ORDER BY m.sent_at DESC, m.id DESC LIMIT ${MOST_MESSAGES}) e`,
      [caseIds],
    );
    const said = groupBy(messages, ({ caseId }) => caseId);
    return cases.map((each) => ({ ...each, messages: said.get(each.caseId) ?? [] }));
  }
}
