// What came of a file for a list.
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '#platform/graphql';
import type { ListReject as Reject } from '../rules/index.js';
import type { ListedFile as Listed } from '../service/list.service.js';

@ObjectType({ description: 'A line that put nobody on the list' })
export class ListReject implements Reject {
  @Field(() => Int, { description: '1 is the header' })
  line!: number;

  @Field(() => String)
  value!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String, { description: 'what to do' })
  message!: string;
}

@ObjectType()
export class ListedFile implements Listed {
  @Field(() => Int)
  added!: number;

  @Field(() => Int, { description: 'on the list already, or named twice' })
  known!: number;

  @Field(() => [ListReject])
  rejects!: ListReject[];
}

export const ListedFileResult = resultUnion('ListedFileResult', ListedFile);
