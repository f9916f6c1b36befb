// Mails as the console sees them: the messages of the engine, the inbox of an installation without a mail server, suppressions.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import { MESSAGE_STATES, type MessageState } from '../rules/index.js';

export const MailStateEnum = Object.fromEntries(MESSAGE_STATES.map((each) => [each, each])) as Record<
  MessageState,
  MessageState
>;
registerEnumType(MailStateEnum, { name: 'MailState' });

@ObjectType({ description: 'One message to one person, from plan to outcome' })
export class Mail {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'of the run that it belongs to' })
  mailingId!: string;

  accountId!: string | null;
  contactId!: string | null;

  @Field(() => String, { description: 'empty where the contact has none' })
  address!: string;

  @Field(() => MailStateEnum)
  state!: MessageState;

  @Field(() => String, { nullable: true, description: 'why it is in this state' })
  reason!: string | null;

  @Field(() => Date, { nullable: true, description: 'how long it waits at most' })
  until!: Date | null;

  @Field(() => Date, { description: 'when it is due, or tried again' })
  nextAt!: Date;

  @Field(() => Int)
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'what the mail server said last' })
  response!: string | null;

  @Field(() => Date)
  plannedAt!: Date;

  @Field(() => Date)
  changedAt!: Date;

  @Field(() => Date, { nullable: true })
  sentAt!: Date | null;
}

@ObjectType()
export class MailPage extends PageOf(Mail) {}

@ObjectType({ description: 'One try to hand a message to the mail server' })
export class MailAttempt {
  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date)
  endedAt!: Date;

  @Field(() => MailStateEnum)
  outcome!: MessageState;

  @Field(() => String)
  reason!: string;

  @Field(() => String, { description: 'what the server said, or what went wrong' })
  detail!: string;
}

@ObjectType({ description: 'Something heard after a server had taken it: a bounce, a delay, a complaint' })
export class MailEvidence {
  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: 'dead, failed, delayed, delivered or complained' })
  kind!: string;

  @Field(() => String)
  detail!: string;
}

@ObjectType({ description: 'An open or a click; those of programs are marked' })
export class MailVisit {
  @Field(() => Date)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'where the link leads; none where the mail was opened' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'why it was a program and not a person' })
  scanner!: string | null;
}

@ObjectType()
export class MailStateCount {
  @Field(() => MailStateEnum)
  state!: MessageState;

  @Field(() => Int)
  count!: number;
}

@ObjectType()
export class MailHeader {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType({ description: 'A mail that was kept here instead of being sent on' })
export class CaughtMail {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: 'the message, where it is one of ours' })
  mailId!: string | null;

  @Field(() => String)
  subject!: string;

  @Field(() => String)
  from!: string;

  @Field(() => String)
  to!: string;

  @Field(() => [MailHeader], { description: 'in the order they were sent' })
  headers!: MailHeader[];

  @Field(() => String, { nullable: true, description: 'as sent: show it in a sandboxed frame only' })
  html!: string | null;

  @Field(() => String, { nullable: true })
  text!: string | null;

  @Field(() => Date)
  caughtAt!: Date;
}

@ObjectType()
export class CaughtMailPage extends PageOf(CaughtMail) {}

@ObjectType({ description: 'An address that gets no mail from here' })
export class Suppression {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  address!: string;

  @Field(() => String, { description: 'bounce, complaint or manual' })
  kind!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType()
export class SuppressionPage extends PageOf(Suppression) {}
