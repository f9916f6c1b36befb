// How help desks take mail for their tickets: a handful, so they come whole.
import {
  Args,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, Read } from '#platform/graphql';
import { HelpDeskService } from '../service/help-desk.service.js';
import { HelpDeskRepository, type HelpDesk as HelpDeskRow } from '../store/help-desk.repository.js';

@ObjectType({ description: 'A source that keeps cases, and how it takes mail for one of them' })
class HelpDesk implements HelpDeskRow {
  @Field(() => String)
  source!: string;

  @Field(() => String, { description: '{id} stands for the number of the case there' })
  ticketAddress!: string;
}

@InputType()
class HelpDeskInput implements HelpDeskRow {
  @Field(() => String, { description: 'as its cases name it' })
  source!: string;

  @Field(() => String, { description: 'such as support+id{id}@desk.example' })
  ticketAddress!: string;
}

@Resolver(() => HelpDesk)
export class HelpDeskResolver {
  constructor(
    private readonly repository: HelpDeskRepository,
    private readonly service: HelpDeskService,
  ) {}

  @Allow('import:read')
  @Query(() => [HelpDesk])
  helpDesks(@Read() tx: Tx): Promise<HelpDeskRow[]> {
    return this.repository.list(tx);
  }

  @ResolveField(() => ID)
  id(@Parent() { source }: HelpDeskRow): string {
    return source;
  }

  @Allow('import:run')
  @Mutation(() => HelpDesk)
  saveHelpDesk(@As() scope: Scope, @Args('input') input: HelpDeskInput): Promise<HelpDeskRow> {
    return this.service.save(scope, input);
  }

  @Allow('import:run')
  @Mutation(() => Boolean)
  removeHelpDesk(@As() scope: Scope, @Args('source') source: string): Promise<boolean> {
    return this.service.remove(scope, source);
  }
}
