// SuccessBLOCs as the console sees them.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Difference } from '../rules/differences.js';
import { PLAN_ACTIONS, type PlanAction } from '../rules/plan.js';
import type {
  AppliedBloc as Applied,
  BlocPlan as Plan,
  PlanItem,
  SwitchedPlay as Switched,
} from '../service/bloc.service.js';

export const PlanActionEnum = Object.fromEntries(PLAN_ACTIONS.map((each) => [each, each])) as Record<
  PlanAction,
  PlanAction
>;
registerEnumType(PlanActionEnum, {
  name: 'BlocPlanAction',
  description: 'keep: was changed here, so it stays as it is; leave: no longer in the file, stays',
});

@ObjectType({ description: 'Goals, segments, best practices, plays and campaigns that belong together' })
export class Bloc {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Boolean, { description: 'comes with the product' })
  shipped!: boolean;

  @Field(() => Boolean, { description: 'was applied here, in the very text that comes with the product' })
  upToDate!: boolean;

  @Field(() => String, { description: 'the file that comes with the product; else the one applied last' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'why it cannot be applied here' })
  problem!: string | null;
}

@ObjectType({ description: 'When a bloc was last applied' })
export class BlocInstall {
  @Field(() => Int, { description: 'how many texts of it were applied' })
  version!: number;

  @Field(() => Date)
  appliedAt!: Date;

  @Field(() => String, { description: 'the file, byte for byte' })
  text!: string;
}

@ObjectType({ description: 'Where a part as it is here and as the file says differ' })
export class BlocDifference implements Difference {
  @Field(() => String, { description: 'such as tasks › call › due; empty: the whole' })
  path!: string;

  @Field(() => String, { nullable: true, description: 'null: not there' })
  here!: string | null;

  @Field(() => String, { nullable: true, description: 'null: not there' })
  file!: string | null;
}

@ObjectType({ description: 'What applying does to one part' })
export class BlocPlanItem implements PlanItem {
  @Field(() => String, { description: 'such as segment or play' })
  kind!: string;

  @Field(() => ID)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => PlanActionEnum)
  action!: PlanAction;

  @Field(() => String, { nullable: true, description: 'whom it would touch now' })
  touches!: string | null;

  @Field(() => [BlocDifference], { description: 'where it changes, or stays as it was changed here' })
  differences!: readonly Difference[];
}

@ObjectType()
export class BlocPlan implements Plan {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [BlocPlanItem])
  items!: readonly PlanItem[];
}

@ObjectType()
export class SwitchedPlay implements Switched {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Int, { nullable: true, description: 'runs that start now; null: who is in is still being found out' })
  toStart!: number | null;

  @Field(() => String, { nullable: true, description: 'why it was not switched on' })
  reason!: string | null;
}

@ObjectType()
export class AppliedBloc implements Applied {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [BlocPlanItem], { description: 'what was done' })
  items!: readonly PlanItem[];

  @Field(() => [SwitchedPlay], { description: 'those that were asked to be switched on' })
  plays!: readonly Switched[];
}
