// Escalations and requests as the console sees them.
import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import {
  REQUEST_STATES,
  SEVERITIES,
  STAGES,
  type RequestState,
  type Severity,
  type Stage,
} from '../rules/escalation.js';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const EscalationSeverityEnum = enumOf(SEVERITIES);
registerEnumType(EscalationSeverityEnum, { name: 'EscalationSeverity' });

export const EscalationStageEnum = enumOf(STAGES);
registerEnumType(EscalationStageEnum, { name: 'EscalationStage' });

export const EscalationRequestStateEnum = enumOf(REQUEST_STATES);
registerEnumType(EscalationRequestStateEnum, { name: 'EscalationRequestState' });

@ObjectType({ description: 'A customer in escalation, from its opening to its end' })
export class Escalation {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'the system that told of it; null: opened here' })
  source!: string | null;

  @Field(() => String, { nullable: true })
  externalId!: string | null;

  @Field(() => ID)
  accountId!: string;

  @Field(() => ID, { nullable: true })
  caseId!: string | null;

  @Field(() => EscalationSeverityEnum)
  severity!: Severity;

  @Field(() => String)
  reason!: string;

  @Field(() => EscalationStageEnum)
  stage!: Stage;

  @Field(() => Float, { nullable: true, description: 'per year; null: unknown' })
  valueAtStake!: string | null;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'why it differs from the value of the account' })
  valueReason!: string | null;

  @Field(() => Date)
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'null: active' })
  resolvedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  nextUpdateDueAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'what we are going to do' })
  plan!: string | null;

  @Field(() => String, { nullable: true })
  rootCause!: string | null;

  @Field(() => String, { nullable: true })
  summary!: string | null;

  @Field(() => String, { nullable: true, description: 'what prevents it from coming back' })
  prevention!: string | null;

  @Field(() => ID, { nullable: true, description: 'the resolved escalation that this one continues' })
  reopenedFromId!: string | null;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType()
export class EscalationPage extends PageOf(Escalation) {}

@ObjectType({ description: 'Somebody asks that a case be escalated' })
export class EscalationRequest {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  caseId!: string;

  @Field(() => ID, { nullable: true })
  accountId!: string | null;

  @Field(() => ID, { nullable: true, description: 'the message in which the customer asked' })
  messageId!: string | null;

  @Field(() => String, { description: "the customer's words, or the person's reason" })
  reason!: string;

  @Field(() => Date)
  requestedAt!: Date;

  @Field(() => EscalationRequestStateEnum)
  state!: RequestState;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true })
  decisionReason!: string | null;

  @Field(() => ID, { nullable: true, description: 'what it was accepted as' })
  escalationId!: string | null;
}

@ObjectType()
export class EscalationRequestPage extends PageOf(EscalationRequest) {}
