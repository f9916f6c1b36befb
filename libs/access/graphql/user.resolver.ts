// Users: lists for everybody inside, changes for administrators.
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, CappedCount, PageArgs, Read } from '#platform/graphql';
import { UserService } from '../service/user.service.js';
import type { User as UserRow } from '../store/user.entity.js';
import { UserRepository } from '../store/user.repository.js';
import { Allow } from './allow.guard.js';
import { NewUserInput, UserChangeInput, UserFilterInput, UserSortInput } from './user.input.js';
import { User, UserPage } from './user.object.js';

@Resolver(() => User)
export class UserResolver {
  constructor(
    private readonly repository: UserRepository,
    private readonly service: UserService,
  ) {}

  @Allow('user:read')
  @Query(() => UserPage)
  users(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: UserFilterInput,
    @Args('sort', { nullable: true }) sort?: UserSortInput,
  ): Promise<Page<UserRow>> {
    return this.repository.list(tx, filter ?? {}, sort?.field ?? 'name', sort?.direction ?? 'ASC', page);
  }

  @Allow('user:read')
  @Query(() => CappedCount)
  userCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: UserFilterInput): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('user:read')
  @Query(() => User, { nullable: true })
  user(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<UserRow | null> {
    return this.repository.byId(tx, id);
  }

  @Allow('user:manage')
  @Mutation(() => User)
  createUser(@As() scope: Scope, @Args('input') input: NewUserInput): Promise<UserRow> {
    return this.service.create(scope, input);
  }

  @Allow('user:manage')
  @Mutation(() => User)
  updateUser(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UserChangeInput,
  ): Promise<UserRow> {
    return this.service.update(scope, id, input);
  }
}
