// What the console asks of the API about accounts.
import type { ResourceData } from '../../data/resource-data.js';
import type { Account } from '../../schema.js';

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
  Pick<Account, 'startedOn' | 'timeZone' | 'licences' | 'domains' | 'createdAt' | 'updatedAt'>;

const row = `
  name tier strategic industry journeyStage contractStatus annualValue currency renewalOn
  owners { role user { id name } }`;

export const data: ResourceData = {
  type: 'Account',
  page: 'accounts',
  one: 'account',
  count: 'accountCount',
  row,
  record: `${row} startedOn timeZone licences domains createdAt updatedAt`,
};
