// Predictions as the console sees them.
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import { CHANNELS, RETURNS, VERDICTS, type Channel, type ReturnedBecause, type Verdict } from '../rules/review.js';
import type { PredictionFilter } from '../store/prediction.repository.js';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const PredictionVerdict = enumOf(VERDICTS);
registerEnumType(PredictionVerdict, { name: 'PredictionVerdict' });
export const ReviewChannel = enumOf(CHANNELS);
registerEnumType(ReviewChannel, { name: 'ReviewChannel' });
export const PredictionReturn = enumOf(RETURNS);
registerEnumType(PredictionReturn, { name: 'PredictionReturn' });
export const PredictionState = enumOf(['likely', 'reviewed'] as const);
registerEnumType(PredictionState, { name: 'PredictionState' });

@ObjectType({ description: 'Why a case is likely to escalate' })
export class PredictionFactor {
  @Field(() => String)
  key!: string;

  @Field(() => Int, { description: 'what it gives of the score' })
  points!: number;

  @Field(() => String)
  words!: string;
}

@ObjectType({ description: 'How likely an open case is to escalate, and what was said to that' })
export class Prediction {
  @Field(() => ID)
  caseId!: string;

  @Field(() => Int, {
    description: '0 to 100: of the fitted model, the chance in percent; otherwise points of the table',
  })
  score!: number;

  @Field(() => [PredictionFactor], { description: 'the strongest first' })
  factors!: PredictionFactor[];

  @Field(() => Date)
  scoredAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'its place on the list; null: not among those that there is time for',
  })
  rank!: number | null;

  @Field(() => Date, { nullable: true })
  listedAt!: Date | null;

  @Field(() => PredictionVerdict, { nullable: true, description: 'null: nobody has looked at it, or it is back' })
  verdict!: Verdict | null;

  @Field(() => Date, { nullable: true })
  reviewedAt!: Date | null;

  @Field(() => ReviewChannel, { nullable: true })
  channel!: Channel | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => Date, { nullable: true })
  snoozedUntil!: Date | null;

  @Field(() => PredictionReturn, { nullable: true, description: 'why it is back, though it had been reviewed' })
  returnedBecause!: ReturnedBecause | null;
}

@ObjectType()
export class PredictionPage extends PageOf(Prediction) {}

@InputType()
export class PredictionFilterInput implements PredictionFilter {
  @Field(() => PredictionState, {
    nullable: true,
    description: 'likely: on the list, nobody has looked at it; reviewed',
  })
  state?: 'likely' | 'reviewed' | null;

  @Field(() => [ID], { nullable: true })
  caseIds?: string[] | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'a virtual team: its support groups and its accounts' })
  teamId?: string | null;
}

@ArgsType()
export class ReviewArgs {
  @Field(() => ID)
  caseId!: string;

  @Field(() => PredictionVerdict)
  verdict!: Verdict;

  @Field(() => String, { nullable: true, description: 'needed to disagree' })
  reason?: string | null;

  @Field(() => Date, { nullable: true, description: 'needed to snooze' })
  until?: Date | null;
}

@ObjectType({ description: 'A line of the published table' })
export class PredictionTableFactor {
  @Field(() => String)
  key!: string;

  @Field(() => Int)
  points!: number;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'How well an order showed what escalated, on time held back' })
export class PredictionQuality {
  @Field(() => Float)
  rocAuc!: number;

  @Field(() => Float)
  prAuc!: number;

  @Field(() => Float)
  recallAt5!: number;

  @Field(() => Float)
  recallAt10!: number;

  @Field(() => Float)
  recallAt20!: number;

  @Field(() => Float, { description: 'share to look at to see 80 % of what escalates' })
  flaggedFor80!: number;

  @Field(() => Float)
  recallAtCapacity!: number;
}

@ObjectType()
export class PredictionJudgement {
  @Field(() => Float)
  capacityPercent!: number;

  @Field(() => Int)
  cases!: number;

  @Field(() => Int)
  escalated!: number;

  @Field(() => PredictionQuality)
  additive!: PredictionQuality;

  @Field(() => PredictionQuality)
  fitted!: PredictionQuality;
}

@ObjectType()
export class PredictionCalibration {
  @Field(() => Int)
  cases!: number;

  @Field(() => Float, { description: 'mean chance given, 0 to 1' })
  predicted!: number;

  @Field(() => Float, { description: 'share that escalated, 0 to 1' })
  happened!: number;
}

@ObjectType({ description: 'What was learnt last, and whether it is used' })
export class PredictionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  fittedAt!: Date;

  @Field(() => Boolean)
  inUse!: boolean;

  @Field(() => String)
  because!: string;

  @Field(() => String, { description: 'the reason in words' })
  words!: string;

  @Field(() => Int)
  cases!: number;

  @Field(() => Int)
  escalated!: number;

  @Field(() => String, { nullable: true })
  kind!: string | null;

  @Field(() => PredictionJudgement, { nullable: true })
  judged!: PredictionJudgement | null;

  @Field(() => [PredictionCalibration], { description: 'tenths of the cases held back, the least likely first' })
  calibration!: PredictionCalibration[];
}

@ObjectType()
export class PredictionSettings {
  @Field(() => Float, { description: 'of the open cases, how many percent the list holds' })
  capacityPercent!: number;

  @Field(() => Int, { description: 'by which the score of a reviewed case must rise to bring it back' })
  returnPoints!: number;
}
