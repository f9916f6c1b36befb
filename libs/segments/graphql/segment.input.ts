// What may be asked and said about segments.
import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, SortDirection } from '#platform/graphql';
import type { SubjectKind } from '#facts/rules';
import type { NewSegment, SegmentChange } from '../service/segment.service.js';
import type { SegmentFilter, SegmentSort } from '../store/segment.repository.js';
import { SegmentObjectEnum } from './segment.object.js';

export const SegmentSortField: Record<SegmentSort, SegmentSort> = { name: 'name', updatedAt: 'updatedAt' };
registerEnumType(SegmentSortField, { name: 'SegmentSortField' });

@InputType()
export class SegmentSortInput {
  @Field(() => SegmentSortField)
  field!: SegmentSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class SegmentFilterInput implements SegmentFilter {
  @Field(() => String, { nullable: true, description: 'part of the name, or the whole key' })
  search?: string | null;

  @Field(() => SegmentObjectEnum, { nullable: true })
  object?: SubjectKind | null;

  @Field(() => Boolean, { nullable: true })
  active?: boolean | null;
}

@InputType()
export class SegmentInput implements NewSegment {
  @Field(() => String, { nullable: true, description: 'made from the name when absent; cannot be changed' })
  key?: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => SegmentObjectEnum)
  object!: SubjectKind;

  @Field(() => JsonScalar, { nullable: true, description: 'absent: a list, on which nobody is yet' })
  rule?: unknown;

  @Field(() => Boolean, { nullable: true, description: 'true when absent' })
  active?: boolean | null;
}

@InputType({ description: 'What is absent stays as it is' })
export class SegmentChangeInput implements SegmentChange {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => JsonScalar, { nullable: true })
  rule?: unknown;
}
