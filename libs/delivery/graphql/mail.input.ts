// What may be asked about mails.
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import type { MessageState } from '../rules/index.js';
import type { UnknownVerdict } from '../service/clear-unknown.js';
import type { MailFilter } from '../store/mail.repository.js';
import { MailStateEnum } from './mail.object.js';

@InputType()
export class MailFilterInput implements MailFilter {
  @Field(() => ID, { nullable: true })
  campaignId?: string | null;

  @Field(() => ID, { nullable: true, description: 'messages of one run' })
  mailingId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'messages of any of these: a campaign run has one for each of its steps',
  })
  mailingIds?: string[] | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => ID, { nullable: true })
  contactId?: string | null;

  @Field(() => MailStateEnum, { nullable: true })
  state?: MessageState | null;

  @Field(() => String, { nullable: true, description: 'the whole address' })
  address?: string | null;
}

export const UnknownVerdictEnum: Record<UnknownVerdict, UnknownVerdict> = {
  resend: 'resend',
  mark_sent: 'mark_sent',
  drop: 'drop',
};
registerEnumType(UnknownVerdictEnum, {
  name: 'UnknownVerdict',
  description: 'what a person decides about a message of which nobody knows whether it arrived',
});
