// What may be asked and said about users.
import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { SortDirection } from '#platform/graphql';
import type { Role } from '../rules/roles.js';
import type { UserFilter, UserSort } from '../store/user.repository.js';
import { RoleEnum } from './user.object.js';

export const UserSortField: Record<UserSort, UserSort> = {
  name: 'name',
  email: 'email',
  role: 'role',
  createdAt: 'createdAt',
};
registerEnumType(UserSortField, { name: 'UserSortField' });

@InputType()
export class UserSortInput {
  @Field(() => UserSortField)
  field!: UserSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class UserFilterInput implements UserFilter {
  @Field(() => String, { nullable: true })
  search?: string | null;

  @Field(() => RoleEnum, { nullable: true })
  role?: Role | null;

  @Field(() => Boolean, { nullable: true })
  active?: boolean | null;
}

@InputType()
export class NewUserInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => String)
  password!: string;
}

@InputType()
export class UserChangeInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => RoleEnum, { nullable: true })
  role?: Role | null;

  @Field(() => Boolean, { nullable: true })
  active?: boolean | null;

  @Field(() => [String], { nullable: true })
  skills?: string[] | null;

  @Field(() => String, { nullable: true })
  password?: string | null;
}
