// Salesforce by API names, as Data Loader and the REST API give them; their snake_case in warehouses is the same to us.
import { defineShape, identity, WAREHOUSE_LEFTOVERS } from './define-shape.js';

const NAME = 'salesforce';
const format = { records: ['records'] };
const skip = [...WAREHOUSE_LEFTOVERS, { column: 'IsDeleted', values: ['true'] }];
const caseKey = { from: ['Id', 'Case ID', 'CaseNumber'] };

export const salesforceAccounts = defineShape({
  name: 'salesforce-accounts',
  title: 'Salesforce: Account',
  target: 'accounts',
  tells: ['AccountSource', 'NumberOfEmployees', 'BillingCity', 'AnnualRevenue'],
  format,
  skip,
  columns: {
    ...identity(NAME, { from: ['Id', 'Account ID'] }),
    name: { from: ['Name', 'Account Name'], required: true },
    parentExternalId: 'ParentId',
    domains: { from: 'Website', kind: 'list', transform: 'domain' },
    industry: 'Industry',
    // Not AnnualRevenue: that is what the customer earns, not what it pays.
    annualValue: { from: ['ARR__c', 'Annual_Recurring_Revenue__c'], kind: 'decimal' },
    currency: 'CurrencyIsoCode',
    tier: 'Tier__c',
    amEmail: { from: 'Owner.Email', kind: 'email' },
  },
});

export const salesforceContacts = defineShape({
  name: 'salesforce-contacts',
  title: 'Salesforce: Contact',
  target: 'contacts',
  tells: ['MailingCity', 'ReportsToId', 'Salutation'],
  format,
  skip,
  columns: {
    ...identity(NAME, { from: ['Id', 'Contact ID'] }),
    accountExternalId: 'AccountId',
    email: { from: 'Email', kind: 'email' },
    firstName: { from: ['FirstName', { column: 'Name', transform: 'first-name' }] },
    lastName: { from: ['LastName', { column: 'Name', transform: 'last-name' }] },
    phone: { from: ['Phone', 'MobilePhone'] },
  },
});

export const salesforceCases = defineShape({
  name: 'salesforce-cases',
  title: 'Salesforce: Case',
  target: 'cases',
  tells: ['CaseNumber', 'IsEscalated', 'Origin'],
  format,
  skip,
  columns: {
    ...identity(NAME, caseKey),
    accountExternalId: 'AccountId',
    contactExternalId: 'ContactId',
    contactEmail: { from: ['Contact.Email', 'SuppliedEmail'], kind: 'email' },
    subject: 'Subject',
    product: { from: ['Product.Name', 'Product__c', 'ProductId'] },
    status: {
      from: 'Status',
      values: {
        New: 'new',
        Working: 'open',
        'In Progress': 'open',
        Open: 'open',
        Escalated: 'open',
        Reopened: 'open',
        'Waiting on Customer': 'pending',
        'Waiting for Customer': 'pending',
        'Awaiting Customer': 'pending',
        'On Hold': 'on_hold',
        Resolved: 'resolved',
        Closed: 'closed',
      },
    },
    priority: {
      from: 'Priority',
      values: {
        Critical: 'critical',
        Urgent: 'critical',
        High: 'high',
        Medium: 'normal',
        Normal: 'normal',
        Low: 'low',
      },
    },
    severity: 'Severity__c',
    assignee: { from: ['Owner.Email', 'Owner.Name', 'Case Owner', 'OwnerId'] },
    openedAt: { from: ['CreatedDate', 'Date/Time Opened'], kind: 'instant', required: true },
    closedAt: { from: ['ClosedDate', 'Date/Time Closed'], kind: 'instant' },
    updatedAt: { from: ['LastModifiedDate', 'SystemModstamp'], kind: 'instant' },
  },
});

export const salesforceMessages = defineShape({
  name: 'salesforce-messages',
  title: 'Salesforce: EmailMessage and CaseComment',
  target: 'messages',
  format,
  skip,
  columns: {
    ...identity(NAME, 'Id'),
    caseExternalId: { from: 'ParentId', required: true },
    direction: {
      from: [
        { column: 'Incoming', values: { true: 'inbound', false: 'outbound', 1: 'inbound', 0: 'outbound' } },
        { column: 'IsPublished', values: { false: 'note', 0: 'note' } },
      ],
    },
    authorExternalId: 'CreatedById',
    authorEmail: { from: 'FromAddress', kind: 'email' },
    authorName: { from: ['FromName', 'CreatedBy.Name'] },
    body: { from: ['TextBody', 'CommentBody', { column: 'HtmlBody', transform: 'html' }] },
    sentAt: { from: ['MessageDate', 'CreatedDate'], kind: 'instant', required: true },
  },
});

export const salesforceFirstMessages = defineShape({
  name: 'salesforce-first-messages',
  title: 'Salesforce: descriptions of cases, as their first messages',
  target: 'messages',
  format,
  skip: [...skip, { column: 'Description', values: [''] }],
  columns: {
    ...identity(NAME, { template: '{Id}#description' }),
    caseExternalId: { ...caseKey, required: true },
    direction: { constant: 'inbound' },
    authorExternalId: 'ContactId',
    authorEmail: { from: ['Contact.Email', 'SuppliedEmail'], kind: 'email' },
    authorName: { from: ['Contact.Name', 'SuppliedName'] },
    body: { from: 'Description', required: true },
    sentAt: { from: ['CreatedDate', 'Date/Time Opened'], kind: 'instant', required: true },
  },
});
