// Users as the console sees them.
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import { ROLES, type Role } from '../rules/roles.js';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as Record<Role, Role>;
registerEnumType(RoleEnum, { name: 'Role' });

@ObjectType({ description: 'Somebody who signs in to the console' })
export class User {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => Boolean)
  active!: boolean;

  @Field(() => [String], { description: 'what they can be asked about' })
  skills!: string[];

  @Field(() => Date)
  createdAt!: Date;
}

@ObjectType()
export class UserPage extends PageOf(User) {}

@ObjectType({ description: 'Who is signed in, and what they may do' })
export class Viewer {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => [String], { description: 'noun:verb' })
  permissions!: string[];
}
