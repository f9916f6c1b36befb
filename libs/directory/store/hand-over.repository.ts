// Hand-overs as rows: at most one of a case waits for its answer.
import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';

export const HAND_OVER_STATES = ['waiting', 'accepted', 'returned'] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];

export interface HandOver {
  readonly id: string;
  readonly caseId: string;
  readonly entryId: string | null;
  readonly team: string;
  readonly personId: string | null;
  readonly fromTeam: string | null;
  readonly fromAssignee: string | null;
  readonly reason: string;
  readonly handedBy: string | null;
  readonly handedAt: Date;
  readonly state: HandOverState;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
}

export type NewHandOver = Omit<HandOver, 'state' | 'answeredBy' | 'answeredAt' | 'answer'>;

const COLUMNS = `h.id, h.case_id AS "caseId", h.entry_id AS "entryId", h.team, h.person_id AS "personId", h.from_team AS "fromTeam",
  h.from_assignee AS "fromAssignee", h.reason, h.handed_by AS "handedBy", h.handed_at AS "handedAt", h.state,
  h.answered_by AS "answeredBy", h.answered_at AS "answeredAt", h.answer`;

@Injectable()
export class HandOverRepository {
  byId(tx: Tx, id: string): Promise<HandOver | undefined> {
    return tx.one<HandOver>(`SELECT ${COLUMNS} FROM hand_overs h WHERE h.id = $1`, [id]);
  }

  /** By case, the one that waits. */
  async waiting(tx: Tx, caseIds: readonly string[]): Promise<Map<string, HandOver>> {
    const rows = await tx.query<HandOver>(
      `SELECT ${COLUMNS} FROM hand_overs h WHERE h.case_id = ANY($1) AND h.state = 'waiting'`,
      [caseIds],
    );
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  /** Who has waited longest comes first. */
  list(
    tx: Tx,
    { state, caseId }: { readonly state?: HandOverState | null; readonly caseId?: string | null },
    request: PageRequest,
  ): Promise<Page<HandOver>> {
    return listPage<HandOver>(
      tx,
      {
        select: COLUMNS,
        from: 'hand_overs h',
        where: ['($1::text IS NULL OR h.state = $1)', '($2::uuid IS NULL OR h.case_id = $2)'],
        params: [state ?? null, caseId ?? null],
        sort: { sql: 'h.handed_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 'h.id',
      },
      request,
    );
  }

  async add(tx: Tx, row: NewHandOver): Promise<void> {
    const { id, caseId, entryId, team, personId, fromTeam, fromAssignee, reason, handedBy, handedAt } = row;
    await tx.query(
      `INSERT INTO hand_overs (id, case_id, entry_id, team, person_id, from_team, from_assignee, reason, handed_by, handed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, caseId, entryId, team, personId, fromTeam, fromAssignee, reason, handedBy, handedAt],
    );
  }

  async answer(
    tx: Tx,
    id: string,
    { state, by, at, words }: { state: 'accepted' | 'returned'; by: string | null; at: Date; words: string | null },
  ): Promise<void> {
    await tx.query(
      `UPDATE hand_overs SET state = $2, answered_by = $3, answered_at = $4, answer = $5 WHERE id = $1 AND state = 'waiting'`,
      [id, state, by, at, words],
    );
  }
}
