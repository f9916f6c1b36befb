// Backtests as the console sees them.
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '#platform/graphql';
import type { BacktestWish, Outcome } from '../rules/index.js';
import type { BacktestState } from '../store/backtest.repository.js';

export const BacktestOutcomeEnum: { [Each in Outcome]: Each } = { escalation: 'escalation', churn: 'churn' };
registerEnumType(BacktestOutcomeEnum, { name: 'BacktestOutcome' });
const STATES: { [Each in BacktestState]: Each } = {
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
};
registerEnumType(STATES, { name: 'BacktestState' });

@InputType()
export class BacktestInput implements BacktestWish {
  @Field(() => String, { description: 'first day, such as 2026-01-31' })
  fromOn!: string;

  @Field(() => String, { description: 'last day; as long ago as the horizon is wide' })
  untilOn!: string;

  @Field(() => Int)
  everyDays!: number;

  @Field(() => Int, { description: 'what follows within this many days counts' })
  horizonDays!: number;

  @Field(() => BacktestOutcomeEnum)
  outcome!: Outcome;
}

@ObjectType({
  description:
    'Who would have been in at the end of a day, and for how many of them and of everybody the outcome followed',
})
export class BacktestLook {
  @Field(() => String)
  day!: string;

  @Field(() => Int)
  members!: number;

  @Field(() => Int)
  hits!: number;

  @Field(() => Int)
  everybody!: number;

  @Field(() => Int)
  everybodyHits!: number;
}

@ObjectType({ description: 'Over all looks; shares are null over nobody' })
export class BacktestSummary {
  @Field(() => Int)
  members!: number;

  @Field(() => Int)
  hits!: number;

  @Field(() => Int)
  everybody!: number;

  @Field(() => Int)
  everybodyHits!: number;

  @Field(() => Float, { nullable: true, description: 'of those in, the share that the outcome followed for' })
  precision!: number | null;

  @Field(() => Float, { nullable: true, description: 'the same share of everybody' })
  base!: number | null;

  @Field(() => Float, { nullable: true, description: 'precision ÷ base' })
  lift!: number | null;

  @Field(() => Int, { description: 'outcomes, once for each subject' })
  outcomes!: number;

  @Field(() => Int, { description: 'of them, those with the subject in at a look before' })
  foreseen!: number;

  @Field(() => Float, { nullable: true, description: 'from the first such look to the outcome, median' })
  medianLeadDays!: number | null;
}

@ObjectType({ description: 'What a rule would have told, of the accounts and contacts that its asker sees' })
export class Backtest {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  segmentId!: string;

  @Field(() => BacktestOutcomeEnum)
  outcome!: Outcome;

  @Field(() => String)
  fromOn!: string;

  @Field(() => String)
  untilOn!: string;

  @Field(() => Int)
  everyDays!: number;

  @Field(() => Int)
  horizonDays!: number;

  @Field(() => STATES)
  state!: BacktestState;

  @Field(() => Int)
  looks!: number;

  @Field(() => Int, { description: 'how many of the looks are made' })
  looked!: number;

  @Field(() => String, { nullable: true })
  problem!: string | null;

  @Field(() => Date)
  createdAt!: Date;
}

export const BacktestResult = resultUnion('BacktestResult', Backtest);
