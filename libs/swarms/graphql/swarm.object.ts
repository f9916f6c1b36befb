// Swarms as the console sees them.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import { EXPERT_STATES, SWARM_OUTCOMES, type ExpertState, type SwarmOutcome, type SwarmWish } from '../rules/swarm.js';

export const SwarmOutcomeEnum = Object.fromEntries(SWARM_OUTCOMES.map((each) => [each, each])) as Record<
  SwarmOutcome,
  SwarmOutcome
>;
registerEnumType(SwarmOutcomeEnum, { name: 'SwarmOutcome' });

const ExpertStateEnum = Object.fromEntries(EXPERT_STATES.map((each) => [each, each])) as Record<
  ExpertState,
  ExpertState
>;
registerEnumType(ExpertStateEnum, { name: 'ExpertState' });

@ObjectType({ description: 'A question about a case, shared with experts for a while' })
export class Swarm {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  caseId!: string;

  @Field(() => String)
  question!: string;

  @Field(() => Date)
  openedAt!: Date;

  @Field(() => Date, { description: 'the end of its time box' })
  dueAt!: Date;

  @Field(() => SwarmOutcomeEnum, { nullable: true })
  outcome!: SwarmOutcome | null;

  @Field(() => String, { nullable: true, description: 'what came of it' })
  summary!: string | null;

  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;

  openedBy!: string | null;
}

@ObjectType()
export class SwarmPage extends PageOf(Swarm) {}

@ObjectType({ description: 'Somebody who was asked' })
export class SwarmExpert {
  @Field(() => ID)
  userId!: string;

  @Field(() => ExpertStateEnum)
  state!: ExpertState;

  @Field(() => Date)
  invitedAt!: Date;

  @Field(() => String, { nullable: true, description: 'why they declined' })
  reason!: string | null;

  @Field(() => Int, { description: 'notes that they left as answers' })
  answers!: number;
}

@ObjectType({ description: 'Somebody who could know' })
export class SuggestedExpert {
  @Field(() => ID)
  userId!: string;

  @Field(() => [String], { description: 'skills that the case is about' })
  skills!: string[];

  @Field(() => Int, { description: 'cases of the product that they resolved in the last year' })
  ofProduct!: number;

  @Field(() => Int, { description: 'of these, such as are like this one' })
  similar!: number;
}

@InputType()
export class SwarmInput implements SwarmWish {
  @Field(() => String)
  question!: string;

  @Field(() => Int, { description: 'the time box' })
  minutes!: number;

  @Field(() => [ID])
  expertIds!: string[];
}

@InputType()
export class SwarmFilterInput {
  @Field(() => Boolean, { nullable: true })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'true: those in which I was asked' })
  mine?: boolean | null;
}
