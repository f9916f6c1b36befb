// Jira and Jira Service Management: REST JSON (values under `fields`), CSV exports ("Issue key") and warehouse tables (ids).
import { defineShape, identity, nameParts, WAREHOUSE_LEFTOVERS } from './define-shape.js';

const NAME = 'jira';
const dates = ['iso', 'dd/MMM/yy h:mm a', 'dd/MMM/yyyy h:mm a'];
/** By id first, as that is what comments refer to. */
const issueKey = { from: ['id', 'Issue id', 'key', 'Issue key'] };

/** Names and ids of Jira's own statuses; those of a workflow fall back to their category. */
const STATUSES = {
  Open: 'open',
  'To Do': 'new',
  New: 'new',
  Reopened: 'open',
  'In Progress': 'open',
  'Work in progress': 'open',
  'Waiting for support': 'open',
  Escalated: 'open',
  'Waiting for customer': 'pending',
  Pending: 'on_hold',
  'On hold': 'on_hold',
  Resolved: 'resolved',
  Done: 'resolved',
  Completed: 'resolved',
  Closed: 'closed',
  Canceled: 'closed',
  Cancelled: 'closed',
  Declined: 'closed',
  1: 'open',
  3: 'open',
  4: 'open',
  5: 'resolved',
  6: 'closed',
};
const CATEGORIES = { new: 'new', 'To Do': 'new', indeterminate: 'open', 'In Progress': 'open', done: 'resolved' };

export const jiraAccounts = defineShape({
  name: 'jira-accounts',
  title: 'Jira Service Management: organizations',
  target: 'accounts',
  tells: ['scimManaged'],
  format: { records: ['values', 'organizations'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: { ...identity(NAME), name: { from: 'name', required: true } },
});

export const jiraContacts = defineShape({
  name: 'jira-contacts',
  title: 'Jira: users and customers',
  target: 'contacts',
  tells: ['username', 'accountType'],
  format: { records: ['values', 'users'] },
  skip: [...WAREHOUSE_LEFTOVERS, { column: 'accountType', values: ['app'] }],
  columns: {
    ...identity(NAME, { from: ['accountId', 'id'] }),
    email: { from: ['emailAddress', 'email'], kind: 'email' },
    ...nameParts('displayName', 'name'),
    timeZone: { from: 'timeZone', kind: 'time-zone' },
    locale: 'locale',
  },
});

export const jiraCases = defineShape({
  name: 'jira-cases',
  title: 'Jira: issues',
  target: 'cases',
  format: { dates, records: ['issues', 'values'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME, issueKey),
    accountExternalId: { from: ['fields.organization.id', 'organization_id', 'organization'] },
    contactExternalId: { from: ['fields.reporter.accountId', 'Reporter Id', 'reporter'] },
    contactEmail: { from: ['fields.reporter.emailAddress', 'Reporter email'], kind: 'email' },
    subject: { from: ['fields.summary', 'summary'] },
    product: { from: ['fields.project.name', 'Project name', 'project'] },
    status: {
      from: [
        { column: 'fields.status.name', values: STATUSES },
        { column: 'status', values: STATUSES },
        { column: 'fields.status.statusCategory.key', values: CATEGORIES },
        { column: 'Status Category', values: CATEGORIES },
        'fields.status.name',
        'status',
      ],
      values: {
        new: 'new',
        open: 'open',
        pending: 'pending',
        on_hold: 'on_hold',
        resolved: 'resolved',
        closed: 'closed',
      },
    },
    priority: {
      from: ['fields.priority.name', 'priority'],
      values: {
        Blocker: 'critical',
        Critical: 'critical',
        Highest: 'critical',
        High: 'high',
        Major: 'high',
        Medium: 'normal',
        Normal: 'normal',
        Low: 'low',
        Minor: 'low',
        Lowest: 'low',
        Trivial: 'low',
        1: 'critical',
        2: 'high',
        3: 'normal',
        4: 'low',
        5: 'low',
      },
    },
    severity: { from: ['Custom field (Severity)', 'severity'] },
    team: { from: ['fields.team.name', 'team', 'Custom field (Team)'] },
    assignee: { from: ['fields.assignee.emailAddress', 'fields.assignee.displayName', 'assignee'] },
    openedAt: { from: ['fields.created', 'created'], kind: 'instant', required: true },
    resolvedAt: { from: ['fields.resolutiondate', 'resolved'], kind: 'instant' },
    updatedAt: { from: ['fields.updated', 'updated'], kind: 'instant' },
  },
});

export const jiraMessages = defineShape({
  name: 'jira-messages',
  title: 'Jira: comments, by themselves or inside issues',
  target: 'messages',
  format: { dates, records: ['issues', 'comments', 'values'], each: 'fields.comment.comments' },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME),
    caseExternalId: { from: ['issue_id', '^.id'], required: true },
    direction: {
      from: [
        { column: 'jsdPublic', values: { false: 'note' } },
        { column: 'is_public', values: { false: 'note' } },
        { column: 'author.accountType', values: { customer: 'inbound', atlassian: 'outbound', app: 'outbound' } },
      ],
    },
    authorExternalId: { from: ['author.accountId', 'author_id'] },
    authorEmail: { from: 'author.emailAddress', kind: 'email' },
    authorName: 'author.displayName',
    body: { from: 'body', transform: 'adf' },
    sentAt: { from: 'created', kind: 'instant', required: true },
    automatic: { from: { column: 'author.accountType', values: { app: 'true' } }, kind: 'boolean' },
  },
});

export const jiraFirstMessages = defineShape({
  name: 'jira-first-messages',
  title: 'Jira: descriptions of issues, as their first messages',
  target: 'messages',
  format: { dates, records: ['issues', 'values'] },
  skip: WAREHOUSE_LEFTOVERS,
  columns: {
    ...identity(NAME, { template: '{id}#description' }),
    caseExternalId: { ...issueKey, required: true },
    direction: { constant: 'inbound' },
    authorExternalId: { from: ['fields.reporter.accountId', 'Reporter Id', 'reporter'] },
    authorEmail: { from: ['fields.reporter.emailAddress', 'Reporter email'], kind: 'email' },
    authorName: { from: ['fields.reporter.displayName'] },
    body: { from: ['fields.description', 'description'], transform: 'adf' },
    sentAt: { from: ['fields.created', 'created'], kind: 'instant', required: true },
  },
});
