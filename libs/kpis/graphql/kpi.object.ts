// KPIs as the console sees them.
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import type { Better } from '../rules/measure.js';

export const BetterEnum: Record<Better, Better> = { lower: 'lower', higher: 'higher' };
registerEnumType(BetterEnum, { name: 'KpiBetter' });

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
  @Field(() => Float)
  value!: number;

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

  @Field(() => Float, { description: 'at the end of the day' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'how many of them; null where the measure has no part' })
  part!: number | null;

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

  @Field(() => BetterEnum)
  better!: Better;

  @Field(() => String, { nullable: true, description: 'what the part is, such as escalated' })
  partName!: string | null;

  @Field(() => KpiPoint, { description: 'today, so far' })
  latest!: KpiPoint;

  @Field(() => KpiPoint, { description: '30 days ago' })
  before!: KpiPoint;

  @Field(() => Float, { description: 'from 30 days ago to now' })
  change!: number;

  @Field(() => [KpiGoal])
  goals!: KpiGoal[];
}

@ObjectType({ description: 'One of the rows that a number counts: a case or an escalation' })
export class KpiRow {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true })
  accountId!: string | null;

  @Field(() => Date, { description: 'since when it counts' })
  since!: Date;
}

@ObjectType()
export class KpiRowPage extends PageOf(KpiRow) {}

@ObjectType({ description: "An account's share of a number" })
export class KpiShare {
  @Field(() => ID, { nullable: true, description: 'null: not yet matched to an account' })
  accountId!: string | null;

  @Field(() => Int)
  value!: number;
}
