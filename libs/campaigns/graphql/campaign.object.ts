// Campaigns and their runs as the console sees them.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, PageOf } from '#platform/graphql';
import type { CampaignDefinition } from '../rules/campaign.js';
import { RUN_STATES, type RunState } from '../rules/run-state.js';

export const RunStateEnum = Object.fromEntries(RUN_STATES.map((each) => [each, each])) as Record<RunState, RunState>;
registerEnumType(RunStateEnum, { name: 'CampaignRunState' });

@ObjectType({ description: 'A mail to the contacts of a segment' })
export class Campaign {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => JsonScalar, { description: 'audience, template, schedule and holds, as its bloc says them' })
  definition!: CampaignDefinition;

  @Field(() => Int, { description: 'rises with every change of the definition' })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'since when it goes out by its schedule; null: by hand alone' })
  scheduledAt!: Date | null;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType({ description: 'One time that a campaign went out' })
export class CampaignRun {
  @Field(() => ID, { description: 'also the mailingId of its mails' })
  id!: string;

  campaignId!: string;

  @Field(() => String, { description: 'launched twice under one key, a campaign goes out once' })
  key!: string;

  @Field(() => Int, { description: 'version of the campaign that went out' })
  version!: number;

  @Field(() => Date)
  launchedAt!: Date;

  launchedBy!: string | null;

  @Field(() => Int, { nullable: true, description: 'messages that were planned; null while they are still being made' })
  audience!: number | null;

  @Field(() => String, { nullable: true })
  pauseReason!: string | null;

  @Field(() => Date, { nullable: true })
  pausedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  cancelledAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => Date, { description: 'what is still held by then is not sent' })
  expiresAt!: Date;
}

@ObjectType()
export class CampaignRunPage extends PageOf(CampaignRun) {}

@ObjectType({ description: 'A mail as one contact would get it' })
export class CampaignPreview {
  @Field(() => String)
  subject!: string;

  @Field(() => String, { description: 'show it in a sandboxed frame only' })
  html!: string;

  @Field(() => String)
  text!: string;
}
