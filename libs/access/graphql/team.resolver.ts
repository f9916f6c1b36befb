// Virtual teams: one line a method; members come through a loader.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { TeamService } from '../service/team.service.js';
import type { Team as TeamRow } from '../store/team.entity.js';
import { TeamRepository } from '../store/team.repository.js';
import { UserRepository } from '../store/user.repository.js';
import { Allow } from './allow.guard.js';
import { Team, TeamFilterInput, TeamInput, TeamPage, TeamSortInput } from './team.object.js';
import { User } from './user.object.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    private readonly repository: TeamRepository,
    private readonly users: UserRepository,
    private readonly service: TeamService,
  ) {}

  @Allow('team:read')
  @Query(() => TeamPage)
  teams(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: TeamFilterInput,
    @Args('sort', { nullable: true }) sort?: TeamSortInput,
  ): Promise<Page<TeamRow>> {
    return this.repository.list(tx, filter ?? {}, sort?.field ?? 'name', sort?.direction ?? 'ASC', page);
  }

  @Allow('team:read')
  @Query(() => CappedCount)
  teamCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: TeamFilterInput): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('team:read')
  @Query(() => Team, { nullable: true })
  team(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<TeamRow | null> {
    return this.repository.byId(tx, id);
  }

  @ResolveField(() => [User])
  async members(@Parent() team: TeamRow, @Ctx() context: RequestContext): Promise<User[]> {
    const ids =
      (await context.load('team.memberIds', team.id, (tx, keys) => this.repository.memberIds(tx, keys))) ?? [];
    const users = await Promise.all(
      ids.map((id) => context.load('user', id, (tx, keys) => this.users.byIds(tx, keys))),
    );
    return users.filter((user) => user !== null);
  }

  @ResolveField(() => [ID])
  async accountIds(@Parent() team: TeamRow, @Ctx() context: RequestContext): Promise<string[]> {
    return (await context.load('team.accountIds', team.id, (tx, keys) => this.repository.accountIds(tx, keys))) ?? [];
  }

  @Allow('team:manage')
  @Mutation(() => Team)
  createTeam(@As() scope: Scope, @Args('input') input: TeamInput): Promise<TeamRow> {
    return this.service.create(scope, input);
  }

  @Allow('team:manage')
  @Mutation(() => Team)
  updateTeam(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: TeamInput,
  ): Promise<TeamRow> {
    return this.service.update(scope, id, input);
  }

  @Allow('team:manage')
  @Mutation(() => Boolean)
  removeTeam(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.service.remove(scope, id);
  }
}
