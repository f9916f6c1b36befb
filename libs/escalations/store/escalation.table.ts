// Which columns of escalations can be written, and which are remembered as intervals. Opening and resolving are the row itself.
import type { IntervalTable, WritableTable } from '#platform/database';

export const ESCALATION_HISTORY: IntervalTable = { table: 'escalation_intervals', subject: 'escalation_id' };

export const ESCALATIONS: WritableTable = {
  table: 'escalations',
  history: ESCALATION_HISTORY,
  columns: [
    { key: 'source', column: 'source', type: 'text' },
    { key: 'externalId', column: 'external_id', type: 'text' },
    { key: 'accountId', column: 'account_id', type: 'uuid' },
    { key: 'caseId', column: 'case_id', type: 'uuid' },
    { key: 'severity', column: 'severity', type: 'text', initial: `'normal'`, tracked: true },
    { key: 'ownerId', column: 'owner_id', type: 'uuid', tracked: true },
    { key: 'reason', column: 'reason', type: 'text', initial: `''` },
    { key: 'stage', column: 'stage', type: 'text', initial: `'new'`, tracked: true },
    { key: 'valueAtStake', column: 'value_at_stake', type: 'numeric', tracked: true },
    { key: 'currency', column: 'currency', type: 'text', tracked: true },
    { key: 'valueReason', column: 'value_reason', type: 'text', tracked: true },
    { key: 'openedAt', column: 'opened_at', type: 'timestamptz', initial: 'g.at' },
    { key: 'openedBy', column: 'opened_by', type: 'uuid' },
    { key: 'resolvedAt', column: 'resolved_at', type: 'timestamptz' },
    { key: 'resolvedBy', column: 'resolved_by', type: 'uuid' },
    { key: 'nextUpdateDueAt', column: 'next_update_due_at', type: 'timestamptz', tracked: true },
    { key: 'plan', column: 'plan', type: 'text', tracked: true },
    { key: 'rootCause', column: 'root_cause', type: 'text' },
    { key: 'summary', column: 'summary', type: 'text' },
    { key: 'prevention', column: 'prevention', type: 'text' },
    { key: 'origin', column: 'origin', type: 'text', initial: `'live'` },
    { key: 'reopenedFromId', column: 'reopened_from_id', type: 'uuid' },
  ],
};
