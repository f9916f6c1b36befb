// Accounts: lists, pages, and changes by hand.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow } from '#access/graphql';
import { Clock, type Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import type { OwnerRole } from '../rules/account.js';
import { contractOf } from '../rules/contract-value.js';
import { AccountService } from '../service/account.service.js';
import type { Account as AccountRow } from '../store/account.entity.js';
import { AccountRepository, type OwnerRow } from '../store/account.repository.js';
import { HistoryRepository } from '../store/history.repository.js';
import { UsageRepository } from '../store/usage.repository.js';
import { AccountFilterInput, AccountInput, AccountSortInput } from './account.input.js';
import {
  Account,
  AccountChoices,
  AccountOwner,
  AccountPage,
  ContractValue,
  HistoryPage,
  OwnerRoleEnum,
  UsageDay,
  UsageFacts,
} from './account.object.js';

@Resolver(() => Account)
export class AccountResolver {
  constructor(
    private readonly repository: AccountRepository,
    private readonly service: AccountService,
    private readonly history: HistoryRepository,
    private readonly usage: UsageRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {}

  @Allow('account:read')
  @Query(() => AccountPage)
  accounts(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: AccountFilterInput,
    @Args('sort', { nullable: true }) sort?: AccountSortInput,
  ): Promise<Page<AccountRow>> {
    return this.repository.list(tx, filter ?? {}, sort?.field ?? 'name', sort?.direction ?? 'ASC', page);
  }

  @Allow('account:read')
  @Query(() => CappedCount)
  accountCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: AccountFilterInput): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('account:read')
  @Query(() => Account, { nullable: true })
  account(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<AccountRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @Allow('account:read')
  @Query(() => AccountChoices)
  accountChoices(@Read() tx: Tx): Promise<AccountChoices> {
    return this.repository.choices(tx);
  }

  @Allow('account:read')
  @Query(() => HistoryPage, { description: 'newest first' })
  accountHistory(
    @Read() tx: Tx,
    @Args('accountId', { type: () => ID }) accountId: string,
    @Args() page: PageArgs,
  ): Promise<HistoryPage> {
    return this.history.list(tx, accountId, page);
  }

  @ResolveField(() => [AccountOwner])
  async owners(@Parent() { id }: AccountRow, @Ctx() context: RequestContext): Promise<AccountOwner[]> {
    const owners =
      (await context.load<OwnerRow[]>('account.owners', id, (tx, ids) => this.repository.ownersOf(tx, ids))) ?? [];
    const users = await Promise.all(
      owners.map(({ userId }) => context.load('user', userId, (tx, ids) => this.users.byIds(tx, ids))),
    );
    return owners.flatMap(({ role }, index) => (users[index] ? [{ role, user: users[index] }] : []));
  }

  @ResolveField(() => Account, { nullable: true })
  parent(@Parent() { parentId }: AccountRow, @Ctx() context: RequestContext): Promise<AccountRow | null> | null {
    return parentId === null ? null : context.load('account', parentId, (tx, ids) => this.repository.byIds(tx, ids));
  }

  @ResolveField(() => ContractValue, { nullable: true })
  contract(@Parent() { id }: AccountRow, @Ctx() context: RequestContext): Promise<ContractValue | null> {
    return context.load('account.contract', id, async (tx, ids) => {
      const family = await this.repository.withAncestors(tx, ids);
      return new Map(ids.flatMap((each) => (contractOf(each, family) ? [[each, contractOf(each, family)!]] : [])));
    });
  }

  @ResolveField(() => UsageFacts, { nullable: true })
  usageFacts(@Parent() { id }: AccountRow, @Ctx() context: RequestContext): Promise<UsageFacts | null> {
    return context.load('account.usage', id, (tx, ids) => this.usage.facts(tx, ids, this.clock.now()));
  }

  @ResolveField(() => [UsageDay])
  usageByDay(
    @Parent() { id }: AccountRow,
    @Read() tx: Tx,
    @Args('days', { type: () => Int, defaultValue: 90 }) days: number,
  ): Promise<UsageDay[]> {
    return this.usage.byDay(tx, id, this.clock.now(), days);
  }

  @Allow('account:create')
  @Mutation(() => Account)
  createAccount(
    @As() scope: Scope,
    @Args('name') name: string,
    @Args('input', { nullable: true }) input?: AccountInput,
  ): Promise<AccountRow> {
    return this.service.create(scope, { ...input, name });
  }

  @Allow('account:write')
  @Mutation(() => Account)
  updateAccount(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: AccountInput,
  ): Promise<AccountRow> {
    return this.service.update(scope, id, input);
  }

  @Allow('account:write')
  @Mutation(() => Account, { description: 'userId null: nobody' })
  setAccountOwner(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('role', { type: () => OwnerRoleEnum }) role: OwnerRole,
    @Args('userId', { type: () => ID, nullable: true }) userId: string | null,
  ): Promise<AccountRow> {
    return this.service.setOwner(scope, id, role, userId);
  }
}
