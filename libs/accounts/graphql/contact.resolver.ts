// Contacts: lists, pages, and changes by hand.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { contactName } from '../rules/contact.js';
import { AccountService } from '../service/account.service.js';
import type { Account as AccountRow } from '../store/account.entity.js';
import { AccountRepository } from '../store/account.repository.js';
import type { Contact as ContactRow } from '../store/contact.entity.js';
import { ContactRepository } from '../store/contact.repository.js';
import { ContactFilterInput, ContactInput, ContactSortInput } from './account.input.js';
import { Account } from './account.object.js';
import { Contact, ContactPage } from './contact.object.js';

@Resolver(() => Contact)
export class ContactResolver {
  constructor(
    private readonly repository: ContactRepository,
    private readonly accounts: AccountRepository,
    private readonly service: AccountService,
  ) {}

  @Allow('account:read')
  @Query(() => ContactPage)
  contacts(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: ContactFilterInput,
    @Args('sort', { nullable: true }) sort?: ContactSortInput,
  ): Promise<Page<ContactRow>> {
    return this.repository.list(tx, filter ?? {}, sort?.field ?? 'name', sort?.direction ?? 'ASC', page);
  }

  @Allow('account:read')
  @Query(() => CappedCount)
  contactCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: ContactFilterInput): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('account:read')
  @Query(() => Contact, { nullable: true })
  contact(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<ContactRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @ResolveField(() => String, { description: 'never empty' })
  name(@Parent() contact: ContactRow): string {
    return contactName(contact);
  }

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: ContactRow, @Ctx() context: RequestContext): Promise<AccountRow | null> {
    return context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @Allow('account:write')
  @Mutation(() => Contact, { description: 'id absent: a new contact' })
  saveContact(
    @As() scope: Scope,
    @Args('accountId', { type: () => ID }) accountId: string,
    @Args('input') input: ContactInput,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
  ): Promise<ContactRow> {
    return this.service.saveContact(scope, accountId, id ?? null, input);
  }
}
