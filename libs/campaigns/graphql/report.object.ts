// What a run achieved, and where each of its contacts stands.
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A difference of rates against those who got nothing; 0.1 is ten percent of them' })
export class CampaignUplift {
  @Field(() => Float)
  difference!: number;

  @Field(() => Float, { description: 'ends of the 95 % interval, counted by account' })
  low!: number;

  @Field(() => Float)
  high!: number;
}

@ObjectType({ description: 'One arm of a run' })
export class CampaignArm {
  @Field(() => String, { description: 'key of the variant; holdout: those who got nothing; empty: everybody' })
  arm!: string;

  @Field(() => Int)
  contacts!: number;

  @Field(() => Int)
  mails!: number;

  @Field(() => Int, { description: 'taken by a mail server and not come back' })
  delivered!: number;

  @Field(() => Int)
  bounced!: number;

  @Field(() => Int)
  clicked!: number;

  @Field(() => Int, { description: 'by mail, or on the page behind it' })
  replied!: number;

  @Field(() => Int)
  unsubscribed!: number;

  @Field(() => Int)
  goalReached!: number;

  @Field(() => CampaignUplift, { nullable: true, description: 'null: no holdout, or too few accounts to say anything' })
  uplift!: CampaignUplift | null;
}

@ObjectType({ description: 'How many contacts of a run stand where' })
export class CampaignStanding {
  @Field(() => String, { description: 'active, holdout, done, exited or cancelled' })
  state!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'Somebody asked for a launch that needs two people' })
export class CampaignApproval {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'launch or schedule' })
  purpose!: string;

  @Field(() => Int, { description: 'contacts when it was asked' })
  audience!: number;

  @Field(() => String)
  note!: string;

  @Field(() => Date)
  requestedAt!: Date;

  requestedBy!: string;
  decidedBy!: string | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;

  @Field(() => Boolean, { nullable: true })
  approved!: boolean | null;

  @Field(() => String, { nullable: true })
  answer!: string | null;
}
