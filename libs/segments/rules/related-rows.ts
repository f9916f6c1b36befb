// The rows of an account that a segment can count: its cases and its escalations. Each is open until an instant of its own.
import type { Collection } from './fact.js';
import { column, happened, openUntil } from './field.js';

const link = { row: 'account_id', subject: 'id' } as const;
const since = { key: 'openedAt', column: 'opened_at' } as const;
const resolved = { key: 'resolvedAt', column: 'resolved_at' } as const;
const closed = { key: 'closedAt', column: 'closed_at' } as const;

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
    column(
      { key: 'severity', label: 'Severity', description: 'Severity of the escalation.' },
      'text',
      'severity',
      'unkept',
    ),
    openedAt,
    resolvedAt,
  ],
  reads: ['escalation.opened', 'escalation.changed', 'escalation.resolved', 'escalation.reopened'],
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
    openUntil({ key: 'open', label: 'Open', description: 'Neither resolved nor closed.' }, [resolved, closed]),
    column({ key: 'status', label: 'Status', description: 'In the words of the source.' }, 'text', 'status', {
      intervals: 'status',
    }),
    column({ key: 'priority', label: 'Priority', description: 'In the words of the source.' }, 'text', 'priority', {
      intervals: 'priority',
    }),
    openedAt,
    resolvedAt,
    happened({ key: closed.key, label: 'Closed', description: 'When it was closed.' }, closed.column),
  ],
  reads: ['case.created', 'case.changed'],
};
