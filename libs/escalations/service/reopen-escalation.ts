// It is not over: a new interval begins where the resolved one stays as it was.
import { Injectable } from '@nestjs/common';
import { err, isId, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { EscalationRequestRepository } from '../store/escalation-request.repository.js';
import type { Escalation } from '../store/escalation.entity.js';
import { EscalationRepository } from '../store/escalation.repository.js';
import { actorOf, escalationNotFound, EscalationRefusals } from './escalation-refusals.js';
import { OpenEscalation } from './open-escalation.js';

@Injectable()
export class ReopenEscalation {
  constructor(
    private readonly database: Database,
    private readonly escalations: EscalationRepository,
    private readonly requests: EscalationRequestRepository,
    private readonly refusals: EscalationRefusals,
    private readonly opening: OpenEscalation,
  ) {}

  run(scope: Scope, id: string, reason: string): Promise<Result<Escalation>> {
    return this.database.tx(scope, async (tx) => {
      const seen = isId(id) ? await this.escalations.byId(tx, id) : undefined;
      if (seen?.caseId) await this.requests.lockCase(tx, seen.caseId);
      const ended = seen && (await this.escalations.locked(tx, id));
      if (!ended) return escalationNotFound();
      if (!ended.resolvedAt)
        return err('ESCALATION_NOT_RESOLVED', 'This escalation is open. There is nothing to reopen.');
      const again = await this.escalations.reopenedFrom(tx, id);
      if (again) return again.openedBy === actorOf(tx) ? ok(again) : this.refusals.alreadyReopened(tx, again);
      const { accountId, caseId, severity, valueReason } = ended;
      // Somebody who has left can't own it again.
      const ownerId = (await this.refusals.unlessOwner(tx, ended.ownerId)) ? null : ended.ownerId;
      // A value that somebody set stays; a copy of the contract's is copied anew.
      const value = valueReason !== null && {
        valueAtStake: ended.valueAtStake === null ? null : Number(ended.valueAtStake),
        currency: ended.currency,
        valueReason,
      };
      return this.opening.within(tx, { accountId, caseId, severity, ownerId, ...value, reason, reopenedFromId: id });
    });
  }
}
