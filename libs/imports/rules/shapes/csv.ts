// Files made by hand or by a script of one's own: columns named as our fields are, or by the words most people use for them.
import { defineShape, type Columns } from './define-shape.js';

const dates = ['iso'];
/** Which system the ids are of: rows of one source meet by it. */
const options = { source: 'csv' };

const own: Columns = {
  externalId: { from: ['externalId', 'id'], required: true },
  source: { option: 'source' },
};
const account = { from: ['accountExternalId', 'account id', 'account', 'organization id', 'company id'] };
const contactEmail = { from: ['contactEmail', 'requester email', 'email'], kind: 'email' as const };

export const csvAccounts = defineShape({
  name: 'csv-accounts',
  title: 'Plain file: accounts',
  target: 'accounts',
  format: { dates },
  options,
  columns: {
    ...own,
    externalId: { from: ['externalId', 'account id', 'id'], required: true },
    name: { from: ['name', 'account name', 'account', 'company'], required: true },
    domains: { from: ['domains', 'domain', 'website'], kind: 'list', transform: 'domain' },
    annualValue: { from: ['annualValue', 'annual recurring revenue', 'arr', 'acv'], kind: 'decimal' },
    currency: { from: ['currency', 'currency code'], transform: 'upper' },
    tier: 'tier',
    strategic: { from: 'strategic', kind: 'boolean' },
    industry: 'industry',
    journeyStage: { from: ['journeyStage', 'stage'] },
    contractStatus: 'contractStatus',
    renewalOn: { from: ['renewalOn', 'renewal date', 'renewal'], kind: 'date' },
    startedOn: { from: ['startedOn', 'start date', 'customer since'], kind: 'date' },
    parentExternalId: { from: ['parentExternalId', 'parent id', 'parent'] },
    timeZone: { from: 'timeZone', kind: 'time-zone' },
    licences: { from: ['licences', 'licenses', 'seats'], kind: 'integer' },
    csmEmail: { from: 'csmEmail', kind: 'email' },
    amEmail: { from: ['amEmail', 'account manager email'], kind: 'email' },
    sponsorEmail: { from: ['sponsorEmail', 'executive sponsor email'], kind: 'email' },
  },
});

export const csvContacts = defineShape({
  name: 'csv-contacts',
  title: 'Plain file: contacts',
  target: 'contacts',
  format: { dates },
  options,
  columns: {
    ...own,
    // Without an id of its own a contact goes by its address.
    externalId: { from: ['externalId', 'contact id', 'id', { column: 'email', transform: 'lower' }], required: true },
    accountExternalId: account,
    email: { from: ['email', 'e-mail', 'email address'], kind: 'email' },
    firstName: { from: ['firstName', 'given name', ...split('first-name')] },
    lastName: { from: ['lastName', 'surname', 'family name', ...split('last-name')] },
    roles: { from: ['roles', 'role'], kind: 'list', transform: 'lower' },
    timeZone: { from: 'timeZone', kind: 'time-zone' },
    locale: { from: ['locale', 'language'] },
    phone: { from: ['phone', 'telephone'] },
    onboardedAt: { from: ['onboardedAt', 'onboarded'], kind: 'instant' },
    lastActiveAt: { from: ['lastActiveAt', 'last active', 'last seen'], kind: 'instant' },
  },
});

function split(transform: 'first-name' | 'last-name') {
  return ['name', 'full name'].map((column) => ({ column, transform }));
}

const STATUS = {
  new: 'new',
  open: 'open',
  'in progress': 'open',
  pending: 'pending',
  'waiting on customer': 'pending',
  on_hold: 'on_hold',
  'on hold': 'on_hold',
  hold: 'on_hold',
  resolved: 'resolved',
  solved: 'resolved',
  closed: 'closed',
};
const PRIORITY = {
  critical: 'critical',
  urgent: 'critical',
  p1: 'critical',
  high: 'high',
  p2: 'high',
  normal: 'normal',
  medium: 'normal',
  p3: 'normal',
  low: 'low',
  p4: 'low',
};

export const csvCases = defineShape({
  name: 'csv-cases',
  title: 'Plain file: cases',
  target: 'cases',
  format: { dates },
  options,
  columns: {
    ...own,
    externalId: { from: ['externalId', 'case id', 'ticket id', 'number', 'id'], required: true },
    accountExternalId: account,
    contactExternalId: { from: ['contactExternalId', 'contact id'] },
    contactEmail,
    subject: { from: ['subject', 'title', 'summary'] },
    product: 'product',
    status: { from: 'status', values: STATUS },
    priority: { from: 'priority', values: PRIORITY },
    severity: 'severity',
    team: { from: ['team', 'group', 'queue'] },
    assignee: { from: ['assignee', 'agent', 'owner'] },
    openedAt: { from: ['openedAt', 'opened', 'createdAt', 'created'], kind: 'instant', required: true },
    firstResponseAt: { from: ['firstResponseAt', 'first response'], kind: 'instant' },
    resolvedAt: { from: ['resolvedAt', 'resolved', 'solved at'], kind: 'instant' },
    closedAt: { from: ['closedAt', 'closed'], kind: 'instant' },
    updatedAt: { from: ['updatedAt', 'updated'], kind: 'instant' },
    reopenCount: { from: ['reopenCount', 'reopens'], kind: 'integer' },
  },
});

export const csvMessages = defineShape({
  name: 'csv-messages',
  title: 'Plain file: messages',
  target: 'messages',
  format: { dates },
  options,
  columns: {
    ...own,
    externalId: { from: ['externalId', 'message id', 'id'], required: true },
    caseExternalId: { from: ['caseExternalId', 'case id', 'ticket id', 'case'], required: true },
    direction: {
      from: 'direction',
      values: {
        inbound: 'inbound',
        in: 'inbound',
        outbound: 'outbound',
        out: 'outbound',
        note: 'note',
        internal: 'note',
      },
    },
    authorExternalId: { from: ['authorExternalId', 'author id'] },
    authorEmail: { from: ['authorEmail', 'from'], kind: 'email' },
    authorName: { from: ['authorName', 'author'] },
    body: { from: ['body', 'text', 'message'] },
    sentAt: { from: ['sentAt', 'sent', 'createdAt', 'date'], kind: 'instant', required: true },
    automatic: { from: 'automatic', kind: 'boolean' },
  },
});

export const csvUsage = defineShape({
  name: 'csv-usage',
  title: 'Plain file: usage',
  target: 'usage',
  format: { dates },
  options,
  columns: {
    source: { option: 'source' },
    accountExternalId: { ...account, required: true },
    contactEmail: { from: ['contactEmail', 'user email', 'email'], kind: 'email' },
    feature: { from: ['feature', 'event'], required: true },
    at: { from: ['at', 'time', 'timestamp', 'date'], kind: 'instant', required: true },
    quantity: { from: ['quantity', 'count'], kind: 'decimal', default: '1' },
  },
});

export const csvEscalations = defineShape({
  name: 'csv-escalations',
  title: 'Plain file: escalations',
  target: 'escalations',
  format: { dates },
  options,
  columns: {
    externalId: { from: ['externalId', 'escalation id', 'id'], required: true },
    source: { option: 'source' },
    caseExternalId: { from: ['caseExternalId', 'case id', 'ticket id', 'case'] },
    accountExternalId: account,
    severity: 'severity',
    reason: { from: ['reason', 'cause'] },
    openedAt: { from: ['openedAt', 'opened', 'escalated at'], kind: 'instant', required: true },
    resolvedAt: { from: ['resolvedAt', 'resolved', 'closed at'], kind: 'instant' },
  },
});
