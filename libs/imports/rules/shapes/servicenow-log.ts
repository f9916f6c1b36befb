// ServiceNow's audit log of incidents: each row is the state of an incident at a moment, so that its history can be rebuilt.
// Rows stand in order of (at, sequence). `?` is the log's word for unknown, and stays a value: it changes like any other.
import { defineShape } from './define-shape.js';

export const servicenowLog = defineShape({
  name: 'servicenow-log',
  title: 'ServiceNow: history of incidents',
  target: 'case-log',
  tells: ['reassignment_count', 'made_sla', 'sys_mod_count'],
  format: { zone: 'UTC', dates: ['d/M/yyyy HH:mm', 'iso'], records: ['result', 'records'] },
  options: { account: 'ServiceNow' },
  columns: {
    number: { from: 'number', required: true },
    source: { constant: 'servicenow' },
    accountExternalId: { option: 'account', required: true },
    status: {
      from: ['ident_state', 'incident_state', 'state'],
      required: true,
      values: {
        New: 'new',
        Active: 'open',
        'In Progress': 'open',
        'Awaiting User Info': 'pending',
        'Awaiting Caller': 'pending',
        'Awaiting Problem': 'on_hold',
        'Awaiting Vendor': 'on_hold',
        'Awaiting Evidence': 'on_hold',
        'On Hold': 'on_hold',
        Resolved: 'resolved',
        Closed: 'closed',
        Canceled: 'closed',
        '?': '?',
        '-100': '?',
      },
    },
    priority: {
      from: 'priority',
      required: true,
      values: {
        1: 'critical',
        2: 'high',
        3: 'normal',
        4: 'low',
        5: 'low',
        '1 - Critical': 'critical',
        '2 - High': 'high',
        '3 - Moderate': 'normal',
        '4 - Low': 'low',
        '5 - Planning': 'low',
        '?': '?',
      },
    },
    team: { from: 'assignment_group', default: '?' },
    assignee: { from: 'assigned_to', default: '?' },
    // A caller nobody knows is no contact.
    contactExternalId: { from: 'caller_id', values: { '?': '' }, unlisted: 'keep' },
    subject: 'short_description',
    reopenCount: { from: 'reopen_count', kind: 'integer' },
    openedAt: { from: 'opened_at', kind: 'instant', required: true },
    at: { from: ['sys_updated_at', 'sys_updated_on'], kind: 'instant', required: true },
    sequence: { from: 'sys_mod_count', kind: 'integer', required: true },
  },
});
