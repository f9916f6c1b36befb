// What a segment can ask about an account itself.
import { CONTRACT_STATUSES, type OwnerRole } from '#accounts/rules';
import type { Fact } from './fact.js';
import { column } from './field.js';

const attribute = (
  type: Fact['type'],
  name: string,
  key: string,
  label: string,
  description: string,
  values?: readonly string[],
): Fact => ({
  ...column({ key: `account.${key}`, label, description }, type, name, { intervals: key }),
  ...(values && { values }),
  object: 'account',
  reads: ['account.changed'],
});

const owned = (role: OwnerRole, key: string, label: string): Fact => ({
  key: `account.${key}`,
  label,
  description: `Somebody owns this account as ${role}.`,
  object: 'account',
  type: 'boolean',
  history: { intervals: `owner.${role}` },
  sql: (row) => `EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = ${row}.id AND o.role = '${role}')`,
  reads: ['account.owner-changed'],
});

const STATUS = `One of ${CONTRACT_STATUSES.join(', ')}.`;

export const accountFacts: readonly Fact[] = [
  attribute('text', 'name', 'name', 'Name', 'Name of the account; capital and small letters differ.'),
  attribute('text', 'tier', 'tier', 'Tier', 'Service tier, in the words of the source, such as gold.'),
  attribute('boolean', 'strategic', 'strategic', 'Strategic', 'Marked as a strategic account.'),
  attribute('text', 'industry', 'industry', 'Industry', 'Industry, in the words of the source.'),
  attribute('number', 'annual_value', 'annualValue', 'Annual value', 'Annual recurring value, in its own currency.'),
  attribute('enum', 'contract_status', 'contractStatus', 'Contract status', STATUS, CONTRACT_STATUSES),
  attribute('date', 'renewal_on', 'renewalOn', 'Renewal date', 'Day on which the contract renews.'),
  attribute('number', 'licences', 'licences', 'Licences', 'Licences bought.'),
  owned('csm', 'hasCsm', 'Has a CSM'),
  owned('am', 'hasAm', 'Has an account manager'),
  owned('sponsor', 'hasSponsor', 'Has an executive sponsor'),
];
