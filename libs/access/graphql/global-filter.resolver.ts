// The viewer's global filter.
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Tx } from '#platform/database';
import { Read } from '#platform/graphql';
import type { Viewer } from '../rules/viewer.js';
import { GlobalFilter } from '../service/global-filter.js';
import type { Team as TeamRow } from '../store/team.entity.js';
import { Allow, CurrentViewer } from './allow.guard.js';
import { Team } from './team.object.js';

@Resolver()
export class GlobalFilterResolver {
  constructor(private readonly filter: GlobalFilter) {}

  @Allow('team:read')
  @Query(() => Team, { nullable: true, description: 'the virtual team that my lists are narrowed to' })
  globalFilter(@CurrentViewer() { id }: Viewer, @Read() tx: Tx): Promise<TeamRow | null> {
    return this.filter.of(tx, id);
  }

  @Allow('team:read')
  @Mutation(() => Team, { nullable: true, description: 'teamId null: everything again' })
  setGlobalFilter(
    @CurrentViewer() { id }: Viewer,
    @Args('teamId', { type: () => ID, nullable: true }) teamId: string | null,
  ): Promise<TeamRow | null> {
    return this.filter.set(id, teamId ?? null);
  }
}
