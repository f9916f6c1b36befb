// Opens an escalation: directly, for an accepted request, or again after it was resolved.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { AccountRepository } from '#accounts';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkChange, checkReason, type EscalationChange } from '../rules/check-escalation.js';
import type { Severity } from '../rules/escalation.js';
import { EscalationRequestRepository } from '../store/escalation-request.repository.js';
import type { Escalation } from '../store/escalation.entity.js';
import { EscalationRepository } from '../store/escalation.repository.js';
import { actorOf, caseNotFound, EscalationRefusals } from './escalation-refusals.js';
import { ValueAtStake } from './value-at-stake.js';

export interface EscalationWish extends EscalationChange {
  readonly accountId: string;
  readonly caseId?: string | null;
  readonly severity: Severity;
  readonly reason: string;
  readonly reopenedFromId?: string;
}

@Injectable()
export class OpenEscalation {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly escalations: EscalationRepository,
    private readonly requests: EscalationRequestRepository,
    private readonly values: ValueAtStake,
    private readonly refusals: EscalationRefusals,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  run(scope: Scope, wish: EscalationWish): Promise<Result<Escalation>> {
    return this.database.tx(scope, async (tx) => {
      const { accountId, caseId } = wish;
      if (!isId(accountId) || !(await this.accounts.byId(tx, accountId)))
        return err('ACCOUNT_NOT_FOUND', 'There is no such account among those you can see.');
      if (caseId != null) {
        const held = isId(caseId) ? await this.requests.lockCase(tx, caseId) : undefined;
        if (!held) return caseNotFound();
        if (held.accountId !== accountId)
          return err('CASE_OF_OTHER_ACCOUNT', 'This case does not belong to that account. Escalate it for its own.');
      }
      return this.within(tx, wish);
    });
  }

  /** In a transaction that holds the case. An open request of the case is accepted with it. */
  async within(tx: Tx, wish: EscalationWish): Promise<Result<Escalation>> {
    const { accountId, caseId = null, reopenedFromId = null, ...given } = wish;
    const now = this.clock.now();
    const [reason, change] = [checkReason(given.reason), checkChange(given, now)];
    if (!reason.ok) return reason;
    if (!change.ok) return change;
    const noOwner = await this.refusals.unlessOwner(tx, given.ownerId);
    if (noOwner) return noOwner;
    const open = caseId === null ? undefined : (await this.escalations.openOfCases(tx, [caseId])).get(caseId);
    if (open) return this.refusals.alreadyOpen(tx, open);

    const contract =
      given.valueAtStake === undefined ? (await this.values.of(tx, [accountId])).get(accountId) : undefined;
    const value = contract && { valueAtStake: contract.annualValue, currency: contract.currency };
    const id = newId(now);
    const by = actorOf(tx);
    const row = { stage: 'new', ...given, ...value, reason: reason.value, id, accountId, caseId, reopenedFromId };
    await this.escalations.upsert(tx, [{ ...row, openedAt: now, openedBy: by, origin: 'live', at: now }]);
    await this.acceptRequest(tx, caseId, id, now);
    await this.events.append(tx, {
      name: 'escalation.opened',
      subjects: [id],
      origin: 'live',
      occurredAt: now,
      payload: { accountId, caseId, reopenedFromId },
    });
    await this.audit.record(tx, 'escalation.opened', id, { accountId, caseId, reopenedFromId, reason: reason.value });
    const opened = await this.escalations.byId(tx, id);
    if (!opened) throw new Error(`The escalation ${id} was written and can't be read`);
    return ok(opened);
  }

  private async acceptRequest(tx: Tx, caseId: string | null, escalationId: string, at: Date): Promise<void> {
    const request = caseId === null ? undefined : (await this.requests.openOfCases(tx, [caseId])).get(caseId);
    if (!request) return;
    await this.requests.decide(tx, request.id, { state: 'accepted', at, by: actorOf(tx), reason: null, escalationId });
    await this.audit.record(tx, 'escalation.request-accepted', request.id, { escalationId });
  }
}
