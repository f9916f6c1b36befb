// What rules can ask about, for whoever builds one.
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { FactType } from '#facts/rules';

const TYPES = ['text', 'number', 'boolean', 'date', 'instant', 'enum', 'list'] as const satisfies readonly FactType[];
export const FactTypeEnum = Object.fromEntries(TYPES.map((each) => [each, each])) as Record<FactType, FactType>;
registerEnumType(FactTypeEnum, { name: 'FactType' });

@ObjectType({ description: 'A comparison, as a rule’s `op`' })
export class FactOperator {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'value, values, days or nothing' })
  takes!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'before: it needs `over`, the days between the two values; spells: it needs a history; null: it can take `for`',
  })
  looksBack!: string | null;
}

@ObjectType({ description: 'A value that a rule can compare, as its `fact`' })
export class SegmentFact {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String)
  description!: string;

  @Field(() => FactTypeEnum)
  type!: FactType;

  @Field(() => [String], { nullable: true, description: 'all values there are' })
  values!: string[] | null;

  @Field(() => String, { description: 'kept, fixed or unkept: whether a past day can be asked about' })
  history!: string;

  @Field(() => [FactOperator])
  operators!: FactOperator[];
}

@ObjectType({ description: 'Related rows that a rule can count or ask for, as its `of`' })
export class FactCollection {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String)
  description!: string;

  @Field(() => [SegmentFact])
  fields!: SegmentFact[];
}

@ObjectType()
export class SegmentFacts {
  @Field(() => [SegmentFact])
  facts!: SegmentFact[];

  @Field(() => [FactCollection])
  collections!: FactCollection[];

  @Field(() => [FactOperator], { description: 'comparisons of a count' })
  countOperators!: FactOperator[];
}
