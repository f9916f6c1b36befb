// Zendesk: the API's JSON ({"tickets":[…]} and ticket exports with comments inside), view exports and warehouse tables.
import { defineShape, identity, nameParts, WAREHOUSE_LEFTOVERS } from './define-shape.js';

const NAME = 'zendesk';
/** A deleted ticket is in the export still, without what it said. */
const LEFTOVERS = [...WAREHOUSE_LEFTOVERS, { column: 'status', values: ['deleted'] }];

export const zendeskAccounts = defineShape({
  name: 'zendesk-accounts',
  title: 'Zendesk: organizations',
  target: 'accounts',
  tells: ['shared_tickets', 'shared_comments', 'domain_names'],
  format: { records: ['organizations', 'results'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME),
    name: { from: 'name', required: true },
    domains: { from: 'domain_names', kind: 'list', transform: 'domain', separator: ', ;\n' },
  },
});

export const zendeskContacts = defineShape({
  name: 'zendesk-contacts',
  title: 'Zendesk: end users',
  target: 'contacts',
  tells: ['ticket_restriction', 'only_private_comments', 'locale_id'],
  format: { records: ['users', 'results'] },
  skip: [...WAREHOUSE_LEFTOVERS, { column: 'role', values: ['agent', 'admin'] }],
  columns: {
    ...identity(NAME),
    accountExternalId: 'organization_id',
    email: { from: 'email', kind: 'email' },
    ...nameParts('name'),
    timeZone: { from: ['iana_time_zone', 'time_zone'], kind: 'time-zone' },
    locale: 'locale',
    phone: 'phone',
    lastActiveAt: { from: 'last_login_at', kind: 'instant' },
  },
});

export const zendeskCases = defineShape({
  name: 'zendesk-cases',
  title: 'Zendesk: tickets',
  target: 'cases',
  tells: ['ticket_form_id', 'brand_id', 'via.channel', 'requester_id'],
  format: { records: ['tickets', 'results'] },
  skip: LEFTOVERS,
  columns: {
    ...identity(NAME),
    accountExternalId: 'organization_id',
    contactExternalId: 'requester_id',
    contactEmail: { from: ['requester.email', 'Requester email'], kind: 'email' },
    subject: { from: ['subject', 'raw_subject'] },
    product: 'product',
    status: {
      from: 'status',
      values: {
        new: 'new',
        open: 'open',
        pending: 'pending',
        hold: 'on_hold',
        'on-hold': 'on_hold',
        solved: 'resolved',
        closed: 'closed',
      },
    },
    priority: { from: 'priority', values: { urgent: 'critical', high: 'high', normal: 'normal', low: 'low', '-': '' } },
    severity: 'severity',
    team: { from: ['group.name', 'group', 'group_id'] },
    assignee: { from: ['assignee.email', 'assignee.name', 'assignee', 'assignee_id'] },
    openedAt: { from: 'created_at', kind: 'instant', required: true },
    resolvedAt: { from: ['metric_set.solved_at', 'solved_at'], kind: 'instant' },
    closedAt: { from: 'closed_at', kind: 'instant' },
    updatedAt: { from: 'updated_at', kind: 'instant' },
    reopenCount: { from: ['metric_set.reopens', 'reopens'], kind: 'integer' },
  },
});

export const zendeskMessages = defineShape({
  name: 'zendesk-messages',
  title: 'Zendesk: comments, by themselves or inside tickets',
  target: 'messages',
  tells: ['public', 'audit_id'],
  format: { records: ['tickets', 'comments', 'ticket_comments', 'results'], each: 'comments' },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME),
    caseExternalId: { from: ['ticket_id', '^.id'], required: true },
    // A public comment without its author's role: who wrote it decides.
    direction: {
      from: [
        { column: 'public', values: { false: 'note' } },
        { column: 'author.role', values: { 'end-user': 'inbound', agent: 'outbound', admin: 'outbound' } },
      ],
    },
    authorExternalId: { from: ['author_id', 'user_id'] },
    authorEmail: { from: ['author.email', 'via.source.from.address'], kind: 'email' },
    authorName: { from: ['author.name', 'via.source.from.name'] },
    body: { from: ['plain_body', 'body', { column: 'html_body', transform: 'html' }] },
    sentAt: { from: ['created_at', 'created'], kind: 'instant', required: true },
    automatic: {
      from: { column: 'via.channel', values: { rule: 'true', trigger: 'true', automation: 'true' } },
      kind: 'boolean',
    },
  },
});

export const zendeskFirstMessages = defineShape({
  name: 'zendesk-first-messages',
  title: 'Zendesk: descriptions of tickets, where comments are not imported (the first comment says the same)',
  target: 'messages',
  format: { records: ['tickets', 'results'] },
  skip: [...LEFTOVERS, { column: 'description', values: [''] }],
  columns: {
    ...identity(NAME, { template: '{id}#description' }),
    caseExternalId: { from: 'id', required: true },
    direction: { constant: 'inbound' },
    authorExternalId: 'requester_id',
    authorEmail: { from: ['requester.email', 'via.source.from.address'], kind: 'email' },
    authorName: { from: ['requester.name', 'via.source.from.name'] },
    body: { from: 'description', required: true },
    sentAt: { from: 'created_at', kind: 'instant', required: true },
  },
});
