// Which columns of accounts and contacts can be written, and which of them are remembered as intervals.
import type { IntervalTable, WritableTable } from '#platform/database';

export const ACCOUNT_HISTORY: IntervalTable = { table: 'account_intervals', subject: 'account_id' };
export const CONTACT_HISTORY: IntervalTable = { table: 'contact_intervals', subject: 'contact_id' };

export const ACCOUNTS: WritableTable = {
  table: 'accounts',
  history: ACCOUNT_HISTORY,
  columns: [
    { key: 'name', column: 'name', type: 'text', tracked: true },
    { key: 'domains', column: 'domains', type: 'text[]', initial: `'{}'` },
    { key: 'annualValue', column: 'annual_value', type: 'numeric', tracked: true },
    { key: 'currency', column: 'currency', type: 'text', tracked: true },
    { key: 'tier', column: 'tier', type: 'text', tracked: true },
    { key: 'strategic', column: 'strategic', type: 'boolean', initial: 'false', tracked: true },
    { key: 'industry', column: 'industry', type: 'text', tracked: true },
    { key: 'journeyStage', column: 'journey_stage', type: 'text', tracked: true },
    { key: 'contractStatus', column: 'contract_status', type: 'text', initial: `'active'`, tracked: true },
    { key: 'churnedOn', column: 'churned_on', type: 'date', tracked: true },
    { key: 'renewalOn', column: 'renewal_on', type: 'date', tracked: true },
    { key: 'startedOn', column: 'started_on', type: 'date', tracked: true },
    { key: 'parentId', column: 'parent_id', type: 'uuid', tracked: true },
    { key: 'timeZone', column: 'time_zone', type: 'text', tracked: true },
    { key: 'licences', column: 'licences', type: 'integer', tracked: true },
    { key: 'custom', column: 'custom', type: 'jsonb', initial: `'{}'`, tracked: true },
  ],
};

export const CONTACTS: WritableTable = {
  table: 'contacts',
  history: CONTACT_HISTORY,
  columns: [
    { key: 'accountId', column: 'account_id', type: 'uuid', tracked: true },
    { key: 'email', column: 'email', type: 'text', tracked: true },
    { key: 'firstName', column: 'first_name', type: 'text', tracked: true },
    { key: 'lastName', column: 'last_name', type: 'text', tracked: true },
    { key: 'roles', column: 'roles', type: 'text[]', initial: `'{}'`, tracked: true },
    { key: 'phone', column: 'phone', type: 'text' },
    { key: 'timeZone', column: 'time_zone', type: 'text', tracked: true },
    { key: 'locale', column: 'locale', type: 'text', tracked: true },
    { key: 'onboardedAt', column: 'onboarded_at', type: 'timestamptz', tracked: true },
    { key: 'firstSeenAt', column: 'first_seen_at', type: 'timestamptz' },
    { key: 'lastActiveAt', column: 'last_active_at', type: 'timestamptz' },
  ],
};
