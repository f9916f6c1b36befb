// What the console asks of the API about users.
import { gql } from '../../data/graphql.js';
import type { ResourceData } from '../../data/resource-data.js';
import type { Role, User } from '../../schema.js';

export type UserRow = Pick<User, 'id' | 'name' | 'email' | 'role' | 'active' | 'skills' | 'createdAt'>;

/** From the most powerful to the least, as forms offer them. */
export const ROLES: readonly Role[] = [
  'admin',
  'leader',
  'support_manager',
  'escalation_manager',
  'swarm_lead',
  'csm',
  'account_manager',
  'agent',
  'expert',
  'read_only',
];

const CREATE = gql`
  mutation createUser($input: NewUserInput!) {
    result: createUser(input: $input) {
      id
      name
      email
      role
      active
      createdAt
    }
  }
`;

const UPDATE = gql`
  mutation updateUser($id: ID!, $input: UserChangeInput!) {
    result: updateUser(id: $id, input: $input) {
      id
      name
      email
      role
      active
      createdAt
    }
  }
`;

export const data: ResourceData = {
  type: 'User',
  page: 'users',
  one: 'user',
  count: 'userCount',
  row: 'name email role active skills createdAt',
  create: {
    document: CREATE,
    variables: ({ data: { name, email, role, password } }) => ({ input: { name, email, role, password } }),
  },
  update: {
    document: UPDATE,
    variables: ({ id, data: { name, role, active, skills, password } }) => ({
      id,
      input: { name, role, active, skills, password },
    }),
  },
};
