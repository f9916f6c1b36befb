import type { JsonObject } from '../row.js';
import { fromCsv, fromJson } from './shape.fixture.js';

describe('servicenow-log', () => {
  const header =
    'number,ident_state,sys_mod_count,caller_id,opened_at,sys_updated_at,priority,assignment_group,assigned_to';

  it('reads the state of an incident at a moment; ? stays a value, but is no contact', () => {
    expect(
      fromCsv(
        'servicenow-log',
        header,
        '0000045',
        'Awaiting User Info',
        '3',
        '?',
        '29/2/2016 01:16',
        '1/3/2016 08:53',
        '3',
        '?',
        '57',
      ),
    ).toEqual({
      number: '0000045',
      source: 'servicenow',
      accountExternalId: 'ServiceNow',
      status: 'pending',
      priority: 'normal',
      team: '?',
      assignee: '57',
      openedAt: '2016-02-29T01:16:00.000Z',
      at: '2016-03-01T08:53:00.000Z',
      sequence: 3,
    });
    expect(fromCsv('servicenow-log', header, '1', 'Lost', 'x', '1', '2016', '1/3/2016 08:53', '9', '', '')).toEqual([
      'ident_state VALUE_UNKNOWN',
      'priority VALUE_UNKNOWN',
      'opened_at INSTANT_INVALID',
      'sys_mod_count INTEGER_INVALID',
    ]);
  });
});

describe('servicenow', () => {
  it('reads incidents with references as the Table API gives them', () => {
    const incident = {
      sys_id: 'a9e3',
      number: 'INC0010001',
      short_description: 'S',
      caller_id: { link: 'https://x/y', value: '46c6' },
      assignment_group: { display_value: 'Network', value: '1f' },
      incident_state: '3',
      priority: '1 - Critical',
      opened_at: '2026-06-02 22:05:30',
      reopen_count: '1',
    };
    expect(fromJson('servicenow-cases', incident)).toEqual([
      {
        externalId: 'a9e3',
        source: 'servicenow',
        contactExternalId: '46c6',
        subject: 'S',
        status: 'on_hold',
        priority: 'critical',
        team: 'Network',
        openedAt: '2026-06-02T22:05:30.000Z',
        reopenCount: 1,
      },
    ]);
    const header = 'sys_id,caller_id_link,caller_id_value,incident_state,sys_created_on';
    expect(fromCsv('servicenow-cases', header, 'a9e3', 'l', '46c6', '7', '2026-06-02 22:05:30')).toMatchObject({
      contactExternalId: '46c6',
      status: 'closed',
    });
  });

  it('reads work notes as notes, and comments as whose they are', () => {
    const entry = {
      sys_id: '1',
      element_id: 'a9e3',
      value: 'v',
      sys_created_on: '2026-06-02 22:05:30',
      sys_created_by: 'ann',
    };
    expect(fromJson('servicenow-messages', { ...entry, element: 'work_notes' })).toMatchObject([
      { direction: 'note', caseExternalId: 'a9e3' },
    ]);
    expect(fromJson('servicenow-messages', { ...entry, element: 'comments' })[0]).not.toHaveProperty('direction');
  });
});

describe('jira', () => {
  const fields = {
    summary: 'S',
    created: '2026-02-03T04:05:06.789+0100',
    priority: { name: 'Highest' },
    reporter: { accountId: 'a:1', displayName: 'Ann' },
  };

  it('reads a status by its name, and one of a workflow by its category', () => {
    const issue = (status: JsonObject) =>
      fromJson('jira-cases', { id: '10011', key: 'TP-8', fields: { ...fields, status } })[0];
    expect(issue({ name: 'Waiting for customer', statusCategory: { key: 'indeterminate' } })).toEqual({
      externalId: '10011',
      source: 'jira',
      contactExternalId: 'a:1',
      subject: 'S',
      status: 'pending',
      priority: 'critical',
      openedAt: '2026-02-03T03:05:06.789Z',
    });
    expect(issue({ name: 'In QA', statusCategory: { key: 'indeterminate' } })).toMatchObject({ status: 'open' });
    expect(issue({ name: 'In QA' })).toEqual(['fields.status.name VALUE_UNKNOWN']);
  });

  it('reads a CSV export, its columns of one name included', () => {
    const header = 'Summary,Issue key,Issue id,Status,Priority,Created,Comment,Comment';
    expect(
      fromCsv('jira-cases', header, 'S', 'TP-8', '10011', 'Done', 'Low', '05/Feb/26 12:07 AM', 'x', 'y'),
    ).toMatchObject({
      externalId: '10011',
      status: 'resolved',
      openedAt: '2026-02-05T00:07:00.000Z',
    });
  });

  it('reads comments inside issues', () => {
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Any news?' }] }] };
    const comments: JsonObject[] = [
      {
        id: '1',
        body,
        created: '2026-02-03T04:05:06.000+0000',
        author: { accountId: 'c', accountType: 'customer' },
        jsdPublic: true,
      },
      { id: '2', body: 'internal', created: '2026-02-03T04:05:06.000+0000', jsdPublic: false },
    ];
    expect(fromJson('jira-messages', { id: '10011', fields: { comment: { comments } } })).toMatchObject([
      { caseExternalId: '10011', body: 'Any news?', direction: 'inbound' },
      { body: 'internal', direction: 'note' },
    ]);
  });
});

describe('salesforce', () => {
  it('reads API names and their snake_case alike', () => {
    const cells = ['500x', '001x', '003x', 'S', 'Escalated', 'Medium', '2026-04-04T17:44:47.000+0000', '', 'false'];
    const expected = {
      externalId: '500x',
      accountExternalId: '001x',
      contactExternalId: '003x',
      status: 'open',
      priority: 'normal',
      openedAt: '2026-04-04T17:44:47.000Z',
    };
    expect(
      fromCsv(
        'salesforce-cases',
        'Id,AccountId,ContactId,Subject,Status,Priority,CreatedDate,ClosedDate,IsDeleted',
        ...cells,
      ),
    ).toMatchObject(expected);
    expect(
      fromCsv(
        'salesforce-cases',
        'id,account_id,contact_id,subject,status,priority,created_date,closed_date,is_deleted',
        ...cells,
      ),
    ).toMatchObject(expected);
  });

  it('reads mails and comments of cases, and never takes revenue for what an account pays', () => {
    const mail = {
      Id: '02s',
      ParentId: '500x',
      Incoming: true,
      FromAddress: 'a@b.co',
      TextBody: null,
      HtmlBody: '<p>Hi</p>',
      MessageDate: '2026-04-04T17:44:47Z',
    };
    expect(fromJson('salesforce-messages', mail)).toMatchObject([
      { direction: 'inbound', body: 'Hi', caseExternalId: '500x' },
    ]);
    const comment = {
      Id: '00a',
      ParentId: '500x',
      IsPublished: false,
      CommentBody: 'a < b',
      CreatedDate: '2026-04-04T17:44:47Z',
    };
    expect(fromJson('salesforce-messages', comment)).toMatchObject([{ direction: 'note', body: 'a < b' }]);
    expect(
      fromJson('salesforce-accounts', { Id: '001x', Name: 'ACME', AnnualRevenue: 1e9, Owner: { Email: 'am@us.com' } }),
    ).toEqual([{ externalId: '001x', source: 'salesforce', name: 'ACME', amEmail: 'am@us.com' }]);
  });
});

describe('plain files', () => {
  it('read accounts, contacts, usage and escalations by everyday names', () => {
    expect(
      fromCsv(
        'csv-accounts',
        'Account ID,Name,ARR,Currency,Seats,Renewal date,CSM e-mail',
        '1',
        'ACME',
        '$120,000',
        'eur',
        '50',
        '2027-01-31',
        'Cy@us.com',
      ),
    ).toEqual({
      externalId: '1',
      source: 'csv',
      name: 'ACME',
      annualValue: '120000',
      currency: 'EUR',
      licences: 50,
      renewalOn: '2027-01-31',
      csmEmail: 'cy@us.com',
    });
    expect(
      fromCsv('csv-contacts', 'E-mail,Full name,Account,Roles', 'Ann@acme.com', 'Ann Lee', '1', 'Champion; admin'),
    ).toEqual({
      externalId: 'ann@acme.com',
      source: 'csv',
      email: 'ann@acme.com',
      accountExternalId: '1',
      firstName: 'Ann',
      lastName: 'Lee',
      roles: ['champion', 'admin'],
    });
    expect(fromCsv('csv-usage', 'Account ID,Feature,Timestamp', '1', 'export', '2026-01-01T00:00:00Z')).toMatchObject({
      quantity: '1',
    });
    expect(fromCsv('csv-escalations', 'ID,Case,Opened,Resolved', 'e1', '7', '2026-01-01', '')).toEqual({
      externalId: 'e1',
      source: 'csv',
      caseExternalId: '7',
      openedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it('read cases and messages', () => {
    expect(
      fromCsv('csv-cases', 'Case ID,Account ID,Status,Priority,Opened', '7', '1', 'In Progress', 'P1', '2026-01-01'),
    ).toMatchObject({ status: 'open', priority: 'critical' });
    expect(
      fromCsv(
        'csv-messages',
        'ID,Case ID,Direction,From,Text,Sent',
        'm',
        '7',
        'in',
        'Ann <a@b.co>',
        'Hi',
        '2026-01-01',
      ),
    ).toMatchObject({ direction: 'inbound', authorEmail: 'a@b.co', body: 'Hi' });
  });
});
