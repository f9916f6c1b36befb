import { guessShape } from './guess-shape.js';
import { parseMapping } from './mapping.js';
import { SHAPES } from './shapes/index.js';

const best = (names: string, nested = false) => guessShape({ names: names.split(','), nested })[0]?.mapping.name;

describe('a file is known by its columns', () => {
  it.each([
    [
      'zendesk-cases',
      'id,created_at,description,group_id,organization_id,priority,requester_id,status,subject,updated_at,via_channel,ticket_form_id',
    ],
    ['zendesk-messages', 'id,body,created,public,ticket_id,user_id'],
    [
      'zendesk-contacts',
      'id,active,created_at,email,locale,name,organization_id,phone,role,ticket_restriction,time_zone',
    ],
    ['zendesk-accounts', 'id,created_at,details,name,notes,shared_comments,shared_tickets'],
    [
      'servicenow-log',
      'number,ident_state,reassignment_count,sys_mod_count,caller_id,opened_at,sys_updated_at,assignment_group,assigned_to,priority',
    ],
    [
      'servicenow-cases',
      'sys_id,number,short_description,caller_id,incident_state,assignment_group,sys_created_on,sys_updated_on,close_code',
    ],
    ['servicenow-contacts', 'sys_id,first_name,last_name,email,user_name,locked_out,time_zone,preferred_language'],
    ['servicenow-messages', 'sys_id,element,element_id,name,sys_created_by,sys_created_on,value'],
    [
      'jira-cases',
      'Summary,Issue key,Issue id,Status,Priority,Assignee,Reporter,Created,Updated,Resolved,Project name,Description',
    ],
    ['jira-messages', 'id,author_id,body,created,is_public,issue_id,updated'],
    [
      'intercom-cases',
      'id,updated_at,assignee_id,created_at,priority,source_author_id,source_body,source_subject,state,waiting_since,snoozed_until,source_delivered_as',
    ],
    ['intercom-messages', 'id,author_id,author_type,body,conversation_id,created_at,part_type'],
    ['intercom-accounts', 'id,company_id,created_at,industry,monthly_spend,name,plan_name,website'],
    ['salesforce-accounts', 'Id,Name,ParentId,Website,Industry,AnnualRevenue,NumberOfEmployees,BillingCity'],
    ['salesforce-contacts', 'Id,AccountId,FirstName,LastName,Email,Phone,MailingCity,Salutation'],
    [
      'salesforce-cases',
      'Id,CaseNumber,AccountId,ContactId,Subject,Status,Priority,CreatedDate,ClosedDate,Origin,IsEscalated',
    ],
    ['salesforce-messages', 'Id,ParentId,FromAddress,FromName,TextBody,HtmlBody,Incoming,MessageDate'],
    ['freshdesk-cases', 'Ticket ID,Subject,Status,Priority,Agent,Group,Created time,Resolved time,Closed time,Email'],
    ['freshdesk-accounts', 'id,name,domains,account_tier,renewal_date,health_score,industry'],
    ['csv-accounts', 'External ID,Name,ARR,Currency,CSM email,Renewal date'],
    ['csv-contacts', 'Email,First name,Last name,Account,Roles'],
    ['csv-cases', 'Case ID,Account ID,Subject,Status,Priority,Opened,Team'],
    ['csv-messages', 'Message ID,Case ID,Direction,Author email,Body,Sent at'],
    ['csv-usage', 'Account ID,Feature,At,Quantity'],
    ['csv-escalations', 'Escalation ID,Case ID,Severity,Reason,Opened at,Resolved at'],
  ])('%s', (name, names) => expect(best(names)).toBe(name));

  it.each([
    [
      'zendesk-cases',
      'url,id,via.channel,created_at,subject,description,status,requester_id,organization_id,ticket_form_id,brand_id',
    ],
    [
      'jira-cases',
      'id,key,fields.summary,fields.status.name,fields.priority.name,fields.reporter.accountId,fields.created',
    ],
    ['freshdesk-messages', 'id,conversations,subject'],
  ])('%s, from JSON', (name, names) => expect(best(names, true)).toBe(name));

  it('or not at all; a mapping of its own can win', () => {
    expect(guessShape({ names: ['foo', 'bar'], nested: false })).toEqual([]);
    const own = parseMapping({
      name: 'own',
      title: 'Own',
      target: 'cases',
      columns: { externalId: 'foo', subject: 'bar' },
    });
    if (!own.ok) throw new Error(own.error.message);
    const [first] = guessShape({ names: ['foo', 'bar'], nested: false }, [...SHAPES, own.value]);
    expect(first).toEqual({ mapping: own.value, fit: 1, fields: ['externalId', 'subject'] });
  });
});
