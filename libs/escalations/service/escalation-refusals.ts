// What people are told when an escalation can't be decided: who was there before them, or what is missing.
import { Injectable } from '@nestjs/common';
import { UserRepository } from '#access';
import { err, isId, type CodedError, type Err } from '#kernel';
import type { Tx } from '#platform/database';
import type { EscalationRequest } from '../store/escalation-request.entity.js';
import type { Escalation } from '../store/escalation.entity.js';

export const actorOf = ({ scope }: Tx): string | null => (scope.kind === 'user' ? scope.userId : null);

export const escalationNotFound = () =>
  err('ESCALATION_NOT_FOUND', 'There is no such escalation among those you can see.');
export const caseNotFound = () => err('CASE_NOT_FOUND', 'There is no such case among those you can see.');
export const caseNotMatched = () =>
  err('CASE_NOT_MATCHED', 'Nobody knows yet whose case this is. Match it to its account first, then escalate it.');

@Injectable()
export class EscalationRefusals {
  constructor(private readonly users: UserRepository) {}

  async alreadyOpen(tx: Tx, { id, openedBy }: Escalation): Promise<Err<CodedError>> {
    const by = await this.name(tx, openedBy, 'An import');
    return err('ESCALATION_ALREADY_OPEN', `${by} has opened an escalation for this case already. Work on that one.`, {
      id,
    });
  }

  async alreadyRequested(tx: Tx, { id, requestedBy }: EscalationRequest): Promise<Err<CodedError>> {
    const by = await this.name(tx, requestedBy, 'The customer');
    return err('ESCALATION_ALREADY_REQUESTED', `${by} has asked for this already. Accept or decline that request.`, {
      id,
    });
  }

  async alreadyDecided(tx: Tx, { state, decidedBy, escalationId }: EscalationRequest): Promise<Err<CodedError>> {
    const by = await this.name(tx, decidedBy, 'Somebody');
    return err('ESCALATION_ALREADY_DECIDED', `${by} has ${state} this request already.`, { by, state, escalationId });
  }

  async alreadyResolved(tx: Tx, { resolvedBy }: Escalation): Promise<Err<CodedError>> {
    const by = await this.name(tx, resolvedBy, 'An import');
    return err('ESCALATION_ALREADY_RESOLVED', `${by} has resolved this escalation already. Reopen it if it goes on.`, {
      by,
    });
  }

  async alreadyReopened(tx: Tx, { id, openedBy }: Escalation): Promise<Err<CodedError>> {
    const by = await this.name(tx, openedBy, 'Somebody');
    return err('ESCALATION_ALREADY_REOPENED', `${by} has reopened this escalation already.`, { by, id });
  }

  async unlessOwner(tx: Tx, ownerId: string | null | undefined): Promise<Err<CodedError> | undefined> {
    if (ownerId == null || (isId(ownerId) && (await this.users.byId(tx, ownerId))?.active)) return undefined;
    return err('USER_NOT_FOUND', 'There is no such active user to own this escalation. Choose another.');
  }

  private async name(tx: Tx, userId: string | null, otherwise: string): Promise<string> {
    if (userId === null) return otherwise;
    if (userId === actorOf(tx)) return 'You';
    return (await this.users.byIds(tx, [userId])).get(userId)?.name ?? otherwise;
  }
}
