// KPIs as the console sees them.
import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, PageOf } from '#platform/graphql';
import type { MeasureForm } from '../rules/figures.js';
import type { Better } from '../rules/measure.js';

export const BetterEnum: Record<Better, Better> = { lower: 'lower', higher: 'higher' };
registerEnumType(BetterEnum, { name: 'KpiBetter' });

export const MeasureFormEnum: Record<MeasureForm, MeasureForm> = { count: 'count', money: 'money', days: 'days' };
registerEnumType(MeasureFormEnum, { name: 'KpiForm' });

@ObjectType({ description: 'What a measure is watched for' })
export class KpiGoal {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;
}

@ObjectType({ description: 'A value that a point had until later news of that day came' })
export class KpiRevision {
  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  part!: number | null;

  @Field(() => Date)
  measuredAt!: Date;

  @Field(() => Date)
  replacedAt!: Date;

  @Field(() => String, { description: 'the news that changed it' })
  why!: string;
}

@ObjectType()
export class KpiPoint {
  @Field(() => String, { description: "YYYY-MM-DD, in the install's zone" })
  day!: string;

  @Field(() => Float, { nullable: true, description: 'at the end of the day; null: no data' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'how many of them; null where the measure has no part' })
  part!: number | null;

  @Field(() => JsonScalar, { nullable: true, description: 'of money by currency, of days further percentiles' })
  amounts!: Readonly<Record<string, number>> | null;

  @Field(() => Boolean, { description: "the day isn't over: this is its value now" })
  provisional!: boolean;

  @Field(() => [KpiRevision], { description: 'earlier values, oldest first' })
  revisions!: readonly KpiRevision[];
}

@ObjectType({ description: 'A measure, where it stands and where it comes from' })
export class Kpi {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { description: 'what is counted' })
  unit!: string;

  @Field(() => MeasureFormEnum, { description: 'how its numbers read' })
  form!: MeasureForm;

  @Field(() => BetterEnum)
  better!: Better;

  @Field(() => String, { nullable: true, description: 'what the part is, such as escalated' })
  partName!: string | null;

  @Field(() => KpiPoint, { description: 'today, so far' })
  latest!: KpiPoint;

  @Field(() => KpiPoint, { description: '30 days ago' })
  before!: KpiPoint;

  @Field(() => Float, { nullable: true, description: 'from 30 days ago to now; null: no data' })
  change!: number | null;

  @Field(() => [KpiGoal])
  goals!: KpiGoal[];
}

@ObjectType({ description: 'One of the rows that a number counts: a case, an escalation or an account' })
export class KpiRow {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true })
  accountId!: string | null;

  @Field(() => Date, { description: 'since when it counts' })
  since!: Date;

  @Field(() => Float, { nullable: true, description: 'of money' })
  amount!: number | null;

  @Field(() => String, { nullable: true })
  currency!: string | null;
}

@ObjectType()
export class KpiRowPage extends PageOf(KpiRow) {}

@ObjectType({ description: "An account's share of a number" })
export class KpiShare {
  @Field(() => ID, { nullable: true, description: 'null: not yet matched to an account' })
  accountId!: string | null;

  @Field(() => Float)
  value!: number;

  @Field(() => String, { nullable: true, description: 'of money' })
  currency!: string | null;
}
