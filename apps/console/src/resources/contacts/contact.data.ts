// What the console asks of the API about contacts.
import { gql } from '../../data/graphql.js';
import type { ResourceData } from '../../data/resource-data.js';
import type { Account, Contact, ContactInput } from '../../schema.js';

export type ContactRow = Pick<
  Contact,
  'id' | 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'roles' | 'timeZone' | 'lastActiveAt' | 'accountId'
> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
};

const SAVE = gql`
  mutation saveContact($accountId: ID!, $id: ID, $input: ContactInput!) {
    result: saveContact(accountId: $accountId, id: $id, input: $input) {
      id
      accountId
      name
      email
    }
  }
`;

const WRITTEN: readonly (keyof ContactInput)[] = ['firstName', 'lastName', 'email', 'phone', 'roles', 'timeZone'];

const input = (changes: Readonly<Record<string, unknown>>): ContactInput =>
  Object.fromEntries(
    WRITTEN.filter((key) => key in changes).map((key) => [key, changes[key] === '' ? null : changes[key]]),
  );

export const data: ResourceData = {
  type: 'Contact',
  page: 'contacts',
  one: 'contact',
  count: 'contactCount',
  row: 'name firstName lastName email phone roles timeZone lastActiveAt accountId account { id name }',
  create: {
    document: SAVE,
    variables: ({ data: changes }) => ({ accountId: changes['accountId'], input: input(changes) }),
  },
  update: {
    document: SAVE,
    variables: ({ id, data: changes }) => ({ id, accountId: changes['accountId'], input: input(changes) }),
  },
};
