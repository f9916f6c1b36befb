// Segments, their members and what came and went, as the console sees them.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Origin } from '#kernel';
import { CappedCount, JsonScalar, PageOf } from '#platform/graphql';
import type { Problem, Rule, SubjectKind } from '#facts/rules';

export const SegmentObjectEnum: Record<SubjectKind, SubjectKind> = { account: 'account', contact: 'contact' };
registerEnumType(SegmentObjectEnum, { name: 'SegmentObject', description: 'what a segment holds' });

export const SegmentKindEnum = { rule: 'rule', list: 'list' } as const;
registerEnumType(SegmentKindEnum, { name: 'SegmentKind' });

export const MovementKindEnum = { entered: 'entered', left: 'left' } as const;
registerEnumType(MovementKindEnum, { name: 'SegmentMovementKind' });

@ObjectType({ description: 'What is wrong in a rule, and where' })
export class RuleProblem implements Problem {
  @Field(() => String)
  code!: string;

  @Field(() => String, { description: 'what to do' })
  message!: string;

  @Field(() => JsonScalar, { description: 'keys and positions from the root of the rule' })
  path!: (string | number)[];
}

@ObjectType({ description: 'The accounts or contacts that a rule holds for' })
export class Segment {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'stable name, for plays, campaigns and blocs' })
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => SegmentObjectEnum)
  object!: SubjectKind;

  @Field(() => SegmentKindEnum, { description: 'list: people are put on it, by hand or by a file' })
  kind!: 'rule' | 'list';

  @Field(() => JsonScalar)
  rule!: Rule;

  @Field(() => Boolean, { description: 'follows events; has members' })
  active!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType()
export class SegmentPage extends PageOf(Segment) {}

@ObjectType({ description: 'Belonging to a segment, from one moment to another' })
export class SegmentMembership {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  enteredAt!: Date;

  @Field(() => Date, { nullable: true, description: 'null: still a member' })
  leftAt!: Date | null;

  @Field(() => String, { description: 'live: something happened; backfill: history, or another rule' })
  origin!: Origin;

  @Field(() => String, { description: 'name of the event, or time.passed' })
  enteredBecause!: string;

  @Field(() => String, { nullable: true })
  leftBecause!: string | null;
}

@ObjectType()
export class SegmentMembershipPage extends PageOf(SegmentMembership) {}

@ObjectType({ description: 'An entering or a leaving' })
export class SegmentMovement {
  @Field(() => ID)
  membershipId!: string;

  @Field(() => MovementKindEnum)
  kind!: 'entered' | 'left';

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: 'name of the event, or time.passed' })
  because!: string;

  @Field(() => String, { description: 'of the entering: live or backfill' })
  origin!: Origin;
}

@ObjectType()
export class SegmentMovementPage extends PageOf(SegmentMovement) {}

@ObjectType({ description: 'Whom an unsaved rule holds for, among those that you can see' })
export class SegmentPreview {
  @Field(() => [RuleProblem], { description: 'when there are any, nothing else is answered' })
  problems!: RuleProblem[];

  @Field(() => CappedCount, { nullable: true })
  count!: CappedCount | null;
}

@ObjectType({ description: 'Why a rule holds or not for one subject' })
export class RuleVerdict {
  @Field(() => Boolean)
  holds!: boolean;

  @Field(() => JsonScalar, {
    description:
      'a tree like the rule’s: { kind: all, any or not, holds, parts } or { kind: leaf, holds, path, about, op, wanted, actual }',
  })
  verdict!: object;
}
