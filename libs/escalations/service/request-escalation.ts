// One of us asks that a case be escalated; whoever may decide accepts or declines.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkReason } from '../rules/check-escalation.js';
import type { EscalationRequest } from '../store/escalation-request.entity.js';
import { EscalationRequestRepository, type NewRequest } from '../store/escalation-request.repository.js';
import { EscalationRepository } from '../store/escalation.repository.js';
import { actorOf, caseNotFound, EscalationRefusals } from './escalation-refusals.js';

@Injectable()
export class RequestEscalation {
  constructor(
    private readonly database: Database,
    private readonly escalations: EscalationRepository,
    private readonly requests: EscalationRequestRepository,
    private readonly refusals: EscalationRefusals,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(scope: Scope, caseId: string, why: string): Promise<Result<EscalationRequest>> {
    const reason = checkReason(why);
    if (!reason.ok) return reason;
    return this.database.tx(scope, async (tx) => {
      if (!isId(caseId) || !(await this.requests.lockCase(tx, caseId))) return caseNotFound();
      const active = (await this.escalations.openOfCases(tx, [caseId])).get(caseId);
      if (active) return this.refusals.alreadyOpen(tx, active);
      const asked = (await this.requests.openOfCases(tx, [caseId])).get(caseId);
      const by = actorOf(tx);
      // The second click of one person finds the request of the first.
      if (asked) return asked.requestedBy === by ? ok(asked) : this.refusals.alreadyRequested(tx, asked);
      const at = this.clock.now();
      const wish = {
        caseId,
        messageId: null,
        reason: reason.value,
        requestedAt: at,
        requestedBy: by,
        origin: 'live',
      } as const;
      const [id] = await this.add(tx, [wish]);
      const request = id && (await this.requests.byId(tx, id));
      if (!request) throw new Error(`The request for case ${caseId} was written and can't be read`);
      await this.audit.record(tx, 'escalation.requested', request.id, { caseId, reason: reason.value });
      return ok(request);
    });
  }

  /** Adds and tells. Cases that already ask or are in escalation are passed over. */
  async add(tx: Tx, requests: readonly NewRequest[]): Promise<string[]> {
    if (requests.length === 0) return [];
    const ids = await this.requests.add(tx, requests);
    const occurredAt = new Date(Math.max(...requests.map(({ requestedAt }) => requestedAt.getTime())));
    await this.events.append(tx, { name: 'escalation.requested', subjects: ids, origin: 'live', occurredAt });
    return ids;
  }
}
