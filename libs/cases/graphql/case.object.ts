// Cases and messages as the console sees them. Higher rooms add fields to `Case` and `Message` from their own edge.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import { CASE_STATES, DIRECTIONS, type CaseState, type Direction } from '../rules/case.js';
import { CHANNELS, type Channel } from '../rules/contact.js';

export const CaseStateEnum = Object.fromEntries(CASE_STATES.map((each) => [each, each])) as Record<
  CaseState,
  CaseState
>;
registerEnumType(CaseStateEnum, { name: 'CaseState' });

export const MessageDirectionEnum = Object.fromEntries(DIRECTIONS.map((each) => [each, each])) as Record<
  Direction,
  Direction
>;
registerEnumType(MessageDirectionEnum, { name: 'MessageDirection' });

export const ChannelEnum = Object.fromEntries(CHANNELS.map((each) => [each, each])) as Record<Channel, Channel>;
registerEnumType(ChannelEnum, { name: 'Channel' });

@ObjectType({ description: "A customer's trouble, from its opening to its end" })
export class Case {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String)
  externalId!: string;

  @Field(() => ID, { nullable: true })
  accountId!: string | null;

  @Field(() => String, { nullable: true })
  contactEmail!: string | null;

  @Field(() => String, { nullable: true, description: "the customer's key as the source gave it" })
  organisationKey!: string | null;

  @Field(() => String)
  subject!: string;

  @Field(() => String, { nullable: true })
  product!: string | null;

  @Field(() => String, { description: 'as the source spells it' })
  status!: string;

  @Field(() => CaseStateEnum, { description: 'what we understand by the status; pending waits on the customer' })
  state!: CaseState;

  @Field(() => String)
  priority!: string;

  @Field(() => String, { nullable: true })
  severity!: string | null;

  @Field(() => String, { nullable: true })
  team!: string | null;

  @Field(() => String, { nullable: true })
  assignee!: string | null;

  @Field(() => Date)
  openedAt!: Date;

  @Field(() => Date, { nullable: true })
  firstResponseAt!: Date | null;

  @Field(() => Date, { nullable: true })
  resolvedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;

  @Field(() => Int)
  reopenCount!: number;

  @Field(() => Date, { nullable: true })
  lastInboundAt!: Date | null;

  @Field(() => Date, { nullable: true })
  lastOutboundAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'the first thing the customer wrote that no human has answered' })
  awaitingReplySince!: Date | null;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType()
export class CasePage extends PageOf(Case) {}

@ObjectType({ description: 'One thing said in a case' })
export class Message {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  caseId!: string;

  @Field(() => MessageDirectionEnum)
  direction!: Direction;

  @Field(() => String, { nullable: true })
  authorName!: string | null;

  @Field(() => String, { nullable: true })
  authorEmail!: string | null;

  @Field(() => String)
  body!: string;

  @Field(() => Date)
  sentAt!: Date;

  @Field(() => Boolean, { description: 'sent by machine: counts as nothing' })
  automatic!: boolean;

  @Field(() => ChannelEnum, { description: 'calls, chats and meetings are logged by us: the body is their summary' })
  channel!: Channel;

  @Field(() => Boolean, { description: 'written by somebody who is no contact of the account' })
  stranger!: boolean;
}

@ObjectType()
export class MessagePage extends PageOf(Message) {}

@ObjectType({ description: 'What a list of cases can be narrowed to' })
export class CaseMark {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;
}

@ObjectType({ description: 'Cases that wait for somebody to say whose they are' })
export class UnmatchedGroup {
  @Field(() => String, { description: 'organisation, email or domain' })
  kind!: string;

  @Field(() => String)
  key!: string;

  @Field(() => Int)
  cases!: number;
}
