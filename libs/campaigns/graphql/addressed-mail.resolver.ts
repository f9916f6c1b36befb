// Whom a mail is for: delivery knows ids, the rooms above know the people behind them.
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AccountRepository,
  ContactRepository,
  type Account as AccountRow,
  type Contact as ContactRow,
} from '#accounts';
import { Account, Contact } from '#accounts/graphql';
import type { Mail as MailRow } from '#delivery';
import { Mail } from '#delivery/graphql';
import { Ctx, RequestContext } from '#platform/graphql';

@Resolver(() => Mail)
export class AddressedMailResolver {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly contacts: ContactRepository,
  ) {}

  @ResolveField(() => Account, { nullable: true })
  account(@Parent() { accountId }: MailRow, @Ctx() context: RequestContext): Promise<AccountRow | null> | null {
    return accountId === null ? null : context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  @ResolveField(() => Contact, { nullable: true })
  contact(@Parent() { contactId }: MailRow, @Ctx() context: RequestContext): Promise<ContactRow | null> | null {
    return contactId === null ? null : context.load('contact', contactId, (tx, ids) => this.contacts.byIds(tx, ids));
  }
}
