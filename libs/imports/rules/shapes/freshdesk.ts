// Freshdesk: API v2 JSON (codes for status and priority) and ticket exports ("Ticket ID", "Created time").
import { defineShape, identity, nameParts } from './define-shape.js';

const NAME = 'freshdesk';
const ticketKey = { from: ['id', 'Ticket ID'] };
const LEFTOVERS = [
  { column: 'deleted', values: ['true'] },
  { column: 'spam', values: ['true'] },
];

export const freshdeskAccounts = defineShape({
  name: 'freshdesk-accounts',
  title: 'Freshdesk: companies',
  target: 'accounts',
  tells: ['health_score'],
  format: { records: ['companies', 'results'] },
  columns: {
    ...identity(NAME, { from: ['id', 'Company ID'] }),
    name: { from: ['name', 'Company Name'], required: true },
    domains: { from: ['domains', 'Domains for this company'], kind: 'list', transform: 'domain' },
    industry: 'industry',
    tier: 'account_tier',
    renewalOn: { from: 'renewal_date', kind: 'date' },
  },
});

export const freshdeskContacts = defineShape({
  name: 'freshdesk-contacts',
  title: 'Freshdesk: contacts',
  target: 'contacts',
  tells: ['view_all_tickets', 'unique_external_id'],
  format: { records: ['contacts', 'results'] },
  skip: LEFTOVERS,
  columns: {
    ...identity(NAME, { from: ['id', 'Contact ID'] }),
    accountExternalId: { from: ['company_id', 'Company ID'] },
    email: { from: 'email', kind: 'email' },
    ...nameParts('name', 'Full name'),
    timeZone: { from: 'time_zone', kind: 'time-zone' },
    locale: 'language',
    phone: { from: ['phone', 'Work phone', 'mobile', 'Mobile phone'] },
    lastActiveAt: { from: 'last_login_at', kind: 'instant' },
  },
});

export const freshdeskCases = defineShape({
  name: 'freshdesk-cases',
  title: 'Freshdesk: tickets',
  target: 'cases',
  tells: ['responder_id', 'fr_escalated', 'is_escalated', 'due_by'],
  format: { records: ['tickets', 'results'] },
  skip: LEFTOVERS,
  columns: {
    ...identity(NAME, ticketKey),
    accountExternalId: { from: ['company_id', 'company.id', 'Company ID'] },
    contactExternalId: { from: ['requester_id', 'requester.id', 'Contact ID'] },
    contactEmail: { from: ['requester.email', 'email'], kind: 'email' },
    subject: 'subject',
    product: { from: ['product.name', 'product', 'product_id'] },
    status: {
      from: 'status',
      values: {
        2: 'open',
        3: 'pending',
        4: 'resolved',
        5: 'closed',
        6: 'pending',
        7: 'on_hold',
        New: 'new',
        Open: 'open',
        Pending: 'pending',
        Resolved: 'resolved',
        Closed: 'closed',
        'Waiting on Customer': 'pending',
        'Waiting on Third Party': 'on_hold',
      },
    },
    priority: {
      from: 'priority',
      values: {
        1: 'low',
        2: 'normal',
        3: 'high',
        4: 'critical',
        Low: 'low',
        Medium: 'normal',
        High: 'high',
        Urgent: 'critical',
      },
    },
    team: { from: ['group.name', 'Group', 'group_id'] },
    assignee: { from: ['responder.email', 'Agent', 'responder_id'] },
    openedAt: { from: ['created_at', 'Created time'], kind: 'instant', required: true },
    firstResponseAt: { from: 'stats.first_responded_at', kind: 'instant' },
    resolvedAt: { from: ['stats.resolved_at', 'Resolved time'], kind: 'instant' },
    closedAt: { from: ['stats.closed_at', 'Closed time'], kind: 'instant' },
    updatedAt: { from: ['updated_at', 'Last update time'], kind: 'instant' },
  },
});

export const freshdeskMessages = defineShape({
  name: 'freshdesk-messages',
  title: 'Freshdesk: conversations, by themselves or inside tickets',
  target: 'messages',
  format: { records: ['tickets', 'conversations', 'results'], each: 'conversations' },
  columns: {
    ...identity(NAME),
    caseExternalId: { from: ['ticket_id', '^.id'], required: true },
    direction: {
      from: [
        { column: 'private', values: { true: 'note' } },
        { column: 'incoming', values: { true: 'inbound', false: 'outbound' } },
      ],
    },
    authorExternalId: 'user_id',
    authorEmail: { from: 'from_email', kind: 'email' },
    body: { from: ['body_text', { column: 'body', transform: 'html' }] },
    sentAt: { from: 'created_at', kind: 'instant', required: true },
  },
});

export const freshdeskFirstMessages = defineShape({
  name: 'freshdesk-first-messages',
  title: 'Freshdesk: descriptions of tickets, as their first messages',
  target: 'messages',
  format: { records: ['tickets', 'results'] },
  skip: LEFTOVERS,
  columns: {
    ...identity(NAME, { template: '{id}#description' }),
    caseExternalId: { ...ticketKey, required: true },
    direction: { constant: 'inbound' },
    authorExternalId: { from: ['requester_id', 'requester.id'] },
    authorEmail: { from: ['requester.email', 'email'], kind: 'email' },
    authorName: 'requester.name',
    body: { from: ['description_text', { column: 'description', transform: 'html' }] },
    sentAt: { from: 'created_at', kind: 'instant', required: true },
  },
});
