// What people do with escalations: ask, accept, decline, open, change, resolve, reopen.
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, Refused, resultUnion } from '#platform/graphql';
import { ChangeEscalation } from '../service/change-escalation.js';
import { DecideRequest } from '../service/decide-request.js';
import { OpenEscalation } from '../service/open-escalation.js';
import { ReopenEscalation } from '../service/reopen-escalation.js';
import { RequestEscalation } from '../service/request-escalation.js';
import type { EscalationRequest as RequestRow } from '../store/escalation-request.entity.js';
import type { Escalation as EscalationRow } from '../store/escalation.entity.js';
import {
  AcceptEscalationInput,
  EscalationChangeInput,
  EscalationResolutionInput,
  OpenEscalationInput,
} from './escalation.input.js';
import { Escalation, EscalationRequest } from './escalation.object.js';

const EscalationResult = resultUnion('EscalationResult', Escalation);
const EscalationRequestResult = resultUnion('EscalationRequestResult', EscalationRequest);
type Outcome<T> = Promise<T | Refused>;

@Resolver()
export class EscalationVerbsResolver {
  constructor(
    private readonly requesting: RequestEscalation,
    private readonly deciding: DecideRequest,
    private readonly opening: OpenEscalation,
    private readonly changing: ChangeEscalation,
    private readonly reopening: ReopenEscalation,
  ) {}

  @Allow('escalation:request')
  @Mutation(() => EscalationRequestResult)
  async requestEscalation(
    @As() scope: Scope,
    @Args('caseId', { type: () => ID }) caseId: string,
    @Args('reason') reason: string,
  ): Outcome<RequestRow> {
    return orRefused(await this.requesting.run(scope, caseId, reason));
  }

  @Allow('escalation:decide')
  @Mutation(() => EscalationResult)
  async acceptEscalationRequest(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: AcceptEscalationInput,
  ): Outcome<EscalationRow> {
    return orRefused(await this.deciding.accept(scope, id, input));
  }

  @Allow('escalation:decide')
  @Mutation(() => EscalationRequestResult)
  async declineEscalationRequest(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
    @Args('reply', { type: () => String, nullable: true, description: 'to the customer, in the thread of the case' })
    reply?: string | null,
  ): Outcome<RequestRow> {
    return orRefused(await this.deciding.decline(scope, id, reason, reply));
  }

  @Allow('escalation:decide')
  @Mutation(() => EscalationResult)
  async openEscalation(@As() scope: Scope, @Args('input') input: OpenEscalationInput): Outcome<EscalationRow> {
    return orRefused(await this.opening.run(scope, input));
  }

  @Allow('escalation:decide')
  @Mutation(() => EscalationResult)
  async updateEscalation(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: EscalationChangeInput,
  ): Outcome<EscalationRow> {
    return orRefused(await this.changing.update(scope, id, input));
  }

  @Allow('escalation:resolve')
  @Mutation(() => EscalationResult)
  async resolveEscalation(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: EscalationResolutionInput,
  ): Outcome<EscalationRow> {
    return orRefused(await this.changing.resolve(scope, id, input));
  }

  @Allow('escalation:decide')
  @Mutation(() => EscalationResult, { description: 'starts a new interval; the resolved one stays as it was' })
  async reopenEscalation(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason') reason: string,
  ): Outcome<EscalationRow> {
    return orRefused(await this.reopening.run(scope, id, reason));
  }
}
