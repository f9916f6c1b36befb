// What a rule can ask about a contact itself.
import type { Fact, FactType, History } from './fact.js';
import { column, keptIn } from './field.js';

const INTERVALS = { table: 'contact_intervals', subject: 'contact_id' };

/** Usage moves these instants and tells of the account alone. */
const USED = { events: ['account.used'], table: 'contacts', row: 'account_id', subject: 'id' } as const;

const attribute = (
  key: string,
  label: string,
  type: FactType,
  name: string,
  history: History,
  description: string,
): Fact => ({
  ...column({ key: `contact.${key}`, label, description }, type, name, history),
  object: 'contact',
  reads: ['contact.changed'],
});

const roles = keptIn(INTERVALS, 'roles', (value) => `coalesce(string_to_array(${value}, ', '), '{}')`, {
  initial: `'{}'::text[]`,
});
const onboardedAt = keptIn(INTERVALS, 'onboardedAt', (value) => `${value}::timestamptz`);

export const contactFacts: readonly Fact[] = [
  attribute('roles', 'Roles', 'list', 'roles', roles, 'Such as champion, admin or user.'),
  {
    key: 'contact.hasEmail',
    label: 'Has an e-mail address',
    description: 'There is an address to write to.',
    object: 'contact',
    type: 'boolean',
    history: keptIn(INTERVALS, 'email', (value) => `(${value} IS NOT NULL)`, { initial: 'false' }),
    sql: (row) => `(${row}.email IS NOT NULL)`,
    reads: ['contact.changed'],
  },
  attribute('onboardedAt', 'Onboarded', 'instant', 'onboarded_at', onboardedAt, 'When this person was onboarded.'),
  {
    ...attribute('firstSeenAt', 'First seen', 'instant', 'first_seen_at', 'fixed', 'When this person first appeared.'),
    through: [USED],
  },
  {
    ...attribute(
      'lastActiveAt',
      'Last active',
      'instant',
      'last_active_at',
      'unkept',
      'When this person last used the product.',
    ),
    through: [USED],
  },
];
