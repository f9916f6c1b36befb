// What the console asks of the API about virtual teams.
import type { RaRecord } from 'react-admin';
import { gql } from '../../data/graphql.js';
import type { ResourceData, Verb } from '../../data/resource-data.js';
import type { Team, User } from '../../schema.js';

export type TeamRow = Pick<Team, 'id' | 'name' | 'supportGroups' | 'accountIds' | 'createdAt'> & {
  readonly memberIds: readonly string[];
};

const CREATE = gql`
  mutation createTeam($input: TeamInput!) {
    result: createTeam(input: $input) {
      id
      name
      supportGroups
      accountIds
      createdAt
      members {
        id
      }
    }
  }
`;

const UPDATE = gql`
  mutation updateTeam($id: ID!, $input: TeamInput!) {
    result: updateTeam(id: $id, input: $input) {
      id
      name
      supportGroups
      accountIds
      createdAt
      members {
        id
      }
    }
  }
`;

const REMOVE = gql`
  mutation removeTeam($id: ID!) {
    result: removeTeam(id: $id)
  }
`;

type Changes = Parameters<Verb['variables']>[0]['data'];

/** The API answers with whole people and takes their ids; forms work with the ids. */
const reads = ({ members, ...team }: RaRecord): RaRecord => ({
  ...team,
  memberIds: (members as Pick<User, 'id'>[]).map(({ id }) => id),
});

const input = ({ name, supportGroups = [], accountIds = [], memberIds = [] }: Changes) => ({
  input: { name, supportGroups, accountIds, memberIds },
});

export const data: ResourceData = {
  type: 'Team',
  page: 'teams',
  one: 'team',
  count: 'teamCount',
  row: 'name supportGroups accountIds createdAt members { id }',
  reads,
  create: { document: CREATE, variables: ({ data: changes }) => input(changes) },
  update: { document: UPDATE, variables: ({ id, data: changes }) => ({ id, ...input(changes) }) },
  remove: { document: REMOVE, variables: ({ id }) => ({ id }) },
};
