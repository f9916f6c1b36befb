// What the console asks of the API about accounts.
import { gql } from '../../data/graphql.js';
import type { ResourceData } from '../../data/resource-data.js';
import type { Account, AccountInput } from '../../schema.js';

export type AccountRow = Pick<
  Account,
  | 'id'
  | 'name'
  | 'tier'
  | 'strategic'
  | 'industry'
  | 'journeyStage'
  | 'contractStatus'
  | 'annualValue'
  | 'currency'
  | 'renewalOn'
  | 'owners'
>;

export type AccountRecord = AccountRow &
  Pick<Account, 'startedOn' | 'churnedOn' | 'timeZone' | 'licences' | 'domains' | 'createdAt' | 'updatedAt'> & {
    readonly parent: Pick<Account, 'id' | 'name'> | null;
    /** as forms choose it */
    readonly parentId: string | null;
  };

const row = `
  name tier strategic industry journeyStage contractStatus annualValue currency renewalOn
  owners { role user { id name } }`;

const CREATE = gql`
  mutation createAccount($name: String!, $input: AccountInput!) {
    result: createAccount(name: $name, input: $input) {
      id
      name
    }
  }
`;

const UPDATE = gql`
  mutation updateAccount($id: ID!, $input: AccountInput!) {
    result: updateAccount(id: $id, input: $input) {
      id
      name
    }
  }
`;

const WRITTEN: readonly (keyof AccountInput)[] = [
  'name',
  'contractStatus',
  'churnedOn',
  'annualValue',
  'currency',
  'tier',
  'strategic',
  'industry',
  'journeyStage',
  'renewalOn',
  'startedOn',
  'parentId',
  'timeZone',
  'licences',
  'domains',
];

/** What a form says about an account; an emptied field is said to be empty. */
const input = (changes: Readonly<Record<string, unknown>>): AccountInput =>
  Object.fromEntries(
    WRITTEN.filter((key) => key in changes).map((key) => [key, changes[key] === '' ? null : changes[key]]),
  );

export const data: ResourceData = {
  type: 'Account',
  page: 'accounts',
  one: 'account',
  count: 'accountCount',
  row,
  record: `${row} startedOn churnedOn timeZone licences domains createdAt updatedAt parent { id name }`,
  reads: (account) => ({ ...account, parentId: (account['parent'] as { id: string } | null | undefined)?.id ?? null }),
  create: {
    document: CREATE,
    variables: ({ data: changes }) => ({ name: changes['name'], input: input(changes) }),
  },
  update: { document: UPDATE, variables: ({ id, data: changes }) => ({ id, input: input(changes) }) },
};
