// A best-practice page as the console sees it.
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Practice as PracticeRow } from '../store/practice.repository.js';

@ObjectType({ description: 'A best-practice page' })
export class Practice implements PracticeRow {
  @Field(() => ID)
  key!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'markdown' })
  body!: string;

  @Field(() => Date)
  updatedAt!: Date;
}
