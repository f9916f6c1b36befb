// The rows of an account that a segment can count: its cases and its escalations.
import { CASE_STATES, isOpen } from '#cases/rules';
import { SEVERITIES, STAGES } from '#escalations/rules';
import type { Collection, Field } from './fact.js';
import { column, happened, openUntil } from './field.js';

const link = { row: 'account_id', subject: 'id' } as const;
const since = { key: 'openedAt', column: 'opened_at' } as const;
const resolved = { key: 'resolvedAt', column: 'resolved_at' } as const;

/** One of a few words, kept as intervals under its own name. */
const choice = (name: Parameters<typeof column>[0], values: readonly string[]): Field => ({
  ...column(name, 'enum', name.key, { intervals: name.key }),
  values,
});

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
    choice({ key: 'severity', label: 'Severity', description: 'Severity of the escalation.' }, SEVERITIES),
    choice({ key: 'stage', label: 'Stage', description: 'How far its answer has come.' }, STAGES),
    openedAt,
    resolvedAt,
  ],
  reads: ['escalation.opened', 'escalation.changed', 'escalation.resolved'],
};

export const cases: Collection = {
  key: 'cases',
  object: 'account',
  label: 'Cases',
  description: 'Support cases of the account.',
  table: 'cases',
  link,
  since,
  fields: [
    // By state: a source may say that a case is solved without saying when.
    {
      key: 'open',
      label: 'Open',
      description: 'Neither resolved nor closed.',
      type: 'boolean',
      history: { intervals: 'state' },
      sql: (row) =>
        `(${row}.state IN (${CASE_STATES.filter(isOpen)
          .map((state) => `'${state}'`)
          .join(', ')}))`,
    },
    choice({ key: 'state', label: 'State', description: 'What we understand by its status.' }, CASE_STATES),
    column({ key: 'status', label: 'Status', description: 'In the words of the source.' }, 'text', 'status', {
      intervals: 'status',
    }),
    column({ key: 'priority', label: 'Priority', description: 'In the words of the source.' }, 'text', 'priority', {
      intervals: 'priority',
    }),
    openedAt,
    resolvedAt,
    happened({ key: 'closedAt', label: 'Closed', description: 'When it was closed.' }, 'closed_at'),
  ],
  moves: { table: 'case_intervals', row: 'case_id', attribute: 'accountId' },
  reads: ['case.opened', 'case.changed'],
};
