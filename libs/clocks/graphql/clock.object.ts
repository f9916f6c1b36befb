// Clocks, their policies and calendars, as the console sees them.
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar } from '#platform/graphql';
import { CLOCKS, type ClockName, type ClockPolicy } from '../rules/policy.js';
import type { Hours, WorkCalendar as CalendarRules } from '../rules/work-calendar.js';

const ClockEnum = Object.fromEntries(CLOCKS.map((each) => [each, each])) as Record<ClockName, ClockName>;
registerEnumType(ClockEnum, { name: 'CaseClockName' });

@ObjectType({ description: 'One promise of time, running, standing still, or stopped' })
export class CaseClock {
  @Field(() => ClockEnum)
  clock!: ClockName;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'null while it stands still' })
  dueAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'from then on it is due soon' })
  warnAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'since when we wait on the customer' })
  pausedAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'working milliseconds that are left while it stands still' })
  remainingMs!: number | null;

  @Field(() => Date, { nullable: true, description: 'answered, or the case ended' })
  stoppedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'when it was too late' })
  breachedAt!: Date | null;

  policyId!: string;
}

@ObjectType('ClockPolicy', { description: 'Which cases are promised which times' })
export class ClockPolicyObject implements ClockPolicy {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'lower is asked first' })
  rank!: number;

  @Field(() => Boolean)
  active!: boolean;

  @Field(() => [String], { description: 'none: every priority' })
  priorities!: string[];

  @Field(() => [String], { description: 'none: every tier' })
  tiers!: string[];

  @Field(() => ID, { nullable: true, description: 'null: round the clock' })
  calendarId!: string | null;

  @Field(() => Int, { nullable: true, description: 'working minutes' })
  firstResponse!: number | null;

  @Field(() => Int, { nullable: true })
  nextResponse!: number | null;

  @Field(() => Int, { nullable: true })
  resolution!: number | null;

  @Field(() => Int, { description: 'percent of the target after which somebody is warned' })
  warnAt!: number;
}

@InputType()
export class ClockPolicyInput implements ClockPolicy {
  @Field(() => String)
  name!: string;

  @Field(() => Int)
  rank!: number;

  @Field(() => Boolean, { defaultValue: true })
  active!: boolean;

  @Field(() => [String], { defaultValue: [] })
  priorities!: string[];

  @Field(() => [String], { defaultValue: [] })
  tiers!: string[];

  @Field(() => ID, { nullable: true, defaultValue: null })
  calendarId!: string | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  firstResponse!: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  nextResponse!: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  resolution!: number | null;

  @Field(() => Int, { defaultValue: 75 })
  warnAt!: number;
}

@ObjectType({ description: 'When a team works' })
export class WorkCalendar {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'IANA zone' })
  zone!: string;

  @Field(() => JsonScalar, { description: 'seven lists of [start, end] in local minutes from midnight, Monday first' })
  week!: Hours[][];

  @Field(() => [String], { description: 'local dates' })
  holidays!: string[];
}

@InputType()
export class WorkCalendarInput implements CalendarRules {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  zone!: string;

  @Field(() => [[[Int]]], { description: 'seven lists of [start, end] in local minutes from midnight, Monday first' })
  week!: Hours[][];

  @Field(() => [String], { defaultValue: [] })
  holidays!: string[];
}

@ObjectType({ description: 'How far a change of promises has come' })
export class ClockReset {
  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Int, { description: 'cases whose clocks were set anew' })
  done!: number;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

@ObjectType()
export class PublicHoliday {
  @Field(() => String, { description: 'local date' })
  date!: string;

  @Field(() => String)
  name!: string;
}
