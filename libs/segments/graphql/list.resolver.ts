// Static lists: people put on them and taken off.
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope } from '#platform/database';
import { As, orRefused, type Refused } from '#platform/graphql';
import { ListService, type ListedFile as Listed } from '../service/list.service.js';
import { ListedFileResult } from './list.object.js';

@Resolver()
export class ListResolver {
  constructor(private readonly lists: ListService) {}

  @Allow('segment:write')
  @Mutation(() => Int, {
    description:
      'how many of these accounts or contacts were not on the list; those that you cannot see are passed over',
  })
  addToList(
    @As() scope: Scope,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
  ): Promise<number> {
    return this.lists.add(scope, segmentId, subjectIds);
  }

  @Allow('segment:write')
  @Mutation(() => Int, { description: 'how many of these were on the list' })
  removeFromList(
    @As() scope: Scope,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args('subjectIds', { type: () => [ID] }) subjectIds: string[],
  ): Promise<number> {
    return this.lists.remove(scope, segmentId, subjectIds);
  }

  @Allow('segment:write')
  @Mutation(() => ListedFileResult, {
    description: 'puts whom the lines of a CSV name on the list, and tells which lines name nobody, and why',
  })
  async addFileToList(
    @As() scope: Scope,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args('csv') csv: string,
  ): Promise<Listed | Refused> {
    return orRefused(await this.lists.addFile(scope, segmentId, csv));
  }
}
