// Virtual teams as the console sees them.
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf, SortDirection } from '#platform/graphql';
import type { TeamContent, TeamFilter, TeamSort } from '../store/team.repository.js';

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

const TeamSortField: Record<TeamSort, TeamSort> = { name: 'name', createdAt: 'createdAt' };
registerEnumType(TeamSortField, { name: 'TeamSortField' });

@InputType()
export class TeamSortInput {
  @Field(() => TeamSortField)
  field!: TeamSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class TeamFilterInput implements TeamFilter {
  @Field(() => String, { nullable: true, description: "part of the name, or of a support group's" })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'those that this person is in' })
  memberId?: string | null;
}

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
