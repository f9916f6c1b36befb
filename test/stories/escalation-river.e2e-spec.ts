// From a help desk's file to a CSM's tasks and a champion's mail: the whole river, through what people and programs may touch.
// Workers run by themselves; in the second telling there are two of them, mails leave by SMTP, and the queue is lost on the way.
import { readFileSync } from 'node:fs';
import { endOf, openAt, recountSpans } from '../support/recount.js';
import type { Person } from '../support/test-api.js';
import { startRiver, type River } from './river.js';
import { MeasureDays } from '#kpis';

const MANY = 'more-than-3-open-escalations';
const ESCALATED = 'escalated-customers';

interface Ticket {
  readonly id: number;
  readonly comments: readonly { readonly body: string }[];
}
const { tickets } = JSON.parse(readFileSync('test/stories/fixtures/zendesk/tickets.json', 'utf8')) as {
  tickets: readonly Ticket[];
};

/** What a reader would mark in each case, in the order of the conversation. Agents, notes and quotes are not the customer. */
const MARKED: Record<string, readonly [kind: string, words: string][]> = {
  50101: [
    ['impatience', 'it has been a week'],
    ['follow_up_request', 'heard nothing'],
    ['escalation_request', 'Please escalate this to your development manager'],
  ],
  50102: [
    ['production_issue', 'Production in Rendsburg is down'],
    ['negative', 'unacceptable'],
    ['escalation_request', 'want to speak to your manager'],
  ],
  50103: [
    ['escalation_request', 'this case be escalated'],
    ['escalation_request', 'need somebody who can decide'],
  ],
  50104: [
    ['frustration', 'I am frustrated'],
    ['escalation_request', 'request a formal escalation'],
    ['follow_up_request', 'When can we expect an answer'],
  ],
  50105: [
    ['positive', 'thank you very much'],
    ['fast_response', 'that was quick'],
    ['positive', 'that was quick'],
  ],
  50201: [],
  50301: [['negative', 'disappointing']],
};

const tellings = [
  { telling: 'with one worker', workers: 1, troubled: false },
  { telling: 'with two workers that lose their queue', workers: 2, troubled: true },
];

describe.each(tellings)('a customer in trouble, $telling', ({ workers, troubled }) => {
  let river: River;
  let admin: Person;
  let manager: Person;
  let csm: Person;
  let leader: Person;
  /** by name of the company */
  let accounts: ReadonlyMap<string, string>;
  let campaignRun = '';
  const brackwater = () => accounts.get('Brackwater Dairies') ?? '';

  beforeAll(async () => {
    river = await startRiver({ workers, mailServer: troubled });
    admin = await river.api.person('admin', 'Ada Brandt');
    manager = await river.api.person('escalation_manager', 'Henrik Maas');
    csm = await river.api.person('csm', 'Jule Petersen');
    leader = await river.api.person('leader', 'Lea Oduya');
  });
  afterAll(() => river.close());

  it('begins with a bloc applied and its play on', async () => {
    const { applyBloc } = await river.ask<{ applyBloc: { items: { action: string }[] } }>(
      admin,
      `mutation { applyBloc(key: "escalation") {
         ... on AppliedBloc { items { kind key action } } ... on Refused { code message } } }`,
    );
    expect(applyBloc.items.every(({ action }) => action === 'create')).toBe(true);
    const { enablePlay } = await river.ask<{ enablePlay: object }>(
      admin,
      `mutation { enablePlay(key: "too-many-open-support-escalations", startWith: new) {
         ... on EnabledPlay { play { enabled } } ... on Refused { code message } } }`,
    );
    expect(enablePlay).toEqual({ play: { enabled: true } });
    await river.caughtUp();
  });

  it("takes in the help desk's customers, who get people of ours", async () => {
    const done = { state: 'finished', changed: 0, rejected: 0 };
    expect(await river.import(admin, 'organizations.json', 'zendesk-accounts')).toMatchObject({ ...done, made: 3 });
    expect(await river.import(admin, 'users.json', 'zendesk-contacts')).toMatchObject({ ...done, made: 4, skipped: 1 });
    const page = await river.ask<{ accounts: { nodes: { id: string; name: string }[] } }>(
      admin,
      '{ accounts { nodes { id name } } }',
    );
    accounts = new Map(page.accounts.nodes.map(({ id, name }) => [name, id]));
    expect([...accounts.keys()].sort()).toEqual(['Brackwater Dairies', 'Fennimore Tiles', 'Ostrova Instruments']);

    for (const id of accounts.values())
      await river.ask(admin, `mutation { setAccountOwner(id: "${id}", role: csm, userId: "${csm.id}") { id } }`);
    await river.ask(
      csm,
      `mutation { updateAccount(id: "${brackwater()}", input: { timeZone: "Europe/Berlin", custom: { country: "DE" } }) { id } }`,
    );
    const { contacts } = await river.ask<{ contacts: { nodes: { id: string; accountId: string; email: string }[] } }>(
      csm,
      '{ contacts { nodes { id accountId email } } }',
    );
    for (const { id, accountId } of contacts.nodes.filter(({ email }) => /^(wiebke|radka)/.test(email)))
      await river.ask(
        csm,
        `mutation { saveContact(id: "${id}", accountId: "${accountId}", input: { roles: ["champion"] }) { id } }`,
      );
    await river.ask(
      admin,
      `mutation ($accountIds: [ID!]!) {
         createTeam(input: { name: "Escalations north", accountIds: $accountIds, memberIds: ["${manager.id}"] }) { id } }`,
      { accountIds: [brackwater()] },
    );
  });

  it("takes in what they wrote, and marks the customer's words that matter", async () => {
    expect(await river.import(admin, 'tickets.json', 'zendesk-cases')).toMatchObject({ made: 7, rejected: 0 });
    if (troubled) await river.stopWorkers();
    const run = await river.beginImport(admin, 'tickets.json', 'zendesk-messages', 'live');
    if (troubled) {
      await river.loseQueue(); // nobody was there to hear the ring
      await river.startWorkers(workers);
    }
    expect(await river.imported(admin, run)).toMatchObject({ state: 'finished', made: 21, rejected: 0 });
    await river.caughtUp();

    interface Shown {
      readonly externalId: string;
      readonly sentiment: number | null;
      readonly messages: {
        readonly nodes: { body: string; signals: { kind: string; startsAt: number; endsAt: number }[] }[];
      };
    }
    const { cases } = await river.ask<{ cases: { nodes: Shown[] } }>(
      csm,
      '{ cases { nodes { externalId sentiment messages { nodes { body signals { kind startsAt endsAt } } } } } }',
    );
    const bodies = cases.nodes.map(({ externalId, messages }) => [externalId, messages.nodes.map(({ body }) => body)]);
    expect(Object.fromEntries(bodies)).toEqual(
      Object.fromEntries(tickets.map(({ id, comments }) => [id, comments.map(({ body }) => body)])),
    );
    const marked = cases.nodes.map(({ externalId, messages }) => [
      externalId,
      messages.nodes.flatMap(({ body, signals }) =>
        signals.map(({ kind, startsAt, endsAt }) => [kind, body.slice(startsAt, endsAt)]),
      ),
    ]);
    expect(Object.fromEntries(marked)).toEqual(MARKED);
    const feeling = new Map(cases.nodes.map(({ externalId, sentiment }) => [externalId, sentiment ?? 50]));
    expect(feeling.get('50102')).toBeLessThan(50);
    expect(feeling.get('50105')).toBeGreaterThan(50);
  });

  it('hears four requests for escalation; the fourth that is accepted gives the CSM five tasks', async () => {
    const requests = await openRequests();
    expect(requests.map(({ case: { externalId }, requestedBy, reason }) => [externalId, requestedBy, reason])).toEqual(
      ['50101', '50102', '50103', '50104'].map((id) => [
        id,
        null,
        MARKED[id]?.find(([kind]) => kind === 'escalation_request')?.[1],
      ]),
    );
    const [first, second, third, fourth] = requests.map(({ id }) => id);
    await accept(first);
    await river.until('the account to count as escalated', async () => (await standing()).segments.includes(ESCALATED));
    if (troubled) await river.loseQueue();
    await accept(second);
    await accept(third);
    await river.caughtUp();
    expect(await standing()).toEqual({ openEscalations: 3, segments: [ESCALATED], runs: [] });

    await accept(fourth);
    await river.until('the play to start', async () => (await standing()).runs.length > 0);
    expect(await openRequests()).toEqual([]);
    // Friday 27 March. Clocks go forward on the 29th; the 3rd and the 6th of April are Good Friday and Easter Monday.
    // Business days from the 30th: 30 31 1 2 7 | 8 9 10 13 14 | 15 16 17 20 21. 17:00 in Berlin is 15:00 UTC by then.
    const task = (key: string, day: string) => ({
      key,
      dueAt: `2026-${day}T15:00:00.000Z`,
      state: 'open',
      assignee: { name: 'Jule Petersen' },
    });
    expect(await standing()).toEqual({
      openEscalations: 4,
      segments: [ESCALATED, MANY],
      runs: [
        {
          state: 'running',
          play: { key: 'too-many-open-support-escalations' },
          tasks: [
            task('escalate-internally', '03-30'),
            task('investigate-with-the-customer', '04-01'),
            task('address-open-issues', '04-07'),
            task('convey-to-the-right-team', '04-07'),
            task('follow-up', '04-21'),
          ],
        },
      ],
    });
    const { week, later } = await river.ask<Record<'week' | 'later', { nodes: { key: string }[] }>>(
      csm,
      '{ week: myTasks(view: week) { nodes { key } } later: myTasks(view: later) { nodes { key } } }',
    );
    expect([...week.nodes, ...later.nodes]).toHaveLength(5);
  });

  it('sends Progress/Status to the champion of a calm account, and holds that of the escalated one', async () => {
    await river.caughtUp();
    // This company writes again as soon as an escalation is over; others wait for fifteen days.
    await river.api.system((tx) => tx.query('UPDATE campaign_settings SET calm_days = 0'));
    const { launchCampaign } = await river.ask<{ launchCampaign: { id: string } }>(
      leader,
      'mutation { launchCampaign(key: "progress-status") { ... on CampaignRun { id } ... on Refused { code message } } }',
    );
    expect(launchCampaign).toEqual({ id: expect.any(String) });
    campaignRun = launchCampaign.id;
    if (troubled) await river.loseQueue();
    await river.until('the mail to leave', async () => (await mails()).some(({ state }) => state === 'sent'));
    expect(await mails()).toEqual([
      { address: 'radka.novotna@ostrova.example', state: 'sent', reason: null },
      { address: 'wiebke.harms@brackwater.example', state: 'held', reason: 'account in escalation' },
    ]);
    const caught = await arrived();
    expect(caught).toHaveLength(1);
    const [mail] = caught;
    expect(mail?.subject).toBe('Ostrova Instruments: this is what you’ve accomplished so far');
    for (const part of [mail?.text, mail?.html])
      for (const words of ['Radka', 'February 2026', '1 Harbour Way, Example City']) expect(part).toContain(words);
    expect(mail?.headers).toMatchObject({
      from: expect.stringMatching(/^"?Jule Petersen"? <.+@staff\.example>$/),
      'reply-to': expect.stringMatching(/^"?Jule Petersen"? <.+@staff\.example>$/),
      to: expect.stringContaining('<radka.novotna@ostrova.example>'),
      'message-id': expect.stringMatching(/^<[0-9a-f]{32}@northwind\.example>$/),
      'list-id': '"Progress/Status" <progress-status.northwind.example>',
      'list-unsubscribe': expect.stringMatching(
        /^<https:\/\/success\.northwind\.example\/u\/[^>]+>,\s*<mailto:unsubscribe@northwind\.example\?subject=[^>]+>$/,
      ),
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'content-type': expect.stringMatching(/^multipart\/alternative/),
    });
  });

  it('lets the mail go when the last escalation is resolved; the promises in the tasks stay', async () => {
    river.api.clock.set('2026-03-30T07:00:00Z');
    const { account } = await river.ask<{ account: { escalations: { nodes: { id: string }[] } } }>(
      manager,
      `{ account(id: "${brackwater()}") { escalations { nodes { id } } } }`,
    );
    for (const { id } of account.escalations.nodes)
      expect(
        await river.ask(
          manager,
          `mutation { resolveEscalation(id: "${id}", input: { rootCause: "March release", summary: "Fixed in 6.4.3", prevention: "Tests with printed forms" }) {
             ... on Escalation { resolvedAt } ... on Refused { code } } }`,
        ),
      ).toEqual({ resolveEscalation: { resolvedAt: '2026-03-30T07:00:00.000Z' } });
    await river.until('the held mail to leave', async () => (await mails()).every(({ state }) => state === 'sent'));
    expect((await arrived()).map(({ headers }) => /<(.+)>/.exec(headers['to'] ?? '')?.[1]).sort()).toEqual([
      'radka.novotna@ostrova.example',
      'wiebke.harms@brackwater.example',
    ]);
    await river.caughtUp();
    const { openEscalations, segments, runs } = await standing();
    expect([openEscalations, segments]).toEqual([0, ['fifteen-days-post-escalation']]);
    expect(runs[0]?.tasks.map(({ state }) => state)).toEqual(Array(5).fill('open'));
  });

  it('shows KPIs that equal a recount from raw rows, day by day', async () => {
    river.api.clock.set('2026-03-31T07:00:00Z');
    await river.worker.app.get(MeasureDays).run();
    for (const accountId of [null, ...accounts.values()]) {
      const { tickets: cases, escalations } = await series(accountId);
      const spans = await river.api.system((tx) => recountSpans(tx, accountId));
      const at = (day: string) => endOf(day, 'Europe/Berlin');
      expect(cases.map(({ day, value }) => [day, value])).toEqual(
        cases.map(({ day }) => [day, openAt(spans.cases, at(day)).size]),
      );
      expect(escalations.map(({ day, value }) => [day, value])).toEqual(
        escalations.map(({ day }) => [day, openAt(spans.escalations, at(day)).size]),
      );
    }
    // By hand, from the file: opened on the 11th, 12th, 16th, 19th, 20th and 23rd; the one of the 5th was solved that day.
    const counted = Object.fromEntries(
      (await series(null)).tickets.map(({ day, value, part }) => [day, [value, part]]),
    );
    expect(counted).toMatchObject({
      '2026-03-05': [0, 0],
      '2026-03-11': [1, 0],
      '2026-03-15': [2, 0],
      '2026-03-19': [4, 0],
      '2026-03-23': [6, 0],
      '2026-03-27': [6, 4],
      '2026-03-29': [6, 4],
      '2026-03-30': [6, 0],
    });
    const open = Object.fromEntries((await series(null)).escalations.map(({ day, value }) => [day, value]));
    expect(open).toMatchObject({ '2026-03-26': 0, '2026-03-27': 4, '2026-03-29': 4, '2026-03-30': 0 });
  });

  interface Request {
    readonly id: string;
    readonly case: { readonly externalId: string };
    readonly requestedBy: object | null;
    readonly reason: string;
  }
  async function openRequests(): Promise<Request[]> {
    const { escalationRequests } = await river.ask<{ escalationRequests: { nodes: Request[] } }>(
      manager,
      '{ escalationRequests(filter: { state: open }) { nodes { id case { externalId } requestedBy { id } reason } } }',
    );
    return [...escalationRequests.nodes].sort((a, b) => a.case.externalId.localeCompare(b.case.externalId));
  }
  async function accept(id = ''): Promise<void> {
    const { acceptEscalationRequest } = await river.ask<{ acceptEscalationRequest: object }>(
      manager,
      `mutation { acceptEscalationRequest(id: "${id}", input: { severity: high }) { ... on Escalation { stage } ... on Refused { code } } }`,
    );
    expect(acceptEscalationRequest).toEqual({ stage: 'new' });
  }

  /** How the customer in trouble stands, as its CSM sees it. */
  async function standing() {
    interface Seen {
      readonly openEscalations: number;
      readonly segments: { key: string }[];
      readonly playRuns: { nodes: { state: string; tasks: { key: string; state: string }[] }[] };
    }
    const { account } = await river.ask<{ account: Seen }>(
      csm,
      `{ account(id: "${brackwater()}") { openEscalations segments { key }
         playRuns { nodes { state play { key } tasks { key dueAt state assignee { name } } } } } }`,
    );
    const { openEscalations, segments, playRuns } = account;
    return { openEscalations, segments: segments.map(({ key }) => key).sort(), runs: playRuns.nodes };
  }

  interface MailRow {
    readonly address: string;
    readonly state: string;
    readonly reason: string | null;
  }
  async function mails(): Promise<MailRow[]> {
    const { mails: page } = await river.ask<{ mails: { nodes: MailRow[] } }>(
      leader,
      `{ mails(filter: { mailingId: "${campaignRun}" }) { nodes { address state reason } } }`,
    );
    return [...page.nodes].sort((a, b) => a.address.localeCompare(b.address));
  }

  /** What the customers' mail server has, or the inbox of the install. Header names in lower case. */
  async function arrived() {
    interface Caught {
      readonly subject: string;
      readonly text: string;
      readonly html: string;
      readonly headers: { name: string; value: string }[];
    }
    const caught: Caught[] = river.mailbox
      ? river.mailbox.mails.map(({ subject = '', text = '', html = '', headers }) => ({
          subject,
          text,
          html,
          headers: headers.map(({ key, value }) => ({ name: key, value })),
        }))
      : (
          await river.ask<{ inbox: { nodes: Caught[] } }>(
            leader,
            '{ inbox { nodes { subject text html headers { name value } } } }',
          )
        ).inbox.nodes;
    return caught.map(({ headers, ...mail }) => ({
      ...mail,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    }));
  }

  async function series(accountId: string | null) {
    interface Point {
      readonly day: string;
      readonly value: number;
      readonly part: number | null;
    }
    const points = (measure: string) =>
      `kpiSeries(measure: "${measure}", from: "2026-03-02", to: "2026-03-30", accountId: $accountId) { day value part }`;
    return river.ask<{ tickets: Point[]; escalations: Point[] }>(
      leader,
      `query ($accountId: ID) { tickets: ${points('support_tickets')} escalations: ${points('open_escalations')} }`,
      { accountId },
    );
  }
});
