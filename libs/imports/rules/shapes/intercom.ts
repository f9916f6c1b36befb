// Intercom: API JSON (times in epoch seconds, bodies in HTML) and warehouse tables, of whose history only the newest row counts.
import { defineShape, identity, nameParts, WAREHOUSE_LEFTOVERS } from './define-shape.js';

const NAME = 'intercom';
const dates = ['epoch-s', 'iso'];
const AUTHORS = {
  user: 'inbound',
  lead: 'inbound',
  contact: 'inbound',
  admin: 'outbound',
  team: 'outbound',
  bot: 'outbound',
};

export const intercomAccounts = defineShape({
  name: 'intercom-accounts',
  title: 'Intercom: companies',
  target: 'accounts',
  format: { dates, records: ['data', 'companies'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME),
    name: { from: ['name', 'company_id'], required: true },
    domains: { from: 'website', kind: 'list', transform: 'domain' },
    industry: 'industry',
    tier: { from: ['plan.name', 'plan_name'] },
    annualValue: { from: 'monthly_spend', kind: 'decimal', times: 12 },
  },
});

export const intercomContacts = defineShape({
  name: 'intercom-contacts',
  title: 'Intercom: contacts',
  target: 'contacts',
  tells: ['marked_email_as_spam', 'signed_up_at'],
  format: { dates, records: ['data', 'contacts'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME),
    accountExternalId: { from: ['companies.data.0.id', 'company_id'] },
    email: { from: 'email', kind: 'email' },
    ...nameParts('name'),
    locale: { from: ['language_override', 'browser_language'] },
    phone: 'phone',
    lastActiveAt: { from: 'last_seen_at', kind: 'instant' },
  },
});

export const intercomCases = defineShape({
  name: 'intercom-cases',
  title: 'Intercom: conversations',
  target: 'cases',
  tells: ['waiting_since', 'snoozed_until', 'source.delivered_as'],
  format: { dates, records: ['conversations', 'data'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME),
    accountExternalId: { from: ['company.id', 'company_id'] },
    contactExternalId: { from: ['contacts.contacts.0.id', 'source.author.id'] },
    contactEmail: { from: 'source.author.email', kind: 'email' },
    subject: { from: ['title', 'source.subject'], transform: 'html' },
    status: { from: 'state', values: { open: 'open', snoozed: 'on_hold', closed: 'closed' } },
    priority: { from: 'priority', values: { priority: 'high', not_priority: 'normal', true: 'high', false: 'normal' } },
    // Nobody is 0 here.
    team: { from: ['team_assignee_id', 'team_id'], values: { 0: '' }, unlisted: 'keep' },
    assignee: { from: ['admin_assignee_id', 'assignee_id'], values: { 0: '' }, unlisted: 'keep' },
    openedAt: { from: 'created_at', kind: 'instant', required: true },
    firstResponseAt: { from: 'statistics.first_admin_reply_at', kind: 'instant' },
    closedAt: { from: 'statistics.last_close_at', kind: 'instant' },
    updatedAt: { from: 'updated_at', kind: 'instant' },
    reopenCount: { from: 'statistics.count_reopens', kind: 'integer' },
  },
});

export const intercomMessages = defineShape({
  name: 'intercom-messages',
  title: 'Intercom: conversation parts, by themselves or inside conversations',
  target: 'messages',
  format: {
    dates,
    records: ['conversations', 'conversation_parts', 'data'],
    each: 'conversation_parts.conversation_parts',
  },
  // Parts without a body are assignments, closings and the like.
  skip: [...WAREHOUSE_LEFTOVERS, { column: 'body', values: [''] }],
  columns: {
    ...identity(NAME),
    caseExternalId: { from: ['conversation_id', '^.id'], required: true },
    direction: {
      from: [
        { column: 'part_type', values: { note: 'note' } },
        { column: 'author.type', values: AUTHORS },
      ],
    },
    authorExternalId: 'author.id',
    authorEmail: { from: 'author.email', kind: 'email' },
    authorName: 'author.name',
    body: { from: 'body', transform: 'html' },
    sentAt: { from: 'created_at', kind: 'instant', required: true },
    automatic: { from: { column: 'author.type', values: { bot: 'true' } }, kind: 'boolean' },
  },
});

export const intercomFirstMessages = defineShape({
  name: 'intercom-first-messages',
  title: 'Intercom: what opened each conversation',
  target: 'messages',
  format: { dates, records: ['conversations', 'data'] },
  skip: [...WAREHOUSE_LEFTOVERS, { column: 'source.body', values: [''] }],
  columns: {
    ...identity(NAME, { template: '{id}#source' }),
    caseExternalId: { from: 'id', required: true },
    direction: { from: { column: 'source.author.type', values: AUTHORS } },
    authorExternalId: 'source.author.id',
    authorEmail: { from: 'source.author.email', kind: 'email' },
    authorName: 'source.author.name',
    body: { from: 'source.body', transform: 'html', required: true },
    sentAt: { from: 'created_at', kind: 'instant', required: true },
    automatic: { from: { column: 'source.author.type', values: { bot: 'true' } }, kind: 'boolean' },
  },
});
