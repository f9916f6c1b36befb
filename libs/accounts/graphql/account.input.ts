// What may be asked and said about accounts and contacts.
import { Field, Float, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, SortDirection } from '#platform/graphql';
import type { AccountFields, ContractStatus } from '../rules/account.js';
import type { ContactFields } from '../rules/contact.js';
import type { AccountFilter, AccountSort } from '../store/account.repository.js';
import type { ContactFilter, ContactSort } from '../store/contact.repository.js';
import { ContractStatusEnum } from './account.object.js';

export const AccountSortField: Record<AccountSort, AccountSort> = {
  name: 'name',
  annualValue: 'annualValue',
  renewalOn: 'renewalOn',
  createdAt: 'createdAt',
};
registerEnumType(AccountSortField, { name: 'AccountSortField' });

@InputType()
export class AccountSortInput {
  @Field(() => AccountSortField)
  field!: AccountSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class AccountFilterInput implements AccountFilter {
  @Field(() => String, { nullable: true, description: 'part of the name, or a whole domain' })
  search?: string | null;

  @Field(() => String, { nullable: true })
  tier?: string | null;

  @Field(() => Boolean, { nullable: true })
  strategic?: boolean | null;

  @Field(() => ContractStatusEnum, { nullable: true })
  contractStatus?: ContractStatus | null;

  @Field(() => String, { nullable: true })
  journeyStage?: string | null;

  @Field(() => ID, { nullable: true, description: 'accounts that this user owns in any role' })
  ownerId?: string | null;

  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;
}

@InputType({ description: 'What is absent stays as it is; null empties' })
export class AccountInput implements AccountFields {
  @Field(() => String, { nullable: true })
  name?: string;

  @Field(() => [String], { nullable: true })
  domains?: string[];

  @Field(() => Float, { nullable: true })
  annualValue?: number | null;

  @Field(() => String, { nullable: true })
  currency?: string | null;

  @Field(() => String, { nullable: true })
  tier?: string | null;

  @Field(() => Boolean, { nullable: true })
  strategic?: boolean;

  @Field(() => String, { nullable: true })
  industry?: string | null;

  @Field(() => String, { nullable: true })
  journeyStage?: string | null;

  @Field(() => ContractStatusEnum, { nullable: true })
  contractStatus?: ContractStatus;

  @Field(() => String, { nullable: true })
  churnedOn?: string | null;

  @Field(() => String, { nullable: true })
  renewalOn?: string | null;

  @Field(() => String, { nullable: true })
  startedOn?: string | null;

  @Field(() => ID, { nullable: true })
  parentId?: string | null;

  @Field(() => String, { nullable: true })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true })
  licences?: number | null;

  @Field(() => JsonScalar, { nullable: true })
  custom?: Record<string, unknown>;
}

export const ContactSortField: Record<ContactSort, ContactSort> = {
  name: 'name',
  email: 'email',
  lastActiveAt: 'lastActiveAt',
  createdAt: 'createdAt',
};
registerEnumType(ContactSortField, { name: 'ContactSortField' });

@InputType()
export class ContactSortInput {
  @Field(() => ContactSortField)
  field!: ContactSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class ContactFilterInput implements ContactFilter {
  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => String, { nullable: true })
  role?: string | null;
}

@InputType({ description: 'What is absent stays as it is; null empties' })
export class ContactInput implements ContactFields {
  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  firstName?: string | null;

  @Field(() => String, { nullable: true })
  lastName?: string | null;

  @Field(() => [String], { nullable: true })
  roles?: string[];

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  timeZone?: string | null;

  @Field(() => String, { nullable: true })
  locale?: string | null;
}
