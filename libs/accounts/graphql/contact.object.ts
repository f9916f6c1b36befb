// A customer's person, as the console sees them.
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';

@ObjectType({ description: "A customer's person" })
export class Contact {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  accountId!: string;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  firstName!: string | null;

  @Field(() => String, { nullable: true })
  lastName!: string | null;

  @Field(() => [String], { description: 'such as champion, admin, user' })
  roles!: string[];

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  timeZone!: string | null;

  @Field(() => String, { nullable: true })
  locale!: string | null;

  @Field(() => Date, { nullable: true })
  onboardedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  firstSeenAt!: Date | null;

  @Field(() => Date, { nullable: true })
  lastActiveAt!: Date | null;

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType()
export class ContactPage extends PageOf(Contact) {}
