// What a segment can ask about an account itself.
import type { Fact } from './fact.js';
import { column } from './field.js';

const account = (reads: readonly string[], field: Omit<Fact, 'object' | 'reads'>): Fact => ({
  ...field,
  object: 'account',
  reads,
});

const attribute = (key: string, label: string, type: Fact['type'], name: string, description: string): Fact =>
  account(['account.changed'], column({ key: `account.${key}`, label, description }, type, name, { intervals: name }));

const owned = (role: string, key: string, label: string): Fact =>
  account(['account.owner-changed'], {
    key: `account.${key}`,
    label,
    description: `Somebody is this account's ${role} now.`,
    type: 'boolean',
    history: { intervals: role },
    sql: (row) =>
      `EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = ${row}.id AND o.role = '${role}' AND o.to_at IS NULL)`,
  });

export const accountFacts: readonly Fact[] = [
  attribute('name', 'Name', 'text', 'name', 'Name of the account; capital and small letters differ.'),
  attribute('tier', 'Tier', 'text', 'tier', 'Service tier, in the words of the source, such as gold.'),
  attribute('strategic', 'Strategic', 'boolean', 'strategic', 'Marked as a strategic account.'),
  attribute('industry', 'Industry', 'text', 'industry', 'Industry, in the words of the source.'),
  attribute(
    'annualValue',
    'Annual value',
    'number',
    'annual_value',
    "Annual recurring value in the account's own currency.",
  ),
  attribute('contractStatus', 'Contract status', 'text', 'contract_status', 'Such as active, cancelled or churned.'),
  attribute('renewalOn', 'Renewal date', 'date', 'renewal_on', 'Day on which the contract renews.'),
  attribute('licences', 'Licences', 'number', 'licences', 'Licences bought.'),
  owned('csm', 'hasCsm', 'Has a CSM'),
  owned('am', 'hasAm', 'Has an account manager'),
  owned('sponsor', 'hasSponsor', 'Has an executive sponsor'),
];
