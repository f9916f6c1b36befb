// What becomes of rows: accounts with parents and owners, contacts, cases with their past, messages, usage, escalations, and a case log.
import { join } from 'node:path';
import { countIntervals } from '../support/count-intervals.mjs';
import { importFolder, importPath, importText } from '../support/import-file.js';
import { writeIncidentLog } from '../support/incident-log.mjs';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker } from '../support/test-worker.js';
import { ImportTargets } from '#imports';
import { SHAPES, suits } from '#imports/rules';
import { unwrap } from '#kernel';

let api: TestApi;
let csm: Person;
beforeAll(async () => {
  api = await startApi();
  csm = await api.person('csm');
});
afterAll(() => api.close());

const rows = <T extends object>(sql: string, ...params: unknown[]): Promise<T[]> =>
  api.system((tx) => tx.query<T>(sql, params));
const csv = (name: string, ...lines: string[]) => importText(api, `csv-${name}`, `${lines.join('\n')}\n`);

describe('every shape', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))(
    '%s suits the target that is registered for it',
    (_name, shape) => {
      const target = unwrap(api.app.get(ImportTargets).find(shape.target));
      expect(suits(shape, target)).toEqual({ ok: true, value: null });
    },
  );
});

describe('accounts', () => {
  it('find their parents in any order of the rows, and are refused under one that is nowhere or below themselves', async () => {
    const done = await csv(
      'accounts',
      'Account ID,Account Name,Parent ID',
      'child,Child,group',
      'group,Group,',
      'lost,Lost,nowhere',
      'below-lost,Below lost,lost',
      'a,Loop A,b',
      'b,Loop B,a',
    );
    expect(done.made).toBe(2);
    expect(done.rejects).toEqual([
      [4, 'Parent ID', 'PARENT_UNKNOWN'],
      [5, 'Parent ID', 'PARENT_UNKNOWN'],
      [6, 'Parent ID', 'ACCOUNT_PARENT_LOOP'],
      [7, 'Parent ID', 'PARENT_UNKNOWN'],
    ]);
    const parents = await rows(
      'SELECT a.name, p.name AS parent FROM accounts a LEFT JOIN accounts p ON p.id = a.parent_id ORDER BY 1',
    );
    expect(parents).toEqual([
      { name: 'Child', parent: 'Group' },
      { name: 'Group', parent: null },
    ]);
    const turned = await csv('accounts', 'Account ID,Account Name,Parent ID', 'group,Group,child');
    expect(turned.rejects).toEqual([[2, 'Parent ID', 'ACCOUNT_PARENT_LOOP']]);
  });

  it('take owners by address, keep what a file leaves out and empty what it empties', async () => {
    await csv(
      'accounts',
      'Account ID,Account Name,Tier,Industry,CSM email',
      `own,Own,gold,Rail,${csm.id}@staff.example`,
    );
    await csv('accounts', 'Account ID,Account Name,Tier', 'own,Own,');
    const [own] = await rows(
      `SELECT tier, industry, o.user_id AS csm FROM accounts a LEFT JOIN account_owners o ON o.account_id = a.id AND o.role = 'csm' WHERE a.name = 'Own'`,
    );
    expect(own).toEqual({ tier: null, industry: 'Rail', csm: csm.id });
    await csv('accounts', 'Account ID,Account Name,CSM email', 'own,Own,');
    expect(
      await rows(`SELECT 1 FROM account_owners o JOIN accounts a ON a.id = o.account_id WHERE a.name = 'Own'`),
    ).toEqual([]);
  });
});

describe('contacts', () => {
  it('are one where account and address are one, and know their account by key or by company domain', async () => {
    await csv(
      'accounts',
      'Account ID,Account Name,Domain',
      'c1,Contact Home,home.example',
      'c2,Contact Two,two.example',
    );
    const done = await csv(
      'contacts',
      'Contact ID,Account ID,Email,First name,Roles',
      'k1,c1,Jo@home.example,Jo,champion',
      'k2,c1,jo@home.example,Joanna,champion;admin',
      'k3,,kim@two.example,Kim,',
      'k4,nowhere,lee@two.example,Lee,',
      'k5,c2,jo@home.example,Jo elsewhere,',
      'k6,c2,,Nameless,',
    );
    expect(done.rejects).toEqual([[5, 'Account ID', 'ACCOUNT_UNKNOWN']]);
    expect(done.made).toBe(4);
    const people = () =>
      rows(
        `SELECT a.name AS account, c.email, c.first_name AS first, c.roles FROM contacts c JOIN accounts a ON a.id = c.account_id WHERE a.name LIKE 'Contact %' ORDER BY 1, 2, 3`,
      );
    expect(await people()).toEqual([
      { account: 'Contact Home', email: 'jo@home.example', first: 'Joanna', roles: ['champion', 'admin'] },
      { account: 'Contact Two', email: 'jo@home.example', first: 'Jo elsewhere', roles: [] },
      { account: 'Contact Two', email: 'kim@two.example', first: 'Kim', roles: [] },
      { account: 'Contact Two', email: null, first: 'Nameless', roles: [] },
    ]);
    // Known by their key, people keep their account, and may get a new address.
    const moved = await csv('contacts', 'Contact ID,Email', 'k6,nell@gmail.com');
    expect(moved).toMatchObject({ made: 0, changed: 1, rejected: 0 });
    expect(await people()).toContainEqual({
      account: 'Contact Two',
      email: 'nell@gmail.com',
      first: 'Nameless',
      roles: [],
    });
  });
});

describe('cases', () => {
  it('were open from their opening on, whatever has become of them; the rest waits in the Unmatched queue', async () => {
    const header = 'Case ID,Account ID,Email,Subject,Status,Priority,Opened,Resolved,Closed,Updated';
    await csv('accounts', 'Account ID,Account Name,Domain', 'p1,Past,past.example');
    const lines = [
      'P1,p1,,Over,closed,high,2026-01-01T00:00:00Z,2026-01-03T00:00:00Z,2026-01-05T00:00:00Z,2026-01-09T00:00:00Z',
      'P2,,x@past.example,By domain,open,low,2026-01-02T00:00:00Z,,,2026-01-04T00:00:00Z',
      'P3,elsewhere,,Nobody knows,open,low,2026-01-02T00:00:00Z,,,',
      'P4,p1,,Backwards,closed,low,2026-01-02T00:00:00Z,,2026-01-01T00:00:00Z,',
    ];
    const done = await csv('cases', header, ...lines);
    expect(done).toMatchObject({ made: 3, changed: 0 });
    expect(done.rejects).toEqual([[5, 'Opened', 'CASE_ENDS_EARLY']]);
    const told = () =>
      rows(
        `SELECT c.external_id AS key, i.attribute, i.value, i.from_at::date::text AS "from", i.to_at::date::text AS "to" FROM case_intervals i JOIN cases c ON c.id = i.case_id
         WHERE c.external_id IN ('P1', 'P2', 'P3') AND attribute IN ('state', 'priority') ORDER BY 1, 2, i.from_at`,
      );
    const history = [
      { key: 'P1', attribute: 'priority', value: 'high', from: '2026-01-01', to: null },
      { key: 'P1', attribute: 'state', value: 'open', from: '2026-01-01', to: '2026-01-03' },
      { key: 'P1', attribute: 'state', value: 'resolved', from: '2026-01-03', to: '2026-01-05' },
      { key: 'P1', attribute: 'state', value: 'closed', from: '2026-01-05', to: null },
      { key: 'P2', attribute: 'priority', value: 'low', from: '2026-01-02', to: null },
      { key: 'P2', attribute: 'state', value: 'open', from: '2026-01-02', to: null },
      { key: 'P3', attribute: 'priority', value: 'low', from: '2026-01-02', to: null },
      { key: 'P3', attribute: 'state', value: 'open', from: '2026-01-02', to: null },
    ];
    expect(await told()).toEqual(history);
    expect(await csv('cases', header, ...lines.slice(0, 3))).toMatchObject({ made: 0, changed: 0, rejected: 0 });
    expect(await told()).toEqual(history);
    const homes = await rows(
      `SELECT c.external_id AS key, a.name FROM cases c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.external_id LIKE 'P_' ORDER BY 1`,
    );
    expect(homes).toEqual([
      { key: 'P1', name: 'Past' },
      { key: 'P2', name: 'Past' },
      { key: 'P3', name: null },
    ]);
    // A row that tells of an earlier moment than is known does not turn the case back.
    await csv('cases', header, 'P1,p1,,Over,open,high,2026-01-01T00:00:00Z,,,2026-01-02T00:00:00Z');
    expect(await rows(`SELECT status FROM cases WHERE external_id = 'P1'`)).toEqual([{ status: 'closed' }]);
  });

  it('find their account by the contact’s key, where the file names no account', async () => {
    await csv('accounts', 'Account ID,Account Name', 'q1,By Contact');
    await csv('contacts', 'Contact ID,Account ID,Email', 'q-person,q1,qu@gmail.com');
    await csv('cases', 'Case ID,Contact ID,Opened', 'Q1,q-person,2026-01-02T00:00:00Z');
    const [found] = await rows(
      `SELECT a.name, p.email FROM cases c JOIN accounts a ON a.id = c.account_id JOIN contacts p ON p.id = c.contact_id WHERE c.external_id = 'Q1'`,
    );
    expect(found).toEqual({ name: 'By Contact', email: 'qu@gmail.com' });
  });
});

describe('messages', () => {
  it('go the way their author says where the file doesn’t, and are kept once', async () => {
    await csv('accounts', 'Account ID,Account Name', 'm1,Talk');
    await csv('contacts', 'Contact ID,Account ID,Email', 'm-jo,m1,jo@talk.example');
    await csv('cases', 'Case ID,Account ID,Email,Opened', 'M1,m1,boss@talk.example,2026-01-02T00:00:00Z');
    const lines = [
      'ID,Case ID,From,Author ID,Sent,Body',
      '1,M1,jo@talk.example,,2026-01-02T01:00:00Z,by address',
      '2,M1,,m-jo,2026-01-02T02:00:00Z,by key',
      '3,M1,boss@talk.example,,2026-01-02T03:00:00Z,by the case',
      `4,M1,${csm.id}@staff.example,,2026-01-02T04:00:00Z,by a colleague`,
      '5,M1,stranger@x.example,,2026-01-02T05:00:00Z,by nobody',
      '6,M404,jo@talk.example,,2026-01-02T06:00:00Z,nowhere',
      '7,M1,jo@talk.example,,2026-01-02T07:00:00Z,',
    ];
    const done = await csv('messages', ...lines);
    expect(done.made).toBe(4);
    expect(done.rejects).toEqual([
      [6, 'From', 'AUTHOR_UNKNOWN'],
      [7, 'Case ID', 'CASE_UNKNOWN'],
      [8, 'Body', 'MESSAGE_EMPTY'],
    ]);
    const said = await rows(
      `SELECT m.direction, m.contact_id IS NOT NULL AS known, m.user_id AS "user", m.origin FROM messages m JOIN cases c ON c.id = m.case_id WHERE c.external_id = 'M1' ORDER BY sent_at`,
    );
    expect(said).toEqual([
      { direction: 'inbound', known: true, user: null, origin: 'backfill' },
      { direction: 'inbound', known: true, user: null, origin: 'backfill' },
      { direction: 'inbound', known: false, user: null, origin: 'backfill' },
      { direction: 'outbound', known: false, user: csm.id, origin: 'backfill' },
    ]);
    expect(await csv('messages', ...lines.slice(0, 5))).toMatchObject({ made: 0, rejected: 0 });
  });
});

describe('usage and escalations', () => {
  it('count an event once and make contacts of the people who used the product', async () => {
    await csv('accounts', 'Account ID,Account Name', 'u1,User');
    const lines = [
      'Account ID,User email,Feature,At,Quantity',
      'u1,ann@user.example,reports,2026-03-01T10:00:00Z,2',
      'u1,ann@user.example,reports,2026-03-01T10:00:00Z,2',
      'u1,,exports,2026-03-01T11:00:00Z,',
      'u1,ann@user.example,reports,2026-03-02T11:00:00Z,-1',
      'nowhere,,exports,2026-03-01T11:00:00Z,1',
    ];
    const done = await csv('usage', ...lines);
    expect(done.made).toBe(2);
    expect(done.rejects).toEqual([
      [5, 'Quantity', 'QUANTITY_INVALID'],
      [6, 'Account ID', 'ACCOUNT_UNKNOWN'],
    ]);
    expect(await csv('usage', ...lines)).toMatchObject({ made: 0, rejected: 2 });
    expect(
      await rows(`SELECT email, first_seen_at::date::text AS seen FROM contacts WHERE email = 'ann@user.example'`),
    ).toEqual([{ email: 'ann@user.example', seen: '2026-03-01' }]);
  });

  it('know their account by key or by their case, and change when told again', async () => {
    await csv('accounts', 'Account ID,Account Name', 'e1,Escalated');
    await csv('cases', 'Case ID,Account ID,Opened', 'E1,e1,2026-01-02T00:00:00Z', 'E2,gone,2026-01-02T00:00:00Z');
    const header = 'ID,Case ID,Account ID,Severity,Reason,Opened,Resolved';
    const done = await csv(
      'escalations',
      header,
      'x1,E1,,Sev 1,Down,2026-01-03T00:00:00Z,',
      'x2,,e1,minor,Slow,2026-01-03T00:00:00Z,2026-01-04T00:00:00Z',
      'x3,E404,,,,2026-01-03T00:00:00Z,',
      'x4,E2,,,,2026-01-03T00:00:00Z,',
      'x5,E1,,,,2026-01-03T00:00:00Z,2026-01-01T00:00:00Z',
    );
    expect(done.made).toBe(2);
    expect(done.rejects).toEqual([
      [4, 'Case ID', 'CASE_UNKNOWN'],
      [5, 'Case ID', 'ACCOUNT_UNKNOWN'],
      [6, 'Resolved', 'ESCALATION_ENDS_EARLY'],
    ]);
    expect(
      await csv('escalations', header, 'x1,E1,,Sev 1,Down,2026-01-03T00:00:00Z,2026-01-06T00:00:00Z'),
    ).toMatchObject({
      made: 0,
      changed: 1,
    });
    const told = await rows(
      `SELECT e.external_id AS key, e.severity, e.resolved_at::date::text AS resolved, e.origin, c.external_id AS "case" FROM escalations e LEFT JOIN cases c ON c.id = e.case_id ORDER BY 1`,
    );
    expect(told).toEqual([
      { key: 'x1', severity: 'critical', resolved: '2026-01-06', origin: 'backfill', case: 'E1' },
      { key: 'x2', severity: 'low', resolved: '2026-01-04', origin: 'backfill', case: null },
    ]);
  });
});

describe('a case log', () => {
  const recount = async () => {
    const counted = await rows<{ attribute: string; n: number }>(
      `SELECT attribute, count(*)::int AS n FROM case_intervals JOIN case_logs USING (case_id) GROUP BY 1`,
    );
    const [cases] = await rows<{ n: number }>('SELECT count(*)::int AS n FROM case_logs');
    return { cases: cases?.n, ...Object.fromEntries(counted.map(({ attribute, n }) => [attribute, n])) };
  };

  it('gives the counts of the rule, in whatever order its rows come and however often, and asks nobody for anything', async () => {
    const folder = importFolder();
    const path = join(folder, 'shuffled.csv');
    const position = await writeIncidentLog(path, { rows: 6_000, shuffled: true });
    const expected = await countIntervals(path);
    const first = await importPath(api, 'servicenow-log', path, { options: { account: 'Log of One' } });
    expect(first).toMatchObject({ state: 'finished', made: expected.cases, rejected: 0, position });
    expect(await recount()).toMatchObject(expected);
    expect(await importPath(api, 'servicenow-log', path, { options: { account: 'Log of One' } })).toMatchObject({
      made: 0,
      changed: 0,
    });
    expect(await recount()).toMatchObject(expected);

    const [current] = await rows<{ wrong: number; open: number; accounts: number; since: boolean }>(
      `SELECT count(*) FILTER (WHERE i.value IS DISTINCT FROM c.status)::int AS wrong,
         count(*) FILTER (WHERE c.state = 'closed' AND c.closed_at IS NULL)::int AS open, count(DISTINCT c.account_id)::int AS accounts,
         bool_and(a.from_at = c.opened_at) AS since
       FROM cases c JOIN case_logs l ON l.case_id = c.id JOIN case_intervals i ON i.case_id = c.id AND i.attribute = 'status' AND i.to_at IS NULL
       JOIN case_intervals a ON a.case_id = c.id AND a.attribute = 'accountId'`,
    );
    expect(current).toEqual({ wrong: 0, open: 0, accounts: 1, since: true });

    const worker = await startWorker(api.config, api.clock);
    await worker.drain();
    await worker.close();
    const asked = await rows(
      'SELECT (SELECT count(*) FROM tasks)::int AS tasks, (SELECT count(*) FROM mails)::int AS mails, (SELECT count(*) FROM escalation_requests)::int AS requests',
    );
    expect(asked).toEqual([{ tasks: 0, mails: 0, requests: 0 }]);
  });

  it('puts its cases into the account that goes by that name, and leaves a person’s decision alone', async () => {
    const line = (number: string, at: string, seq: number, state: string) =>
      `${number},${state},${seq},9,1/2/2026 08:00,${at},3,5,7`;
    const header =
      'number,ident_state,sys_mod_count,caller_id,opened_at,sys_updated_at,priority,assignment_group,assigned_to';
    await csv('accounts', 'Account ID,Account Name', 'n1,Named Inc');
    const log = (...lines: string[]) =>
      importText(api, 'servicenow-log', [header, ...lines].join('\n'), { options: { account: 'named inc' } });
    await log(line('N1', '1/2/2026 09:00', 0, 'New'), line('N1', '1/2/2026 12:00', 2, 'Closed'));
    const home = () =>
      rows(`SELECT a.name, c.status FROM cases c JOIN accounts a ON a.id = c.account_id WHERE c.external_id = 'N1'`);
    expect(await home()).toEqual([{ name: 'Named Inc', status: 'closed' }]);
    const [other] = await rows<{ id: string }>(`SELECT id FROM accounts WHERE name = 'Log of One'`);
    await rows(`UPDATE cases SET account_id = $1 WHERE external_id = 'N1'`, other?.id);
    // Late news: what was between, and what came after.
    expect(
      await log(line('N1', '1/2/2026 10:00', 1, 'Active'), line('N1', '2/2/2026 09:00', 3, 'Active')),
    ).toMatchObject({ made: 0, changed: 1 });
    expect(await home()).toEqual([{ name: 'Log of One', status: 'open' }]);
    const told = await rows(
      `SELECT i.value, i.from_at::text AS "from" FROM case_intervals i JOIN cases c ON c.id = i.case_id WHERE c.external_id = 'N1' AND attribute = 'status' ORDER BY from_at, seq`,
    );
    expect(told.map((each) => (each as { value: string }).value)).toEqual(['new', 'open', 'closed', 'open']);
  });
});

describe('the history of cases', () => {
  it('is of cases that are there, and goes with them', async () => {
    await expect(
      rows(
        `INSERT INTO case_intervals (case_id, attribute, value, from_at) VALUES (gen_random_uuid(), 'team', 'x', now())`,
      ),
    ).rejects.toThrow(/of no case/);
    await rows(`DELETE FROM accounts WHERE name = 'Past'`);
    const [left] = await rows(
      'SELECT count(*)::int AS n FROM case_intervals i WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = i.case_id)',
    );
    expect(left).toEqual({ n: 0 });
    expect(await rows(`SELECT 1 FROM cases WHERE external_id = 'P1'`)).toEqual([]);
  });
});
