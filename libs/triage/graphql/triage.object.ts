// Triage as the console sees it.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CappedCount, JsonScalar } from '#platform/graphql';
import { SignalType } from '#signals/graphql';
import {
  ENGAGED_ROLES,
  ENGAGEMENT_STATES,
  WINDOWS,
  type Act,
  type EngagedRole,
  type EngagementState,
} from '../rules/index.js';
import { TOP_VIEWS, type CaseTriage as State, type NeedySort } from '../store/needy.repository.js';

const enumOf = <T extends string>(values: readonly T[], name: string): Record<T, T> => {
  const made = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(made, { name });
  return made;
};

const NEEDY_SORTS: readonly NeedySort[] = ['longest', 'sentiment', 'attention'];
export const NEEDY_REASONS = ['signals', 'look_again', 'escalation_update', 'request', 'predicted'] as const;
export type NeedyReason = (typeof NEEDY_REASONS)[number];

export const TriageWindowEnum = enumOf(WINDOWS, 'TriageWindow');
export const TriageSortEnum = enumOf(NEEDY_SORTS, 'TriageSort');
export const TopViewEnum = enumOf(TOP_VIEWS, 'TopView');
export const NeedyReasonEnum = enumOf(NEEDY_REASONS, 'NeedyReason');
export const EngagedRoleEnum = enumOf(ENGAGED_ROLES, 'EngagedRole');
export const EngagementStateEnum = enumOf(ENGAGEMENT_STATES, 'EngagementState');

@ObjectType({ description: 'What a case needs, and in whose hands it is' })
export class CaseTriage implements Omit<State, 'by' | 'owner' | 'acknowledgedBy'> {
  caseId!: string;
  by!: string | null;
  owner!: string | null;
  acknowledgedBy!: string | null;
  open!: boolean;
  updateDue!: boolean;
  requested!: boolean;
  predicted!: boolean;

  @Field(() => Int, { description: 'messages with negative or needs-attention signals that nobody has handled' })
  unhandled!: number;

  @Field(() => Date, { nullable: true })
  unhandledSince!: Date | null;

  @Field(() => [String], { description: 'what they say' })
  kinds!: string[];

  @Field(() => String, { nullable: true, description: 'the last action' })
  act!: Act | null;

  @Field(() => Date, { nullable: true })
  at!: Date | null;

  @Field(() => Date, { nullable: true, description: 'it comes back then, if nothing happens before' })
  lookAgainAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'somebody said that nothing needs doing, and nobody has acted since',
  })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true })
  acknowledgedReason!: string | null;

  @Field(() => Boolean, { description: 'no human has answered the customer yet, whatever was done among ourselves' })
  pendingOurReply!: boolean;
}

@ObjectType({ description: 'A kind of signal in the window' })
export class TriageTile extends SignalType {
  @Field(() => Int, { description: 'signals' })
  count!: number;

  @Field(() => Int, { description: 'in the stretch before, as long' })
  previous!: number;

  @Field(() => Int, { description: 'of those counted, that nobody has handled' })
  unhandled!: number;
}

@ObjectType()
export class TriageNeeds {
  @Field(() => CappedCount, { description: 'open cases that need somebody' })
  needs!: CappedCount;

  @Field(() => CappedCount)
  open!: CappedCount;

  @Field(() => CappedCount, { description: 'with signals that came after the viewer’s last run began' })
  newSinceLastRun!: CappedCount;

  @Field(() => Date, { nullable: true })
  lastRunAt!: Date | null;
}

@ObjectType({ description: 'Filters of step 3 under a name' })
export class SavedTopView {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => TopViewEnum)
  view!: string;

  @Field(() => JsonScalar)
  filter!: unknown;
}

@ObjectType({ description: 'A customer success manager or account manager who was asked to step in' })
export class Engagement {
  @Field(() => ID)
  id!: string;

  caseId!: string;
  accountId!: string;
  ownerId!: string;
  requestedBy!: string | null;

  @Field(() => EngagedRoleEnum)
  role!: EngagedRole;

  @Field(() => String)
  ask!: string;

  @Field(() => EngagementStateEnum)
  state!: EngagementState;

  @Field(() => String, { nullable: true })
  outcome!: string | null;

  @Field(() => Date)
  requestedAt!: Date;

  @Field(() => Date)
  changedAt!: Date;
}

@InputType()
export class TopFilterInput {
  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => String, { nullable: true })
  priority?: string | null;

  @Field(() => String, { nullable: true })
  product?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;
}
