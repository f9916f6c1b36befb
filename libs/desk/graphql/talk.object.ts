// Notes that wait for somebody, and what the help desk has yet to learn, as the console and connectors see them.
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { OUTBOX_KINDS, type OutboxKind } from '#cases/rules';
import { PageOf } from '#platform/graphql';

const OutboxKindEnum = Object.fromEntries(OUTBOX_KINDS.map((each) => [each, each])) as Record<OutboxKind, OutboxKind>;
registerEnumType(OutboxKindEnum, { name: 'OutboxKind' });

@ObjectType({ description: 'A note that somebody was asked to confirm' })
export class NoteReceipt {
  @Field(() => ID)
  messageId!: string;

  @Field(() => ID)
  caseId!: string;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Date, { nullable: true })
  confirmedAt!: Date | null;
}

@ObjectType()
export class NoteReceiptPage extends PageOf(NoteReceipt) {}

@ObjectType({ description: 'Done here, to be carried into the help desk that keeps the case' })
export class OutboxItem {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  caseExternalId!: string;

  @Field(() => OutboxKindEnum)
  kind!: OutboxKind;

  @Field(() => String, { nullable: true, description: 'what was said' })
  body!: string | null;

  @Field(() => String, { nullable: true, description: 'what the case was given' })
  value!: string | null;

  @Field(() => Date)
  madeAt!: Date;
}

@ObjectType()
export class OutboxPage extends PageOf(OutboxItem) {}
