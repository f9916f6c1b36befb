// Mail that came in, as the console sees it.
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import type { InboundState } from '../store/inbound-mail.repository.js';

export const InboundStateEnum: Record<InboundState, InboundState> = {
  received: 'received',
  handled: 'handled',
  failed: 'failed',
};
registerEnumType(InboundStateEnum, { name: 'InboundMailState' });

@ObjectType({ description: 'A mail that came in through the mail door' })
export class InboundMail {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'of the envelope; empty for bounces' })
  sender!: string;

  @Field(() => [String])
  recipients!: readonly string[];

  @Field(() => String, { description: 'as its writer says' })
  from!: string;

  @Field(() => String)
  subject!: string;

  @Field(() => String, { nullable: true, description: 'none where it could not be read' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'as received: show it in a sandboxed frame only' })
  html!: string | null;

  @Field(() => InboundStateEnum)
  state!: InboundState;

  @Field(() => String, { nullable: true, description: 'what it was' })
  kind!: string | null;

  @Field(() => String, { nullable: true, description: 'what became of it, or what stood in the way' })
  outcome!: string | null;

  @Field(() => Date)
  receivedAt!: Date;

  @Field(() => Date, { nullable: true })
  handledAt!: Date | null;
}

@ObjectType()
export class InboundMailPage extends PageOf(InboundMail) {}
