// Virtual teams as the console sees them.
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import type { TeamContent } from '../store/team.repository.js';

@ObjectType({ description: 'A saved set of people, support groups and accounts; its members see what is in it' })
export class Team {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: 'team names as the help desk spells them' })
  supportGroups!: string[];

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType()
export class TeamPage extends PageOf(Team) {}

@InputType()
export class TeamInput implements TeamContent {
  @Field(() => String)
  name!: string;

  @Field(() => [String], { defaultValue: [] })
  supportGroups!: string[];

  @Field(() => [ID], { defaultValue: [] })
  memberIds!: string[];

  @Field(() => [ID], { defaultValue: [] })
  accountIds!: string[];
}
