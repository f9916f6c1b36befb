// What a rule can ask about an account itself; of contacts, the same about the account that they belong to.
import { CONTRACT_STATUSES, OWNER_ROLES, type OwnerRole } from '#accounts/rules';
import type { Fact, FactType, Kept, SubjectKind } from './fact.js';
import { keptIn } from './field.js';

export interface AccountFact {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly type: FactType;
  readonly values?: readonly string[];
  readonly sql: (row: string) => string;
  readonly attribute: string;
  readonly read: (value: string) => string;
  readonly initial?: string;
  readonly reads: readonly string[];
}

const INTERVALS = { table: 'account_intervals', subject: 'account_id' };
const CASTS: Partial<Record<FactType, string>> = { number: 'numeric', boolean: 'boolean', date: 'date' };

const attribute = (
  type: FactType,
  column: string,
  key: string,
  label: string,
  description: string,
  more: Pick<AccountFact, 'values' | 'initial'> = {},
): AccountFact => ({
  key: `account.${key}`,
  label,
  description,
  type,
  sql: (row) => `${row}.${column}`,
  attribute: key,
  read: (value) => `${value}::${CASTS[type] ?? 'text'}`,
  reads: ['account.changed'],
  ...more,
});

const OWNERS: Readonly<Record<OwnerRole, readonly [key: string, label: string]>> = {
  csm: ['hasCsm', 'Has a CSM'],
  am: ['hasAm', 'Has an account manager'],
  sponsor: ['hasSponsor', 'Has an executive sponsor'],
};

const owned = (role: OwnerRole): AccountFact => ({
  key: `account.${OWNERS[role][0]}`,
  label: OWNERS[role][1],
  description: `Somebody owns this account as ${role}.`,
  type: 'boolean',
  sql: (row) => `EXISTS (SELECT 1 FROM account_owners o WHERE o.account_id = ${row}.id AND o.role = '${role}')`,
  attribute: `owner.${role}`,
  read: (value) => `(${value} IS NOT NULL)`,
  initial: 'false',
  reads: ['account.owner-changed'],
});

const STATUS = `One of ${CONTRACT_STATUSES.join(', ')}.`;

const facts: readonly AccountFact[] = [
  attribute('text', 'name', 'name', 'Name', 'Name of the account; capital and small letters differ.'),
  attribute('text', 'tier', 'tier', 'Tier', 'Service tier, in the words of the source, such as gold.'),
  attribute('boolean', 'strategic', 'strategic', 'Strategic', 'Marked as a strategic account.', { initial: 'false' }),
  attribute('text', 'industry', 'industry', 'Industry', 'Industry, in the words of the source.'),
  attribute('text', 'journey_stage', 'journeyStage', 'Journey stage', 'Where the customer is, such as onboarding.'),
  attribute('number', 'annual_value', 'annualValue', 'Annual value', 'Annual recurring value, in its own currency.'),
  attribute('text', 'currency', 'currency', 'Currency', 'Currency of the annual value, such as EUR.'),
  attribute('enum', 'contract_status', 'contractStatus', 'Contract status', STATUS, {
    values: CONTRACT_STATUSES,
    initial: `'active'`,
  }),
  attribute('date', 'churned_on', 'churnedOn', 'Churned on', 'Day on which the customer left.'),
  attribute('date', 'renewal_on', 'renewalOn', 'Renewal date', 'Day on which the contract renews.'),
  attribute('date', 'started_on', 'startedOn', 'Start date', 'Day on which the contract began.'),
  attribute('number', 'licences', 'licences', 'Licences', 'Licences bought.'),
  ...OWNER_ROLES.map(owned),
];

const kept = ({ attribute, read, initial }: AccountFact, row: 'id' | 'account_id'): Kept =>
  keptIn(INTERVALS, attribute, read, { row, ...(initial && { initial }) });

const about = (object: SubjectKind, { key, label, description, type, values }: AccountFact) => ({
  object,
  key,
  label,
  description,
  type,
  ...(values && { values }),
});

export const accountFactOf = (fact: AccountFact): Fact => ({
  ...about('account', fact),
  history: kept(fact, 'id'),
  sql: (row) => fact.sql(row),
  reads: fact.reads,
});

/** Another account's tier is a contact's tier from the day on which the contact moves there: the past asks its present account. */
export const contactFactOf = (fact: AccountFact): Fact => ({
  ...about('contact', { ...fact, label: `Account: ${fact.label}` }),
  history: kept(fact, 'account_id'),
  sql: (row) => `(SELECT ${fact.sql('its')} FROM accounts its WHERE its.id = ${row}.account_id)`,
  reads: ['contact.changed'],
  through: [{ events: fact.reads, table: 'contacts', row: 'account_id', subject: 'id' }],
});

export const accountFacts: readonly Fact[] = facts.map(accountFactOf);
export const accountFactsOfContacts: readonly Fact[] = facts.map(contactFactOf);
