// What a segment can ask about a contact itself.
import type { Fact, FactType, History } from './fact.js';
import { column } from './field.js';

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

export const contactFacts: readonly Fact[] = [
  attribute('roles', 'Roles', 'list', 'roles', { intervals: 'roles' }, 'Such as champion, admin or user.'),
  {
    key: 'contact.hasEmail',
    label: 'Has an e-mail address',
    description: 'There is an address to write to.',
    object: 'contact',
    type: 'boolean',
    history: { intervals: 'email' },
    sql: (row) => `(${row}.email IS NOT NULL)`,
    reads: ['contact.changed'],
  },
  attribute('firstSeenAt', 'First seen', 'instant', 'first_seen_at', 'fixed', 'When this person first appeared.'),
  attribute(
    'lastActiveAt',
    'Last active',
    'instant',
    'last_active_at',
    'unkept',
    'When this person last used the product.',
  ),
];
