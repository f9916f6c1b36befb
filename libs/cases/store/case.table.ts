// Which columns of cases can be written, and which are remembered as intervals.
import type { IntervalTable, WritableTable } from '#platform/database';

export const CASE_HISTORY: IntervalTable = { table: 'case_intervals', subject: 'case_id' };

export const CASES: WritableTable = {
  table: 'cases',
  history: CASE_HISTORY,
  columns: [
    { key: 'source', column: 'source', type: 'text' },
    { key: 'externalId', column: 'external_id', type: 'text' },
    { key: 'accountId', column: 'account_id', type: 'uuid', tracked: true },
    { key: 'contactId', column: 'contact_id', type: 'uuid' },
    { key: 'contactEmail', column: 'contact_email', type: 'text' },
    { key: 'organisationKey', column: 'organisation_key', type: 'text' },
    { key: 'subject', column: 'subject', type: 'text', initial: `''` },
    { key: 'product', column: 'product', type: 'text' },
    { key: 'status', column: 'status', type: 'text', initial: `'new'`, tracked: true },
    { key: 'state', column: 'state', type: 'text', initial: `'open'`, tracked: true },
    { key: 'priority', column: 'priority', type: 'text', initial: `'normal'`, tracked: true },
    { key: 'severity', column: 'severity', type: 'text', tracked: true },
    { key: 'team', column: 'team', type: 'text', tracked: true },
    { key: 'assignee', column: 'assignee', type: 'text', tracked: true },
    { key: 'openedAt', column: 'opened_at', type: 'timestamptz', initial: 'g.at' },
    { key: 'firstResponseAt', column: 'first_response_at', type: 'timestamptz' },
    { key: 'resolvedAt', column: 'resolved_at', type: 'timestamptz' },
    { key: 'closedAt', column: 'closed_at', type: 'timestamptz' },
    { key: 'reopenCount', column: 'reopen_count', type: 'integer', initial: '0' },
  ],
};

/** For cases whose history is told by a log, point by point: their columns only keep what it ends with. */
export const LOGGED_CASES: WritableTable = {
  table: 'cases',
  columns: CASES.columns.map((column) => ({ ...column, tracked: false })),
};
