// The rows that a rule can count: cases and escalations, of an account and of a contact.
import { CASE_STATES, isOpen } from '#cases/rules';
import { SEVERITIES, STAGES } from '#escalations/rules';
import type { Collection, Field } from './fact.js';
import { column, happened, keptIn, openUntil } from './field.js';

const CASES = { table: 'case_intervals', subject: 'case_id' };
const ESCALATIONS = { table: 'escalation_intervals', subject: 'escalation_id' };

const link = { row: 'account_id', subject: 'id' } as const;
const since = { key: 'openedAt', column: 'opened_at' } as const;
const resolved = { key: 'resolvedAt', column: 'resolved_at' } as const;

type Name = Parameters<typeof column>[0];

/** A word kept as intervals under its own name. */
const word = (
  intervals: typeof CASES,
  name: Name,
  { values, initial }: { readonly values?: readonly string[]; readonly initial?: string } = {},
): Field => {
  const kept = keptIn(intervals, name.key, (value) => value, initial ? { initial: `'${initial}'::text` } : {});
  return { ...column(name, values ? 'enum' : 'text', name.key, kept), ...(values && { values }) };
};

const OPEN = CASE_STATES.filter(isOpen)
  .map((state) => `'${state}'`)
  .join(', ');

const openedAt = column(
  { key: since.key, label: 'Opened', description: 'When it was opened.' },
  'instant',
  since.column,
  'fixed',
);
const resolvedAt = happened(
  { key: resolved.key, label: 'Resolved', description: 'When it was resolved.' },
  resolved.column,
);

export const escalations: Collection = {
  key: 'escalations',
  object: 'account',
  label: 'Escalations',
  description: 'Active escalations of the account, from opened until resolved.',
  table: 'escalations',
  link,
  since,
  fields: [
    openUntil({ key: 'open', label: 'Open', description: 'Opened and not resolved.' }, [resolved]),
    word(
      ESCALATIONS,
      { key: 'severity', label: 'Severity', description: 'Severity of the escalation.' },
      { values: SEVERITIES, initial: 'normal' },
    ),
    word(
      ESCALATIONS,
      { key: 'stage', label: 'Stage', description: 'How far its answer has come.' },
      { values: STAGES, initial: 'new' },
    ),
    openedAt,
    resolvedAt,
  ],
  reads: ['escalation.opened', 'escalation.changed', 'escalation.resolved'],
};

const casesAnywhere = {
  key: 'cases',
  table: 'cases',
  since,
  fields: [
    // By state: a source may say that a case is solved without saying when.
    {
      key: 'open',
      label: 'Open',
      description: 'Neither resolved nor closed.',
      type: 'boolean',
      history: keptIn(CASES, 'state', (value) => `(${value} IN (${OPEN}))`, { initial: 'true' }),
      sql: (row) => `(${row}.state IN (${OPEN}))`,
    },
    word(
      CASES,
      { key: 'state', label: 'State', description: 'What we understand by its status.' },
      { values: CASE_STATES, initial: 'open' },
    ),
    word(CASES, { key: 'status', label: 'Status', description: 'In the words of the source.' }, { initial: 'new' }),
    word(
      CASES,
      { key: 'priority', label: 'Priority', description: 'In the words of the source.' },
      { initial: 'normal' },
    ),
    word(CASES, { key: 'team', label: 'Team', description: 'Who works on it, in the words of the source.' }),
    openedAt,
    // A case that is opened again forgets when it was resolved before.
    { ...resolvedAt, history: 'unkept' },
    {
      ...happened({ key: 'closedAt', label: 'Closed', description: 'When it was closed.' }, 'closed_at'),
      history: 'unkept',
    },
  ],
  reads: ['case.opened', 'case.changed'],
} satisfies Partial<Collection>;

export const cases: Collection = {
  ...casesAnywhere,
  object: 'account',
  label: 'Cases',
  description: 'Support cases of the account.',
  link,
  moves: { table: 'case_intervals', row: 'case_id', attribute: 'accountId' },
};

/** A contact that moves to another account has that one's escalations. */
export const escalationsOfContacts: Collection = {
  ...escalations,
  object: 'contact',
  label: 'Escalations of the account',
  description: "Active escalations of the contact's account.",
  link: { row: 'account_id', subject: 'account_id' },
  through: [{ events: ['contact.changed'], table: 'contacts', row: 'id', subject: 'id' }],
};

export const casesOfContacts: Collection = {
  ...casesAnywhere,
  object: 'contact',
  label: 'Cases',
  description: 'Support cases of the contact.',
  link: { row: 'contact_id', subject: 'id' },
};
