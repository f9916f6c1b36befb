// Best-practice pages.
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Tx } from '#platform/database';
import { Read } from '#platform/graphql';
import { PracticeRepository } from '../store/practice.repository.js';
import { Practice } from './task.object.js';

@Resolver(() => Practice)
export class PracticeResolver {
  constructor(private readonly repository: PracticeRepository) {}

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
}
