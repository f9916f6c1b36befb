// What may be asked and said about escalations.
import { Field, Float, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { SortDirection } from '#platform/graphql';
import type { EscalationChange, Resolution } from '../rules/check-escalation.js';
import type { RequestState, Severity, Stage } from '../rules/escalation.js';
import type { Acceptance } from '../service/decide-request.js';
import type { EscalationWish } from '../service/open-escalation.js';
import type { RequestFilter } from '../store/escalation-request.repository.js';
import type { EscalationFilter, EscalationSort, EscalationState } from '../store/escalation.repository.js';
import { EscalationRequestStateEnum, EscalationSeverityEnum, EscalationStageEnum } from './escalation.object.js';

export const EscalationStateEnum: Record<EscalationState, EscalationState> = { active: 'active', resolved: 'resolved' };
registerEnumType(EscalationStateEnum, { name: 'EscalationState' });

export const EscalationSortField: Record<EscalationSort, EscalationSort> = {
  openedAt: 'openedAt',
  resolvedAt: 'resolvedAt',
  nextUpdateDueAt: 'nextUpdateDueAt',
  valueAtStake: 'valueAtStake',
  severity: 'severity',
};
registerEnumType(EscalationSortField, { name: 'EscalationSortField' });

@InputType()
export class EscalationSortInput {
  @Field(() => EscalationSortField)
  field!: EscalationSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class EscalationFilterInput implements Omit<EscalationFilter, 'openBefore' | 'updateNeededBy'> {
  @Field(() => EscalationStateEnum, { nullable: true })
  state?: EscalationState | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;

  @Field(() => EscalationSeverityEnum, { nullable: true })
  severity?: Severity | null;

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'a virtual team' })
  teamId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: active ones whose next update is not set, or is due' })
  needsUpdate?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "YYYY-MM-DD: open at the end of that day, in the install's zone",
  })
  openOn?: string | null;
}

@InputType()
export class EscalationRequestFilterInput implements RequestFilter {
  @Field(() => EscalationRequestStateEnum, { nullable: true })
  state?: RequestState | null;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'a virtual team' })
  teamId?: string | null;
}

@InputType()
export class AcceptEscalationInput implements Acceptance {
  @Field(() => EscalationSeverityEnum)
  severity!: Severity;

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: "absent: the request's own words" })
  reason?: string | null;

  @Field(() => Date, { nullable: true })
  nextUpdateDueAt?: Date | null;
}

@InputType()
export class OpenEscalationInput implements EscalationWish {
  @Field(() => ID)
  accountId!: string;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;

  @Field(() => EscalationSeverityEnum)
  severity!: Severity;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => Date, { nullable: true })
  nextUpdateDueAt?: Date | null;
}

@InputType({ description: 'What is absent stays as it is; null empties' })
export class EscalationChangeInput implements EscalationChange {
  @Field(() => EscalationSeverityEnum, { nullable: true })
  severity?: Severity;

  @Field(() => EscalationStageEnum, { nullable: true })
  stage?: Stage;

  @Field(() => ID, { nullable: true })
  ownerId?: string | null;

  @Field(() => Date, { nullable: true })
  nextUpdateDueAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'what we are going to do' })
  plan?: string | null;

  @Field(() => Float, { nullable: true })
  valueAtStake?: number | null;

  @Field(() => String, { nullable: true })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: 'needed with a change of the value' })
  valueReason?: string | null;
}

@InputType({ description: 'All three are needed' })
export class EscalationResolutionInput implements Resolution {
  @Field(() => String)
  rootCause!: string;

  @Field(() => String)
  summary!: string;

  @Field(() => String, { description: 'what prevents it from coming back' })
  prevention!: string;
}
