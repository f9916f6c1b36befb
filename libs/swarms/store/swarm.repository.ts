// Swarms, the experts who were asked, and their answers, as rows. Who sees the case sees its swarms.
import { Injectable } from '@nestjs/common';
import type { CappedCount, Page, PageRequest } from '#kernel';
import { countCapped, listPage, type Tx } from '#platform/database';
import type { ExpertState, SwarmOutcome } from '../rules/swarm.js';

export interface Swarm {
  readonly id: string;
  readonly caseId: string;
  readonly question: string;
  readonly openedBy: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly outcome: SwarmOutcome | null;
  readonly summary: string | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
}

export interface SwarmExpert {
  readonly swarmId: string;
  readonly userId: string;
  readonly state: ExpertState;
  readonly invitedAt: Date;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** notes that they left as answers */
  readonly answers: number;
}

export interface SwarmFilter {
  /** true: open ones; false: closed ones */
  readonly open?: boolean | null;
  /** those in which this person was asked */
  readonly expertId?: string | null;
}

const COLUMNS = `s.id, s.case_id AS "caseId", s.question, s.opened_by AS "openedBy", s.opened_at AS "openedAt", s.due_at AS "dueAt", s.outcome,
  s.summary, s.closed_by AS "closedBy", s.closed_at AS "closedAt"`;

const conditions = ({ open, expertId }: SwarmFilter) => ({
  where: [
    '($1::boolean IS NULL OR (s.closed_at IS NULL) = $1)',
    `($2::uuid IS NULL OR EXISTS (SELECT 1 FROM swarm_experts e WHERE e.swarm_id = s.id AND e.user_id = $2 AND e.state <> 'declined'))`,
  ],
  params: [open ?? null, expertId ?? null],
});

@Injectable()
export class SwarmRepository {
  byId(tx: Tx, id: string): Promise<Swarm | undefined> {
    return tx.one<Swarm>(`SELECT ${COLUMNS} FROM swarms s WHERE s.id = $1`, [id]);
  }

  /** Held until the transaction ends. */
  lock(tx: Tx, id: string): Promise<Swarm | undefined> {
    return tx.one<Swarm>(`SELECT ${COLUMNS} FROM swarms s WHERE s.id = $1 FOR UPDATE`, [id]);
  }

  /** The oldest first: what has waited longest. */
  list(tx: Tx, filter: SwarmFilter, request: PageRequest): Promise<Page<Swarm>> {
    return listPage<Swarm>(
      tx,
      {
        select: COLUMNS,
        from: 'swarms s',
        ...conditions(filter),
        sort: { sql: 's.opened_at', type: 'timestamptz' },
        direction: filter.open === false ? 'DESC' : 'ASC',
        id: 's.id',
      },
      request,
    );
  }

  count(tx: Tx, filter: SwarmFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'swarms s', ...conditions(filter) });
  }

  ofCases(tx: Tx, caseIds: readonly string[]): Promise<Swarm[]> {
    return tx.query<Swarm>(
      `SELECT ${COLUMNS} FROM swarms s WHERE s.case_id = ANY($1) ORDER BY s.closed_at DESC NULLS FIRST, s.opened_at`,
      [caseIds],
    );
  }

  experts(tx: Tx, swarmIds: readonly string[]): Promise<SwarmExpert[]> {
    return tx.query<SwarmExpert>(
      `SELECT e.swarm_id AS "swarmId", e.user_id AS "userId", e.state, e.invited_at AS "invitedAt", e.decided_at AS "decidedAt", e.reason,
         (SELECT count(*)::int FROM swarm_answers a WHERE a.swarm_id = e.swarm_id AND a.user_id = e.user_id) AS answers
       FROM swarm_experts e WHERE e.swarm_id = ANY($1) ORDER BY e.invited_at, e.user_id`,
      [swarmIds],
    );
  }

  async insert(tx: Tx, { id, caseId, question, openedBy, openedAt, dueAt }: Swarm): Promise<void> {
    await tx.query(
      'INSERT INTO swarms (id, case_id, question, opened_by, opened_at, due_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, caseId, question, openedBy, openedAt, dueAt],
    );
  }

  /** Those who are new to it, or had declined. */
  async invite(tx: Tx, swarmId: string, userIds: readonly string[], at: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO swarm_experts AS e (swarm_id, user_id, invited_at) SELECT $1, unnest($2::uuid[]), $3
       ON CONFLICT (swarm_id, user_id) DO UPDATE SET state = 'invited', invited_at = excluded.invited_at, decided_at = NULL, reason = NULL
       WHERE e.state = 'declined' RETURNING user_id AS id`,
      [swarmId, userIds, at],
    );
    return rows.map(({ id }) => id);
  }

  async decide(
    tx: Tx,
    swarmId: string,
    userId: string,
    state: ExpertState,
    reason: string | null,
    at: Date,
  ): Promise<void> {
    await tx.query(
      'UPDATE swarm_experts SET state = $3, reason = $4, decided_at = $5 WHERE swarm_id = $1 AND user_id = $2',
      [swarmId, userId, state, reason, at],
    );
  }

  async answer(tx: Tx, swarmId: string, userId: string, messageId: string): Promise<void> {
    await tx.query('INSERT INTO swarm_answers (message_id, swarm_id, user_id) VALUES ($1, $2, $3)', [
      messageId,
      swarmId,
      userId,
    ]);
  }

  async close(
    tx: Tx,
    id: string,
    outcome: SwarmOutcome,
    summary: string | null,
    by: string | null,
    at: Date,
  ): Promise<void> {
    await tx.query('UPDATE swarms SET outcome = $2, summary = $3, closed_by = $4, closed_at = $5 WHERE id = $1', [
      id,
      outcome,
      summary,
      by,
      at,
    ]);
  }
}
