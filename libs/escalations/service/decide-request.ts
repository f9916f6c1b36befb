// A request is accepted, which opens an escalation, or declined with a reason. Decided once; a second person is told who did.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { ReplyToCase } from '#desk';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkReason } from '../rules/check-escalation.js';
import type { Severity } from '../rules/escalation.js';
import type { EscalationRequest } from '../store/escalation-request.entity.js';
import { EscalationRequestRepository } from '../store/escalation-request.repository.js';
import type { Escalation } from '../store/escalation.entity.js';
import { EscalationRepository } from '../store/escalation.repository.js';
import { actorOf, caseNotMatched, EscalationRefusals } from './escalation-refusals.js';
import { OpenEscalation } from './open-escalation.js';

export interface Acceptance {
  readonly severity: Severity;
  readonly ownerId?: string | null;
  /** the request's own words when absent */
  readonly reason?: string | null;
  readonly nextUpdateDueAt?: Date | null;
}

@Injectable()
export class DecideRequest {
  constructor(
    private readonly database: Database,
    private readonly requests: EscalationRequestRepository,
    private readonly escalations: EscalationRepository,
    private readonly opening: OpenEscalation,
    private readonly replying: ReplyToCase,
    private readonly refusals: EscalationRefusals,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  accept(scope: Scope, id: string, { reason, ...acceptance }: Acceptance): Promise<Result<Escalation>> {
    return this.database.tx(scope, async (tx) => {
      const held = await this.hold(tx, id);
      if (!held.ok) return held;
      const { request, accountId } = held.value;
      if (request.state !== 'open') {
        const mine = request.decidedBy === actorOf(tx) && request.escalationId;
        const escalation = mine ? await this.escalations.byId(tx, mine) : undefined;
        return escalation ? ok(escalation) : this.refusals.alreadyDecided(tx, request);
      }
      if (accountId === null) return caseNotMatched();
      return this.opening.within(tx, {
        ...acceptance,
        accountId,
        caseId: request.caseId,
        reason: reason ?? request.reason,
      });
    });
  }

  /** With a reply, the customer gets it in the case's own thread; if it can't be sent, nothing is declined. */
  async decline(scope: Scope, id: string, why: string, reply?: string | null): Promise<Result<EscalationRequest>> {
    const reason = checkReason(why);
    if (!reason.ok) return reason;
    return this.database.tx(scope, async (tx) => {
      const held = await this.hold(tx, id);
      if (!held.ok) return held;
      const { request } = held.value;
      const by = actorOf(tx);
      if (request.state !== 'open')
        return request.state === 'declined' && request.decidedBy === by
          ? ok(request)
          : this.refusals.alreadyDecided(tx, request);
      if (reply?.trim()) {
        const said = await this.replying.within(tx, request.caseId, { body: reply, key: `declined:${id}` });
        if (!said.ok) return said;
      }
      const at = this.clock.now();
      await this.requests.decide(tx, id, { state: 'declined', at, by, reason: reason.value, escalationId: null });
      await this.events.append(tx, {
        name: 'escalation.request-declined',
        subjects: [id],
        origin: 'live',
        occurredAt: at,
      });
      await this.audit.record(tx, 'escalation.request-declined', id, { reason: reason.value });
      return ok((await this.requests.byId(tx, id)) ?? request);
    });
  }

  /** The request as it is once nobody else can decide it. */
  private async hold(tx: Tx, id: string): Promise<Result<{ request: EscalationRequest; accountId: string | null }>> {
    const seen = isId(id) ? await this.requests.byId(tx, id) : undefined;
    const held = seen && (await this.requests.lockCase(tx, seen.caseId));
    const request = held && (await this.requests.byId(tx, id));
    if (!request) return err('ESCALATION_REQUEST_NOT_FOUND', 'There is no such request among those you can see.');
    return ok({ request, accountId: held.accountId });
  }
}
