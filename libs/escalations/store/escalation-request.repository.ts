// Requests as rows, and the lock under which a case is escalated.
import { Injectable } from '@nestjs/common';
import { newId, type Origin, type Page, type PageRequest } from '#kernel';
import { listPage, type Tx } from '#platform/database';
import type { RequestState } from '../rules/escalation.js';
import { ofTeamSql } from './of-team.sql.js';
import type { EscalationRequest } from './escalation-request.entity.js';

export interface RequestFilter {
  readonly state?: RequestState | null;
  readonly caseId?: string | null;
  readonly accountId?: string | null;
  /** a virtual team */
  readonly teamId?: string | null;
}

export interface NewRequest {
  readonly caseId: string;
  readonly messageId: string | null;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly requestedBy: string | null;
  readonly origin: Origin;
}

export interface Decision {
  readonly state: 'accepted' | 'declined';
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string | null;
  readonly escalationId: string | null;
}

const COLUMNS = `r.id, r.case_id AS "caseId", r.account_id AS "accountId", r.message_id AS "messageId", r.reason,
  r.requested_at AS "requestedAt", r.requested_by AS "requestedBy", r.state, r.decided_by AS "decidedBy", r.decided_at AS "decidedAt",
  r.decision_reason AS "decisionReason", r.escalation_id AS "escalationId", r.origin, r.created_at AS "createdAt", r.updated_at AS "updatedAt"`;

@Injectable()
export class EscalationRequestRepository {
  byId(tx: Tx, id: string): Promise<EscalationRequest | undefined> {
    return tx.one<EscalationRequest>(`SELECT ${COLUMNS} FROM escalation_requests r WHERE r.id = $1`, [id]);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, EscalationRequest>> {
    const rows = await tx.query<EscalationRequest>(
      `SELECT ${COLUMNS} FROM escalation_requests r WHERE r.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((request) => [request.id, request]));
  }

  async openOfCases(tx: Tx, caseIds: readonly string[]): Promise<Map<string, EscalationRequest>> {
    const rows = await tx.query<EscalationRequest>(
      `SELECT ${COLUMNS} FROM escalation_requests r WHERE r.case_id = ANY($1) AND r.state = 'open'`,
      [caseIds],
    );
    return new Map(rows.map((request) => [request.caseId, request]));
  }

  /** Whoever escalates a case holds it first, so that of two people at once one is told about the other. */
  async lockCase(tx: Tx, caseId: string): Promise<{ readonly accountId: string | null } | undefined> {
    return tx.one(`SELECT account_id AS "accountId" FROM cases WHERE id = $1 FOR NO KEY UPDATE`, [caseId]);
  }

  /** Oldest first: who has waited longest comes first. */
  list(
    tx: Tx,
    { state, caseId, accountId, teamId }: RequestFilter,
    request: PageRequest,
  ): Promise<Page<EscalationRequest>> {
    return listPage<EscalationRequest>(
      tx,
      {
        select: COLUMNS,
        from: 'escalation_requests r',
        where: [
          '($1::text IS NULL OR r.state = $1)',
          '($2::uuid IS NULL OR r.case_id = $2)',
          '($3::uuid IS NULL OR r.account_id = $3)',
          `($4::uuid IS NULL OR ${ofTeamSql('$4', 'r.account_id', 'r.case_id')})`,
        ],
        params: [state ?? null, caseId ?? null, accountId ?? null, teamId ?? null],
        sort: { sql: 'r.requested_at', type: 'timestamptz' },
        direction: 'ASC',
        id: 'r.id',
      },
      request,
    );
  }

  /** A case that already asks, or is in escalation, is left alone; so is a message that was heard before. Answers with the new ids. */
  async add(tx: Tx, requests: readonly NewRequest[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO escalation_requests
         (id, case_id, account_id, message_id, reason, requested_at, requested_by, origin, created_at, updated_at)
       SELECT g.id, c.id, c.account_id, g."messageId", g.reason, g."requestedAt", g."requestedBy", g.origin, g."requestedAt", g."requestedAt"
       FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, "caseId" uuid, "messageId" uuid, reason text, "requestedAt" timestamptz,
         "requestedBy" uuid, origin text)
       JOIN cases c ON c.id = g."caseId"
       WHERE NOT EXISTS (SELECT 1 FROM escalations e WHERE e.case_id = c.id AND e.resolved_at IS NULL)
       ON CONFLICT DO NOTHING RETURNING id`,
      [JSON.stringify(requests.map((request) => ({ ...request, id: newId(request.requestedAt) })))],
    );
    return rows.map(({ id }) => id);
  }

  async decide(tx: Tx, id: string, { state, at, by, reason, escalationId }: Decision): Promise<void> {
    await tx.query(
      `UPDATE escalation_requests SET state = $2, decided_at = $3, decided_by = $4, decision_reason = $5, escalation_id = $6,
         updated_at = greatest(updated_at, $3::timestamptz) WHERE id = $1 AND state = 'open'`,
      [id, state, at, by, reason, escalationId],
    );
  }

  /** Open requests belong to the account that their case belongs to now. */
  async followCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE escalation_requests r SET account_id = c.account_id FROM cases c
       WHERE c.id = r.case_id AND c.id = ANY($1) AND r.state = 'open' AND r.account_id IS DISTINCT FROM c.account_id`,
      [caseIds],
    );
  }
}
