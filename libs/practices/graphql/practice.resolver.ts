// Best-practice pages.
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, orRefused, Read, Refused, resultUnion } from '#platform/graphql';
import { PracticeService } from '../service/practice.service.js';
import { PracticeRepository } from '../store/practice.repository.js';
import { Practice } from './practice.object.js';

const SavePracticeResult = resultUnion('SavePracticeResult', Practice);

@Resolver(() => Practice)
export class PracticeResolver {
  constructor(
    private readonly repository: PracticeRepository,
    private readonly service: PracticeService,
  ) {}

  @Allow('play:read')
  @Query(() => [Practice], { description: 'by title' })
  practices(@Read() tx: Tx): Promise<Practice[]> {
    return this.repository.all(tx);
  }

  @Allow('play:read')
  @Query(() => Practice, { nullable: true })
  async practice(@Read() tx: Tx, @Args('key', { type: () => ID }) key: string): Promise<Practice | undefined> {
    return (await this.repository.byKeys(tx, [key])).get(key);
  }

  @Allow('play:write')
  @Mutation(() => SavePracticeResult, { description: 'the page reads so from now on; a new key makes a new page' })
  async savePractice(
    @As() scope: Scope,
    @Args('key', { type: () => ID }) key: string,
    @Args('title') title: string,
    @Args('body') body: string,
  ): Promise<Practice | Refused> {
    return orRefused(await this.service.save(scope, key, title, body));
  }
}
