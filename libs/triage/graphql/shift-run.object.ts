// Runs, coverage and adoption as the console sees them.
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Inbound messages with negative signals: acted on within one business day ÷ arrived' })
export class TriageCoverage {
  @Field(() => Float, { nullable: true, description: '0 to 100; null: nothing to judge yet' })
  percent!: number | null;

  @Field(() => Int)
  arrived!: number;

  @Field(() => Int)
  actedInTime!: number;

  @Field(() => Int)
  actedLate!: number;

  @Field(() => Int, { description: 'and nothing else: never part of the percentage’s upper half' })
  acknowledgedOnly!: number;

  @Field(() => Int, { description: 'not acted on, and their business day is not over' })
  stillInTime!: number;

  @Field(() => Int)
  goal!: number;
}

@ObjectType({ description: 'One working through of the four steps' })
export class ShiftRun {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true })
  teamId!: string | null;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;

  @Field(() => Float, { description: 'pauses of more than five minutes left out' })
  activeMs!: number;

  @Field(() => [Int], { description: 'steps that are done' })
  steps!: number[];

  @Field(() => Int)
  openCases!: number;

  @Field(() => Int, { description: 'cases that needed somebody when it began' })
  needed!: number;

  @Field(() => Int, { nullable: true, description: 'when it ended' })
  leftOver!: number | null;
}

@ObjectType({ description: 'Cases that somebody saw to in a run' })
export class RunWork {
  @Field(() => Int)
  acted!: number;

  @Field(() => Int, { description: 'and did not act on' })
  acknowledged!: number;
}

@ObjectType()
export class PersonWeek {
  @Field(() => String, { description: 'YYYY-MM-DD' })
  monday!: string;

  @Field(() => Int)
  workingDays!: number;

  @Field(() => Int)
  runs!: number;

  @Field(() => Float, { nullable: true })
  runsPerDay!: number | null;

  @Field(() => Float, { nullable: true, description: 'a run' })
  activeMinutes!: number | null;
}

@ObjectType()
export class TriageWeek extends PersonWeek {
  @Field(() => TriageCoverage)
  coverage!: TriageCoverage;
}

@ObjectType()
export class TriagePerson {
  @Field(() => ID)
  userId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [PersonWeek])
  weeks!: PersonWeek[];
}

@ObjectType()
export class TriageSettings {
  @Field(() => Int, { nullable: true, description: 'minutes that a shift’s triage took before' })
  baselineMinutes!: number | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  wentLiveOn!: string | null;
}
