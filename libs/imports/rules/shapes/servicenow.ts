// ServiceNow tables as the Table API and list exports give them. A reference is {value, link}, with display_value if asked for.
import { defineShape, identity, WAREHOUSE_LEFTOVERS } from './define-shape.js';

const NAME = 'servicenow';
const format = { records: ['result', 'records'] };
const incidentKey = { from: ['sys_id', 'number'] };

export const servicenowAccounts = defineShape({
  name: 'servicenow-accounts',
  title: 'ServiceNow: companies (core_company, customer_account)',
  target: 'accounts',
  tells: ['fiscal_year', 'vendor_type', 'stock_symbol'],
  format,
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME, 'sys_id'),
    name: { from: 'name', required: true },
    domains: { from: 'website', kind: 'list', transform: 'domain' },
    parentExternalId: { from: ['parent.value', 'parent'] },
    industry: 'industry',
    tier: 'customer_tier',
  },
});

export const servicenowContacts = defineShape({
  name: 'servicenow-contacts',
  title: 'ServiceNow: users (sys_user, customer_contact)',
  target: 'contacts',
  tells: ['locked_out', 'user_name'],
  format,
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME, 'sys_id'),
    accountExternalId: { from: ['account.value', 'account', 'company.value', 'company'] },
    email: { from: 'email', kind: 'email' },
    firstName: { from: ['first_name', { column: 'name', transform: 'first-name' }] },
    lastName: { from: ['last_name', { column: 'name', transform: 'last-name' }] },
    timeZone: { from: 'time_zone', kind: 'time-zone' },
    locale: 'preferred_language',
    phone: { from: ['phone', 'mobile_phone'] },
    lastActiveAt: { from: ['last_login_time', 'last_login'], kind: 'instant' },
  },
});

export const servicenowCases = defineShape({
  name: 'servicenow-cases',
  title: 'ServiceNow: incidents and customer service cases',
  target: 'cases',
  tells: ['close_code', 'caller_id', 'sys_mod_count'],
  format,
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME, incidentKey),
    accountExternalId: { from: ['account.value', 'account', 'company.value', 'company'] },
    contactExternalId: { from: ['contact.value', 'contact', 'caller_id.value', 'caller_id'] },
    contactEmail: { from: ['contact.email', 'caller_id.email'], kind: 'email' },
    subject: 'short_description',
    product: { from: ['product.display_value', 'business_service.display_value', 'cmdb_ci.display_value', 'category'] },
    status: {
      from: ['state', 'incident_state'],
      values: {
        1: 'new',
        2: 'open',
        3: 'on_hold',
        4: 'pending',
        5: 'on_hold',
        6: 'resolved',
        7: 'closed',
        8: 'closed',
        // states of customer service cases
        10: 'open',
        18: 'pending',
        New: 'new',
        Active: 'open',
        Open: 'open',
        'In Progress': 'open',
        'On Hold': 'on_hold',
        'Awaiting User Info': 'pending',
        'Awaiting Info': 'pending',
        'Awaiting Caller': 'pending',
        'Awaiting Problem': 'on_hold',
        'Awaiting Vendor': 'on_hold',
        'Awaiting Evidence': 'on_hold',
        Resolved: 'resolved',
        Closed: 'closed',
        Canceled: 'closed',
        Cancelled: 'closed',
      },
    },
    priority: {
      from: 'priority',
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
      },
    },
    severity: 'severity',
    team: {
      from: ['assignment_group.display_value', 'assignment_group.name', 'assignment_group.value', 'assignment_group'],
    },
    assignee: { from: ['assigned_to.email', 'assigned_to.display_value', 'assigned_to.value', 'assigned_to'] },
    openedAt: { from: ['opened_at', 'sys_created_on'], kind: 'instant', required: true },
    resolvedAt: { from: 'resolved_at', kind: 'instant' },
    closedAt: { from: 'closed_at', kind: 'instant' },
    updatedAt: { from: 'sys_updated_on', kind: 'instant' },
    reopenCount: { from: 'reopen_count', kind: 'integer' },
  },
});

export const servicenowMessages = defineShape({
  name: 'servicenow-messages',
  title: 'ServiceNow: comments and work notes (sys_journal_field)',
  target: 'messages',
  format,
  columns: {
    ...identity(NAME, 'sys_id'),
    caseExternalId: { from: 'element_id', required: true },
    // Comments are written by both sides: who wrote it decides.
    direction: { from: { column: 'element', values: { work_notes: 'note' } } },
    authorExternalId: 'sys_created_by',
    body: 'value',
    sentAt: { from: 'sys_created_on', kind: 'instant', required: true },
  },
});

export const servicenowFirstMessages = defineShape({
  name: 'servicenow-first-messages',
  title: 'ServiceNow: descriptions of incidents, as their first messages',
  target: 'messages',
  format,
  skip: [...WAREHOUSE_LEFTOVERS, { column: 'description', values: [''] }],
  columns: {
    ...identity(NAME, { template: '{sys_id}#description' }),
    caseExternalId: { ...incidentKey, required: true },
    direction: { constant: 'inbound' },
    authorExternalId: { from: ['contact.value', 'contact', 'caller_id.value', 'caller_id'] },
    authorEmail: { from: ['contact.email', 'caller_id.email'], kind: 'email' },
    body: { from: 'description', required: true },
    sentAt: { from: ['opened_at', 'sys_created_on'], kind: 'instant', required: true },
  },
});
