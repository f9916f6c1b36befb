import type { JsonObject } from '../row.js';
import { fromCsv, fromJson } from './shape.fixture.js';

describe('zendesk', () => {
  it('reads tickets of the API and of a warehouse alike, and leaves deleted ones out', () => {
    const expected = {
      externalId: '35436',
      source: 'zendesk',
      accountExternalId: '509974',
      contactExternalId: '20978392',
      subject: 'Help, my printer is on fire!',
      status: 'on_hold',
      priority: 'critical',
      team: '98738',
      assignee: '235323',
      openedAt: '2026-07-20T22:55:29.000Z',
      updatedAt: '2026-05-05T10:38:52.000Z',
    };
    const ticket = {
      id: 35436,
      organization_id: 509974,
      requester_id: 20978392,
      subject: 'Help, my printer is on fire!',
      status: 'hold',
      priority: 'urgent',
      group_id: 98738,
      assignee_id: 235323,
      created_at: '2026-07-20T22:55:29Z',
      updated_at: '2026-05-05T10:38:52Z',
      via: { channel: 'web', source: {} },
      custom_fields: [{ id: 27642, value: '745' }],
    };
    expect(fromJson('zendesk-cases', ticket)).toEqual([expected]);
    const header =
      'id,_fivetran_synced,organization_id,requester_id,subject,status,priority,group_id,assignee_id,created_at,updated_at,via_channel';
    const cells = [
      '35436',
      'x',
      '509974',
      '20978392',
      'Help, my printer is on fire!',
      'hold',
      'urgent',
      '98738',
      '235323',
      '2026-07-20 22:55:29',
      '2026-05-05 10:38:52',
      'web',
    ];
    expect(fromCsv('zendesk-cases', header, ...cells)).toEqual(expected);
    expect(fromJson('zendesk-cases', { ...ticket, status: 'deleted' })).toEqual(['left out']);
    expect(fromJson('zendesk-cases', { ...ticket, status: 'frozen' })).toEqual([['status VALUE_UNKNOWN']]);
  });

  it('reads comments inside their ticket: notes, customers, agents, and who is not said', () => {
    const comment = (id: number, more: JsonObject) => ({
      id,
      body: `b${id}`,
      created_at: '2026-01-01T00:00:00Z',
      public: true,
      ...more,
    });
    const rows = fromJson('zendesk-messages', {
      id: 7,
      comments: [
        comment(1, { author_id: 5, author: { role: 'end-user', email: 'Ann@acme.com', name: 'Ann' } }),
        comment(2, { public: false, author: { role: 'agent' } }),
        comment(3, { author_id: 6, html_body: '<p>b3</p>', via: { channel: 'rule' } }),
      ],
    });
    expect(rows).toEqual([
      {
        externalId: '1',
        source: 'zendesk',
        caseExternalId: '7',
        direction: 'inbound',
        authorExternalId: '5',
        authorEmail: 'ann@acme.com',
        authorName: 'Ann',
        body: 'b1',
        sentAt: '2026-01-01T00:00:00.000Z',
      },
      expect.objectContaining({ externalId: '2', direction: 'note' }),
      expect.objectContaining({ externalId: '3', automatic: true, authorExternalId: '6' }),
    ]);
    expect(rows[2]).not.toHaveProperty('direction');
  });

  it('reads end users and organizations', () => {
    const header = 'id,email,name,organization_id,role,time_zone,locale,last_login_at';
    expect(
      fromCsv(
        'zendesk-contacts',
        header,
        '1',
        'a@b.co',
        'Ann Lee',
        '9',
        'end-user',
        'Pacific Time (US & Canada)',
        'en-US',
        '',
      ),
    ).toMatchObject({
      firstName: 'Ann',
      lastName: 'Lee',
      timeZone: 'America/Los_Angeles',
      accountExternalId: '9',
    });
    expect(fromCsv('zendesk-contacts', header, '1', 'a@b.co', 'Ann Lee', '9', 'agent', '', '', '')).toBe('left out');
    expect(fromJson('zendesk-accounts', { id: 9, name: 'ACME', domain_names: ['acme.com', 'ACME.org'] })).toEqual([
      { externalId: '9', source: 'zendesk', name: 'ACME', domains: ['acme.com', 'acme.org'] },
    ]);
  });
});

describe('intercom', () => {
  it('reads conversations, in epoch seconds or as a warehouse keeps them', () => {
    const conversation = {
      id: '12',
      created_at: 1592553600,
      updated_at: 1592553660,
      state: 'snoozed',
      priority: 'priority',
      title: null,
      source: {
        subject: '<p>It broke</p>',
        body: '<p>Since noon.</p>',
        author: { type: 'user', id: 'u1', email: 'ann@acme.com' },
      },
      team_assignee_id: 0,
      statistics: { count_reopens: 2 },
    };
    expect(fromJson('intercom-cases', conversation)).toEqual([
      {
        externalId: '12',
        source: 'intercom',
        contactExternalId: 'u1',
        contactEmail: 'ann@acme.com',
        subject: 'It broke',
        status: 'on_hold',
        priority: 'high',
        openedAt: '2020-06-19T08:00:00.000Z',
        updatedAt: '2020-06-19T08:01:00.000Z',
        reopenCount: 2,
      },
    ]);
    expect(fromJson('intercom-first-messages', conversation)).toMatchObject([
      { externalId: '12#source', body: 'Since noon.', direction: 'inbound' },
    ]);
    expect(
      fromCsv('intercom-cases', 'id,created_at,state,_fivetran_active', '12', '2020-06-19 08:00:00', 'open', 'false'),
    ).toBe('left out');
  });

  it('reads parts that say something', () => {
    const part = (id: string, type: string, author: string, body: string | null) => ({
      id,
      part_type: type,
      created_at: 1592553600,
      body,
      author: { type: author, id: 'x' },
    });
    const conversation_parts = {
      conversation_parts: [
        part('1', 'comment', 'user', '<p>Hi</p>'),
        part('2', 'note', 'admin', 'n'),
        part('3', 'close', 'admin', null),
        part('4', 'comment', 'bot', 'b'),
      ],
    };
    expect(fromJson('intercom-messages', { id: '12', conversation_parts })).toMatchObject([
      { direction: 'inbound', body: 'Hi', caseExternalId: '12' },
      { direction: 'note' },
      'left out',
      { direction: 'outbound', automatic: true },
    ]);
  });

  it('makes a year of a monthly spend', () => {
    expect(
      fromJson('intercom-accounts', { id: 'c', name: 'ACME', monthly_spend: 99.5, website: 'https://www.acme.com' }),
    ).toMatchObject([{ annualValue: '1194', domains: ['acme.com'] }]);
  });
});

describe('freshdesk', () => {
  it('reads codes of the API and words of the export', () => {
    const ticket = {
      id: 3,
      company_id: 1,
      requester: { id: 5, email: 'a@b.co' },
      subject: 'S',
      status: 6,
      priority: 4,
      created_at: '2026-01-02T03:04:05Z',
      stats: { resolved_at: null },
    };
    expect(fromJson('freshdesk-cases', ticket)).toEqual([
      {
        externalId: '3',
        source: 'freshdesk',
        accountExternalId: '1',
        contactExternalId: '5',
        contactEmail: 'a@b.co',
        subject: 'S',
        status: 'pending',
        priority: 'critical',
        openedAt: '2026-01-02T03:04:05.000Z',
      },
    ]);
    expect(fromJson('freshdesk-cases', { ...ticket, spam: true })).toEqual(['left out']);
    expect(
      fromCsv(
        'freshdesk-cases',
        'Ticket ID,Status,Priority,Group,Created time',
        '3',
        'Waiting on Third Party',
        'Urgent',
        'Tier 2',
        '2026-01-02 03:04:05',
      ),
    ).toMatchObject({
      status: 'on_hold',
      priority: 'critical',
      team: 'Tier 2',
    });
  });

  it('reads conversations inside tickets, private ones as notes', () => {
    const conversations: JsonObject[] = [
      {
        id: 1,
        ticket_id: 3,
        incoming: true,
        private: false,
        body: '<p>x</p>',
        body_text: 'x',
        created_at: '2026-01-02T03:04:05Z',
      },
      { id: 2, ticket_id: 3, incoming: false, private: true, body: '<p>y</p>', created_at: '2026-01-02T03:04:05Z' },
    ];
    expect(fromJson('freshdesk-messages', { id: 3, conversations })).toMatchObject([
      { direction: 'inbound', body: 'x' },
      { direction: 'note', body: 'y' },
    ]);
  });
});
