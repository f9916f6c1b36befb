// What a rule can ask about use of the product: figures of an account, and days of use as rows to be counted.
import type { Collection, Fact, FactType, Field, SqlMoment, SubjectKind } from './fact.js';
import { column } from './field.js';

const WINDOW = 28;

/** A figure over the usage of the last `days` days, today included; it changes with each day. */
const figure = (key: string, label: string, description: string, sql: Field['sql'], licensed = false): Fact => ({
  key: `usage.${key}`,
  label,
  description,
  object: 'account',
  type: 'number',
  history: licensed ? 'unkept' : 'fixed',
  turnsDaily: true,
  sql,
  reads: licensed ? ['account.used', 'account.changed'] : ['account.used'],
});

const used = (what: string, row: string, at: SqlMoment, days: number, join = ''): string =>
  `(SELECT count(DISTINCT ${what}) FROM usage_days u${join} WHERE u.account_id = ${row}.id AND u.day <= ${at.today} AND u.day > ${at.today} - ${days})`;

export const usageFacts: readonly Fact[] = [
  figure('activeDays', 'Active days', `Days with any use among the last ${WINDOW}.`, (row, at) =>
    used('u.day', row, at, WINDOW),
  ),
  figure('activeContacts', 'Active contacts', 'Contacts who used the product in the last 30 days.', (row, at) =>
    used('u.contact_id', row, at, 30),
  ),
  figure(
    'licenceUtilisation',
    'Licence utilisation',
    'Contacts active in the last 30 days ÷ licences; not known without licences.',
    (row, at) => `(${used('u.contact_id', row, at, 30)}::numeric / nullif(${row}.licences, 0))`,
    true,
  ),
  figure(
    'highValueFeatures',
    'High-value features',
    `High-value features used in the last ${WINDOW} days.`,
    (row, at) => used('u.feature', row, at, WINDOW, ' JOIN features f ON f.name = u.feature AND f.high_value'),
  ),
];

/** Days are those of the usage roll-up, which are UTC's. */
const usage = (object: SubjectKind, link: Collection['link'], through: Collection['through']): Collection => {
  const plain = (key: string, label: string, description: string, type: FactType) =>
    column({ key, label, description }, type, key, 'fixed');
  return {
    key: 'usage',
    object,
    label: 'Days of use',
    description: 'One row a day and feature that was used; count days by distinct day.',
    table: `(SELECT d.*, d.day::timestamp AT TIME ZONE 'UTC' AS begins_at FROM usage_days d)`,
    link,
    since: { key: 'begins', column: 'begins_at' },
    fields: [
      plain('feature', 'Feature', 'Name of the feature.', 'text'),
      plain('day', 'Day', 'Day of use.', 'date'),
      plain('quantity', 'Quantity', 'How much or how often on that day.', 'number'),
    ],
    reads: [],
    ...(through && { through }),
  };
};

export const usageCollections: readonly Collection[] = [
  usage('account', { row: 'account_id', subject: 'id' }, [
    { events: ['account.used'], table: 'accounts', row: 'id', subject: 'id' },
  ]),
  usage('contact', { row: 'contact_id', subject: 'id' }, [
    { events: ['account.used'], table: 'contacts', row: 'account_id', subject: 'id' },
  ]),
];
