// What the console asks of the API about contacts.
import type { ResourceData } from '../../data/resource-data.js';
import type { Account, Contact } from '../../schema.js';

export type ContactRow = Pick<Contact, 'id' | 'name' | 'email' | 'roles' | 'timeZone' | 'lastActiveAt'> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
};

export const data: ResourceData = {
  type: 'Contact',
  page: 'contacts',
  one: 'contact',
  count: 'contactCount',
  row: 'name email roles timeZone lastActiveAt account { id name }',
};
