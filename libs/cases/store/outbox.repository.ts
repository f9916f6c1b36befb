// The outbox as rows: put in the transaction of the deed, taken off when the help desk tells of it.
import { Injectable } from '@nestjs/common';
import { newId, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import { comesBack, type OutboxKind } from '../rules/outbox.js';

export interface OutboxRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseExternalId: string;
  readonly kind: OutboxKind;
  readonly messageId: string | null;
  /** of the message */
  readonly body: string | null;
  /** of a value of the case */
  readonly value: string | null;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly inSourceAt: Date | null;
}

export interface Deed {
  readonly caseId: string;
  readonly kind: OutboxKind;
  readonly messageId?: string;
  readonly value?: string | null;
  readonly at: Date;
}

interface Told {
  readonly caseId: string;
  readonly source: string;
  readonly externalId: string;
  readonly body: string;
}

const COLUMNS = `o.id, o.case_id AS "caseId", c.external_id AS "caseExternalId", o.kind, o.message_id AS "messageId", m.body, o.value,
  o.made_at AS "madeAt", o.made_by AS "madeBy", o.in_source_at AS "inSourceAt"`;
const FROM = 'case_outbox o JOIN cases c ON c.id = o.case_id LEFT JOIN messages m ON m.id = o.message_id';

@Injectable()
export class OutboxRepository {
  /** A newer value of a case replaces one that still waits. */
  async put(tx: Tx, { caseId, kind, messageId, value, at }: Deed): Promise<void> {
    if (!messageId)
      await tx.query('DELETE FROM case_outbox WHERE case_id = $1 AND kind = $2 AND in_source_at IS NULL', [
        caseId,
        kind,
      ]);
    await tx.query(
      `INSERT INTO case_outbox (id, case_id, kind, message_id, value, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), caseId, kind, messageId ?? null, value ?? null, at, tx.scope.kind === 'user' ? tx.scope.userId : null],
    );
  }

  /** Those of a source that wait, oldest first: what its connector has to carry over. */
  waiting(tx: Tx, source: string, request: PageRequest): Promise<Page<OutboxRow>> {
    return listPage<OutboxRow>(
      tx,
      {
        select: COLUMNS,
        from: FROM,
        where: ['c.source = $1', 'o.in_source_at IS NULL'],
        params: [source],
        sort: { sql: 'o.made_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 'o.id',
      },
      request,
    );
  }

  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<OutboxRow[]> {
    return tx.query<OutboxRow>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE o.case_id = ANY($1) AND o.in_source_at IS NULL ORDER BY o.made_at, o.id`,
      [caseIds],
    );
  }

  /** Of messages made here: whether the help desk has them. Others are not in the answer. */
  async inSource(tx: Tx, messageIds: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await tx.query<{ id: string; there: boolean }>(
      'SELECT message_id AS id, in_source_at IS NOT NULL AS there FROM case_outbox WHERE message_id = ANY($1)',
      [messageIds],
    );
    return new Map(rows.map(({ id, there }) => [id, there]));
  }

  /** The connector has carried them over. How many were waiting. */
  confirm(tx: Tx, ids: readonly string[], at: Date): Promise<number> {
    return tx.run('UPDATE case_outbox SET in_source_at = $2 WHERE id = ANY($1) AND in_source_at IS NULL', [ids, at]);
  }

  /** The source now says what was asked for here. `$1`: the cases it spoke of. */
  async settleValues(tx: Tx, caseIds: readonly string[], at: Date): Promise<void> {
    await tx.query(
      `UPDATE case_outbox o SET in_source_at = $2 FROM cases c
       WHERE c.id = o.case_id AND o.case_id = ANY($1) AND o.in_source_at IS NULL
         AND o.value IS NOT DISTINCT FROM CASE o.kind WHEN 'priority' THEN c.priority WHEN 'assignee' THEN c.assignee WHEN 'team' THEN c.team END
         AND o.message_id IS NULL`,
      [caseIds, at],
    );
  }

  /** What the source tells and was said here first: each stays one message, from now on under the source's own key. Answers with the rest. */
  async recognise<T extends Told>(tx: Tx, told: readonly T[]): Promise<T[]> {
    const waiting = await tx.query<{ id: string; caseId: string; messageId: string; body: string }>(
      `SELECT o.id, o.case_id AS "caseId", m.id AS "messageId", m.body FROM case_outbox o JOIN messages m ON m.id = o.message_id
       WHERE o.case_id = ANY($1) AND o.in_source_at IS NULL ORDER BY o.made_at, o.id`,
      [[...new Set(told.map(({ caseId }) => caseId))]],
    );
    if (waiting.length === 0) return [...told];
    const rest: T[] = [];
    const left = new Set(waiting);
    for (const each of told) {
      const ours = [...left].find((one) => one.caseId === each.caseId && comesBack(one.body, each.body));
      if (!ours) rest.push(each);
      else if (await this.adopt(tx, ours, each)) left.delete(ours);
    }
    return rest;
  }

  private async adopt(tx: Tx, ours: { readonly id: string; readonly messageId: string }, told: Told): Promise<boolean> {
    const adopted = await tx.run(
      `UPDATE messages SET source = $2, external_id = $3 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM messages WHERE source = $2 AND external_id = $3)`,
      [ours.messageId, told.source, told.externalId],
    );
    if (adopted === 1) await tx.query('UPDATE case_outbox SET in_source_at = now() WHERE id = $1', [ours.id]);
    return adopted === 1;
  }
}
