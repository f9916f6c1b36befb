// Lists look alike everywhere: nodes, an end cursor, whether there is more; counts are capped and asked for apart.
import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CappedCount as Count, Page as KernelPage, PageRequest } from '#kernel';

export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(SortDirection, { name: 'SortDirection' });

@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { nullable: true, description: '1 to 200 rows; 25 when absent' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'the endCursor of the page before' })
  after?: string | null;
}

@ObjectType({ description: 'A count that stops at 1,000' })
export class CappedCount implements Count {
  @Field(() => Int)
  value!: number;

  @Field(() => Boolean)
  capped!: boolean;
}

/** `@ObjectType() class AccountPage extends PageOf(Account) {}` */
export function PageOf<T>(node: Type<T>): Type<KernelPage<T>> {
  @ObjectType({ isAbstract: true })
  abstract class PageBase implements KernelPage<T> {
    @Field(() => [node])
    nodes!: T[];

    @Field(() => String, { nullable: true })
    endCursor!: string | null;

    @Field(() => Boolean)
    hasNextPage!: boolean;
  }
  return PageBase as Type<KernelPage<T>>;
}
