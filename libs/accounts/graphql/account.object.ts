// Accounts as the console sees them. Higher rooms add fields to `Account` from their own edge.
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { User } from '#access/graphql';
import { JsonScalar, PageOf } from '#platform/graphql';
import { CONTRACT_STATUSES, OWNER_ROLES, type ContractStatus, type OwnerRole } from '../rules/account.js';

export const ContractStatusEnum = Object.fromEntries(CONTRACT_STATUSES.map((each) => [each, each])) as Record<
  ContractStatus,
  ContractStatus
>;
registerEnumType(ContractStatusEnum, { name: 'ContractStatus' });

export const OwnerRoleEnum = Object.fromEntries(OWNER_ROLES.map((each) => [each, each])) as Record<
  OwnerRole,
  OwnerRole
>;
registerEnumType(OwnerRoleEnum, { name: 'OwnerRole' });

@ObjectType({ description: 'A customer company' })
export class Account {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String])
  domains!: string[];

  @Field(() => Float, { nullable: true, description: 'annual recurring value of its own contract' })
  annualValue!: string | null;

  @Field(() => String, { nullable: true })
  currency!: string | null;

  @Field(() => String, { nullable: true })
  tier!: string | null;

  @Field(() => Boolean)
  strategic!: boolean;

  @Field(() => String, { nullable: true })
  industry!: string | null;

  @Field(() => String, { nullable: true })
  journeyStage!: string | null;

  @Field(() => ContractStatusEnum)
  contractStatus!: ContractStatus;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  churnedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  renewalOn!: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  startedOn!: string | null;

  @Field(() => String, { nullable: true })
  timeZone!: string | null;

  @Field(() => Int, { nullable: true })
  licences!: number | null;

  @Field(() => JsonScalar)
  custom!: Record<string, unknown>;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType()
export class AccountPage extends PageOf(Account) {}

@ObjectType({ description: 'Who looks after the account in which role' })
export class AccountOwner {
  @Field(() => OwnerRoleEnum)
  role!: OwnerRole;

  @Field(() => User)
  user!: User;
}

@ObjectType({ description: 'The contract that the account is worth: its own, or an ancestor’s' })
export class ContractValue {
  @Field(() => ID, { description: 'the account that holds the contract' })
  holderId!: string;

  @Field(() => Float)
  annualValue!: number;

  @Field(() => String, { nullable: true })
  currency!: string | null;
}

@ObjectType({ description: 'A value that an attribute had from one moment to another' })
export class HistoryInterval {
  @Field(() => String)
  attribute!: string;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => Date)
  from!: Date;

  @Field(() => Date, { nullable: true, description: 'null: still so' })
  to!: Date | null;
}

@ObjectType()
export class HistoryPage extends PageOf(HistoryInterval) {}

@ObjectType()
export class UsageDay {
  @Field(() => String, { description: 'YYYY-MM-DD' })
  day!: string;

  @Field(() => Float)
  quantity!: number;
}

@ObjectType({ description: 'How the account uses the product' })
export class UsageFacts {
  @Field(() => Int, { description: 'contacts active in the last 30 days' })
  activeContacts!: number;

  @Field(() => Float, { nullable: true, description: 'active contacts ÷ licences' })
  licenceUtilisation!: number | null;

  @Field(() => Int, { description: 'days with any use among the last 28' })
  activeDays!: number;

  @Field(() => Int, { description: 'high-value features used in the last 30 days' })
  highValueFeatures!: number;
}

@ObjectType({ description: 'What filters can choose from' })
export class AccountChoices {
  @Field(() => [String])
  tiers!: string[];

  @Field(() => [String])
  journeyStages!: string[];
}
