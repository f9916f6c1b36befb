// Segments through the real api and worker: who enters and leaves, when and why, whatever order things are told in.
import fc from 'fast-check';
import { SaveAccounts, SaveContacts } from '#accounts';
import { SaveCases } from '#cases';
import { newId, type Origin } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { behind, EventLog } from '#platform/events';
import { EvaluateSegments, MembershipRepository, SegmentMembers, SegmentService, SegmentUses } from '#segments';
import { SweepSegmentsJob } from '#segments/jobs';
import { compileRule, shippedCatalogue, type Rule } from '#segments/rules';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';

let api: TestApi;
let worker: TestWorker;
let admin: Person;
beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(api.config, api.clock);
  admin = await api.person('admin');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

/** Until everything told so far is read: a drain passes over a subscriber that another pump is just moving along. */
async function heard(): Promise<void> {
  do await worker.drain();
  while (
    await api.system(async (tx) => {
      const unstamped = await tx.one('SELECT 1 FROM events WHERE position IS NULL');
      return Boolean(unstamped) || (await behind(tx)).size > 0;
    })
  );
}

const DAY = 86_400_000;
const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;
const open: Rule = { fact: 'open', op: 'is', value: true };
const escalated: Rule = { exists: { of: 'escalations', where: open } };
const tierIs = (value: string): Rule => ({ fact: 'account.tier', op: 'is', value });

/** A segment whose rule, unless it says more, holds for nobody else's accounts: every test has a tier of its own. */
async function segment(rule: Rule, object = 'account'): Promise<{ id: string; key: string }> {
  const name = `Segment ${newId()}`;
  const made = await admin.ask<{ createSegment: { id: string; key: string } }>(
    `mutation ($rule: JSON!) { createSegment(input: { name: "${name}", object: ${object}, rule: $rule }) { id key } }`,
    { rule },
  );
  expect(made.errors).toBeUndefined();
  await heard();
  return made.data.createSegment;
}

async function accounts(count: number, tier: string, origin: Origin = 'live', more: object = {}): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    name: `${tier} ${n}`,
    tier,
    ...more,
    at: api.clock.now(),
  }));
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, rows, origin));
  return rows.map(({ id }) => id);
}
const account = async (...of: [tier: string, origin?: Origin, more?: object]): Promise<string> =>
  (await accounts(1, ...of))[0] ?? '';

const change = (id: string, fields: object, origin: Origin = 'live') =>
  api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, ...fields, at: api.clock.now() }], origin));

async function escalate(accountId: string, origin: Origin = 'live'): Promise<string> {
  const id = newId();
  await api.system(async (tx) => {
    await tx.query('INSERT INTO escalations (id, account_id, opened_at) VALUES ($1, $2, $3)', [
      id,
      accountId,
      api.clock.now(),
    ]);
    await tell(tx, 'escalation.opened', [id], origin);
  });
  return id;
}
const resolve = (id: string, origin: Origin = 'live') =>
  api.system(async (tx) => {
    await tx.query('UPDATE escalations SET resolved_at = $2 WHERE id = $1', [id, api.clock.now()]);
    await tell(tx, 'escalation.resolved', [id], origin);
  });
const tell = (tx: Tx, name: string, subjects: string[], origin: Origin = 'live') =>
  api.app.get(EventLog).append(tx, { name, subjects, origin, occurredAt: api.clock.now() });

const members = (key: string) => api.system((tx) => api.app.get(SegmentMembers).of(tx, key));
const sweep = () => worker.app.get(SweepSegmentsJob).run();
const later = (milliseconds: number) => api.clock.advance(milliseconds);

interface Told {
  readonly name: string;
  readonly origin: string;
  readonly because: string;
  readonly subjects: number;
}
const toldOf = (key: string) =>
  api.system((tx) =>
    tx.query<Told>(
      `SELECT name, origin, payload->>'because' AS because, cardinality(subjects) AS subjects FROM events
       WHERE payload->>'segment' = $1 ORDER BY seq`,
      [key],
    ),
  );

describe('a new segment', () => {
  it('has those it holds for as members, who have not entered by anything that happened', async () => {
    const [known] = await accounts(1, 'filled');
    await heard();
    const { id, key } = await segment(tierIs('filled'));
    expect(await members(key)).toEqual([known]);
    const next = await account('filled');
    await heard();
    expect((await members(key)).sort()).toEqual([known, next].sort());
    expect(await toldOf(key)).toEqual([
      { name: 'segment.entered', origin: 'backfill', because: 'segment.changed', subjects: 1 },
      { name: 'segment.entered', origin: 'live', because: 'account.created', subjects: 1 },
    ]);
    const shown = await admin.ask(
      `{ segment(id: "${id}") { active filling version problems { code } usedBy memberCount { value capped } } }`,
    );
    expect(shown.data).toEqual({
      segment: {
        active: true,
        filling: false,
        version: 1,
        problems: [],
        usedBy: [],
        memberCount: { value: 2, capped: false },
      },
    });
  });

  it('follows no event before it is filled: whoever it holds for then is a member, however recent', async () => {
    const made = await api.system((tx) =>
      api.app
        .get(SegmentService)
        .put(tx, { key: 'unfilled', name: 'Unfilled', object: 'account', description: '', rule: tierIs('unfilled') }),
    );
    const id = await account('unfilled');
    const event = { id: newId(), name: 'account.created', origin: 'live', subjects: [id] } as const;
    await api.system((tx) => api.app.get(EvaluateSegments).afterEvents(tx, [event]));
    expect(await members('unfilled')).toEqual([]);
    await heard();
    expect(await members('unfilled')).toEqual([id]);
    expect(await toldOf(made.key)).toMatchObject([{ origin: 'backfill' }]);
  });

  it('tells of many members in events of at most 1,000', async () => {
    await api.system((tx) =>
      tx.query(
        `INSERT INTO accounts (id, name, tier) SELECT gen_random_uuid(), 'Many', 'many' FROM generate_series(1, 2300)`,
      ),
    );
    const { id, key } = await segment(tierIs('many'));
    expect((await toldOf(key)).map(({ subjects }) => subjects).sort((a, b) => b - a)).toEqual([1000, 1000, 300]);
    const shown = await admin.ask(`{ segment(id: "${id}") { memberCount { value capped } } }`);
    expect(shown.data).toEqual({ segment: { memberCount: { value: 1000, capped: true } } });
  });
});

describe('events', () => {
  it('let an account enter with its first escalation and leave with the end of its last, each with its reason', async () => {
    const { id, key } = await segment({ all: [tierIs('escalating'), escalated] });
    const acme = await account('escalating');
    const start = api.clock.now();
    const first = await escalate(acme);
    await heard();
    later(DAY);
    const second = await escalate(acme);
    await resolve(first);
    await heard();
    expect(await members(key)).toEqual([acme]);
    later(DAY);
    await resolve(second);
    await heard();
    expect(await members(key)).toEqual([]);
    expect(await toldOf(key)).toEqual([
      { name: 'segment.entered', origin: 'live', because: 'escalation.opened', subjects: 1 },
      { name: 'segment.left', origin: 'live', because: 'escalation.resolved', subjects: 1 },
    ]);
    const history = await admin.ask<{ segmentHistory: { nodes: object[] } }>(
      `{ segmentHistory(segmentId: "${id}") { nodes { kind at because origin account { name } contact { id } } } }`,
    );
    const about = { origin: 'live', account: { name: 'escalating 0' }, contact: null };
    expect(history.data.segmentHistory.nodes).toEqual([
      { kind: 'left', at: api.clock.now().toISOString(), because: 'escalation.resolved', ...about },
      { kind: 'entered', at: start.toISOString(), because: 'escalation.opened', ...about },
    ]);
  });

  it('count: the fourth open escalation, not the third', async () => {
    const { key } = await segment({
      all: [tierIs('storm'), { count: { of: 'escalations', where: open }, op: 'above', value: 3 }],
    });
    const acme = await account('storm');
    for (let n = 0; n < 3; n += 1) await escalate(acme);
    await heard();
    expect(await members(key)).toEqual([]);
    await escalate(acme);
    await heard();
    expect(await members(key)).toEqual([acme]);
  });

  it('of history enter as history; one live event among them makes it live', async () => {
    const { key } = await segment({ all: [tierIs('origin'), escalated] });
    const [past, mixed] = await accounts(2, 'origin', 'backfill');
    await escalate(past ?? '', 'backfill');
    await escalate(mixed ?? '', 'live');
    await escalate(mixed ?? '', 'backfill');
    await heard();
    const shown = await api.system((tx) =>
      tx.query<{ subject: string; origin: string }>(
        `SELECT m.subject_id AS subject, m.origin FROM segment_memberships m JOIN segments s ON s.id = m.segment_id WHERE s.key = $1`,
        [key],
      ),
    );
    expect(new Map(shown.map(({ subject, origin }) => [subject, origin]))).toEqual(
      new Map([
        [past, 'backfill'],
        [mixed, 'live'],
      ]),
    );
  });

  it('concern only the segments whose rule reads them', async () => {
    const { key } = await segment(tierIs('unread'));
    const acme = await account('other');
    await heard();
    // Behind everybody's back, so that only an evaluation can see it.
    await api.system((tx) => tx.query(`UPDATE accounts SET tier = 'unread' WHERE id = $1`, [acme]));
    await escalate(acme);
    await heard();
    expect(await members(key)).toEqual([]);
    await change(acme, { name: 'Read now' });
    await heard();
    expect(await members(key)).toEqual([acme]);
  });

  it('of a case that moves touch the account it came from as well', async () => {
    const { key } = await segment({ all: [tierIs('moving'), { exists: { of: 'cases', where: open } }] });
    const [from, to] = await accounts(2, 'moving');
    const say = (accountId: string | undefined) =>
      api.system((tx) =>
        api.app.get(SaveCases).run(
          tx,
          [
            {
              source: 'desk',
              externalId: 'moving',
              status: 'open',
              accountId: accountId ?? null,
              at: api.clock.now(),
            },
          ],
          'live',
        ),
      );
    await say(from);
    await heard();
    expect(await members(key)).toEqual([from]);
    later(1000);
    await say(to);
    await heard();
    expect(await members(key)).toEqual([to]);
  });

  it('of contacts keep segments of contacts, and a member that changes its account is seen by who sees that one', async () => {
    const { id, key } = await segment({ fact: 'contact.roles', op: 'has', value: 'wanderer' }, 'contact');
    const [from, to] = await accounts(2, 'wander');
    const contactId = newId();
    const save = (accountId: string | undefined, roles: string[]) =>
      api.system((tx) =>
        api.app
          .get(SaveContacts)
          .run(
            tx,
            [{ id: contactId, accountId: accountId ?? '', firstName: 'Jo', roles, at: api.clock.now() }],
            'live',
          ),
      );
    await save(from, ['wanderer']);
    await heard();
    const shown = await admin.ask<{ segmentMembers: { nodes: object[] } }>(
      `{ segmentMembers(segmentId: "${id}") { nodes { enteredBecause leftBecause account { name } contact { name segments { key } } } } }`,
    );
    expect(shown.data.segmentMembers.nodes).toEqual([
      {
        enteredBecause: 'contact.created',
        leftBecause: null,
        account: { name: 'wander 0' },
        contact: { name: 'Jo', segments: [{ key }] },
      },
    ]);
    const csm = await api.person('csm');
    await admin.ask(`mutation { setAccountOwner(id: "${to}", role: csm, userId: "${csm.id}") { id } }`);
    const seen = () =>
      csm.ask<{ segmentMemberCount: { value: number } }>(`{ segmentMemberCount(segmentId: "${id}") { value } }`);
    expect((await seen()).data.segmentMemberCount.value).toBe(0);
    later(1000);
    await save(to, ['wanderer', 'admin']);
    await heard();
    expect((await seen()).data.segmentMemberCount.value).toBe(1);
    await save(to, []);
    await heard();
    expect(await members(key)).toEqual([]);
    expect((await toldOf(key)).map(({ name }) => name)).toEqual(['segment.entered', 'segment.left']);
  });
});

describe('time', () => {
  it('brings in and takes out when a window moves on, at the very moment and with that reason', async () => {
    const { id, key } = await segment({
      all: [tierIs('renewing'), { fact: 'account.renewalOn', op: 'withinNext', value: 2 }],
    });
    const midnight = (days: number) => new Date(Math.floor(api.clock.now().getTime() / DAY) * DAY + days * DAY);
    const acme = await account('renewing', 'live', { renewalOn: midnight(5).toISOString().slice(0, 10) });
    await heard();
    await sweep();
    expect(await members(key)).toEqual([]);
    const [enters, leaves] = [midnight(4), midnight(6)];
    api.clock.set(new Date(enters.getTime() - 1));
    await sweep();
    expect(await members(key)).toEqual([]);
    api.clock.set(enters);
    await sweep();
    expect(await members(key)).toEqual([acme]);
    api.clock.set(leaves);
    await sweep();
    await sweep();
    expect(await members(key)).toEqual([]);
    expect(await toldOf(key)).toEqual([
      { name: 'segment.entered', origin: 'live', because: 'time.passed', subjects: 1 },
      { name: 'segment.left', origin: 'live', because: 'time.passed', subjects: 1 },
    ]);
    const asOf = (at: Date) => api.system((tx) => api.app.get(MembershipRepository).count(tx, id, at));
    expect((await asOf(new Date(enters.getTime() - 1))).value).toBe(0);
    expect((await asOf(enters)).value).toBe(1);
    expect((await asOf(new Date(leaves.getTime() - 1))).value).toBe(1);
    expect((await asOf(leaves)).value).toBe(0);
    const checks = await api.system((tx) => tx.query('SELECT at FROM segment_checks WHERE segment_id = $1', [id]));
    expect(checks).toEqual([]);
  });

  it('waits for history that was written but not yet read, so that it enters as history', async () => {
    const recent: Rule = { exists: { of: 'escalations', where: open, within: { field: 'openedAt', days: 1 } } };
    const { key } = await segment({ all: [tierIs('waiting'), { not: recent }, escalated] });
    const acme = await account('waiting');
    await escalate(acme);
    await heard();
    later(DAY);
    await api.system((tx) => tell(tx, 'escalation.changed', [newId()], 'backfill'));
    await sweepWithoutPump();
    expect(await members(key)).toEqual([]);
    await heard();
    await sweep();
    expect(await members(key)).toEqual([acme]);
  });

  /** The pump of a running worker reads what is told within milliseconds; an import that is ahead of it is this one's cursor put back. */
  const sweepWithoutPump = () =>
    worker.app.get(Database).tx(SYSTEM, async (tx) => {
      const due = await tx.query<{ segment: string; subjects: string[] }>(
        'SELECT segment_id AS segment, array_agg(subject_id) AS subjects FROM segment_checks WHERE at <= $1 GROUP BY 1',
        [api.clock.now()],
      );
      expect(due).toHaveLength(1);
      await tx.query(`UPDATE event_cursors SET position = 0 WHERE subscriber = 'segments.follow-facts'`);
      for (const { segment: each, subjects } of due)
        expect(await worker.app.get(EvaluateSegments).afterTime(tx, each, subjects)).toBe(false);
    });
});

describe('a rule', () => {
  it('that is changed or switched off moves members without anything having happened', async () => {
    const { id, key } = await segment(tierIs('before'));
    const [before, after] = [await account('before'), await account('after')];
    await heard();
    expect(await members(key)).toEqual([before]);
    const update = await admin.ask<{ updateSegment: object }>(
      `mutation ($rule: JSON!) { updateSegment(id: "${id}", input: { rule: $rule, name: "Changed" }) { name version filling } }`,
      { rule: tierIs('after') },
    );
    expect(update.data.updateSegment).toEqual({ name: 'Changed', version: 2, filling: true });
    await heard();
    expect(await members(key)).toEqual([after]);
    const activate = (active: boolean) =>
      admin.ask<{ setSegmentActive: object }>(
        `mutation { setSegmentActive(id: "${id}", active: ${active}) { active version } }`,
      );
    expect((await activate(false)).data.setSegmentActive).toEqual({ active: false, version: 3 });
    await heard();
    expect(await members(key)).toEqual([]);
    await change(before ?? '', { tier: 'after' });
    await heard();
    expect(await members(key)).toEqual([]);
    await activate(true);
    await heard();
    expect((await members(key)).sort()).toEqual([before, after].sort());
    expect(
      (await toldOf(key))
        .slice(1)
        .every(({ origin, because }) => origin === 'backfill' && because === 'segment.changed'),
    ).toBe(true);
  });

  it('that names a fact which is gone rests, and says so, while others go on', async () => {
    const [resting, going] = [await segment(tierIs('resting')), await segment(tierIs('resting'))];
    await api.system((tx) =>
      tx.query(`UPDATE segments SET rule = '{"fact": "account.gone", "op": "is", "value": "x"}' WHERE id = $1`, [
        resting.id,
      ]),
    );
    const acme = await account('resting');
    await heard();
    expect([await members(resting.key), await members(going.key)]).toEqual([[], [acme]]);
    const shown = await admin.ask(`{ segment(id: "${resting.id}") { problems { code path } } }`);
    expect(shown.data).toEqual({ segment: { problems: [{ code: 'FACT_UNKNOWN', path: ['fact'] }] } });
    expect(code(await admin.ask(`mutation { setSegmentActive(id: "${resting.id}", active: true) { id } }`))).toBe(
      'SEGMENT_INVALID',
    );
  });

  it('can be tried before it is saved, among the accounts that one sees, and says why in and why not', async () => {
    const [mine] = await accounts(2, 'tried', 'live', { licences: 7 });
    const csm = await api.person('csm');
    await admin.ask(`mutation { setAccountOwner(id: "${mine}", role: csm, userId: "${csm.id}") { id } }`);
    const rule = { all: [tierIs('tried'), { not: escalated }] };
    const preview = (person: Person, of: unknown) =>
      person.ask<{ previewSegment: object }>(
        `query ($rule: JSON!) { previewSegment(object: account, rule: $rule) {
          problems { code path message } count { value } sampleAccounts { name } sampleContacts { name } } }`,
        { rule: of },
      );
    expect((await preview(admin, rule)).data.previewSegment).toMatchObject({ count: { value: 2 } });
    expect((await preview(csm, rule)).data.previewSegment).toEqual({
      problems: [],
      count: { value: 1 },
      sampleAccounts: [{ name: 'tried 0' }],
      sampleContacts: [],
    });
    expect((await preview(csm, { all: [{ fact: 'account.teir', op: 'is', value: 1 }] })).data.previewSegment).toEqual({
      problems: [
        {
          code: 'FACT_UNKNOWN',
          path: ['all', 0, 'fact'],
          message: 'There is no fact about accounts called “account.teir”. Did you mean “account.tier”?',
        },
      ],
      count: null,
      sampleAccounts: [],
      sampleContacts: [],
    });
    await escalate(mine ?? '');
    const explain = (person: Person, subject: string | undefined) =>
      person.ask<{ explainRule: object | null }>(
        `query ($rule: JSON!) { explainRule(object: account, rule: $rule, subjectId: "${subject}") { holds verdict } }`,
        { rule },
      );
    expect((await explain(csm, mine)).data.explainRule).toMatchObject({
      holds: false,
      verdict: {
        kind: 'all',
        parts: [
          { kind: 'leaf', holds: true, about: 'Tier', op: 'is', wanted: 'tried', actual: 'tried' },
          { kind: 'not', holds: false, parts: [{ about: 'Escalations', op: 'exists', actual: 1 }] },
        ],
      },
    });
    expect((await explain(csm, newId())).data.explainRule).toBeNull();
  });

  it('is built from a catalogue', async () => {
    const shown = await admin.ask<{
      segmentFacts: { facts: object[]; collections: { key: string; fields: object[] }[]; countOperators: object[] };
    }>(
      `{ segmentFacts(object: account) { facts { key type values operators { name takes } } collections { key fields { key type values } } countOperators { name } } }`,
    );
    const { facts, collections, countOperators } = shown.data.segmentFacts;
    expect(facts).toContainEqual({
      key: 'account.strategic',
      type: 'boolean',
      values: null,
      operators: [
        { name: 'is', takes: 'value' },
        { name: 'isNot', takes: 'value' },
        { name: 'known', takes: 'nothing' },
        { name: 'unknown', takes: 'nothing' },
      ],
    });
    expect(collections.map(({ key }) => key)).toEqual(['escalations', 'cases']);
    expect(collections[1]?.fields).toContainEqual({
      key: 'state',
      type: 'enum',
      values: ['open', 'pending', 'resolved', 'closed'],
    });
    expect(countOperators).toEqual(['is', 'isNot', 'above', 'atLeast', 'below', 'atMost'].map((name) => ({ name })));
  });
});

describe('by hand', () => {
  const create = (person: Person, input: string, rule: unknown = tierIs('hand')) =>
    person.ask<{ createSegment: { id: string; key: string } }>(
      `mutation ($rule: JSON!) { createSegment(input: { rule: $rule, ${input} }) { id key } }`,
      { rule },
    );

  it('gets a code for what cannot be', async () => {
    expect((await create(admin, 'name: "By hand!", object: account')).data.createSegment.key).toBe('by-hand');
    expect(code(await create(admin, 'name: "By hand", object: account'))).toBe('SEGMENT_EXISTS');
    expect(code(await create(admin, 'name: "3", object: account'))).toBe('SEGMENT_INVALID');
    const wrong = await create(admin, 'name: "Wrong", object: contact');
    expect(wrong.errors?.[0]?.extensions).toMatchObject({
      code: 'SEGMENT_INVALID',
      details: { problems: [{ code: 'FACT_UNKNOWN', path: ['rule', 'fact'] }] },
    });
    expect(code(await create(await api.person('agent'), 'name: "Not mine", object: account'))).toBe('FORBIDDEN');
    expect(code(await admin.ask(`mutation { deleteSegment(id: "${newId()}") }`))).toBe('SEGMENT_NOT_FOUND');
  });

  it('is not deleted while something stands on it; and then with all its history', async () => {
    const { id, key } = await segment(tierIs('deleted'));
    await account('deleted');
    await heard();
    let users = [`play “Stands on ${key}”`];
    api.app.get(SegmentUses).register({ usersOf: (_tx, asked) => Promise.resolve(asked === key ? users : []) });
    const remove = () => admin.ask<{ deleteSegment: boolean }>(`mutation { deleteSegment(id: "${id}") }`);
    const refused = await remove();
    expect(refused.errors?.[0]).toMatchObject({
      message: `This segment is used by ${users[0]}. Take it out there first.`,
      extensions: { code: 'SEGMENT_IN_USE' },
    });
    users = [];
    expect((await remove()).data.deleteSegment).toBe(true);
    expect(await api.system((tx) => tx.query('SELECT 1 FROM segment_memberships WHERE segment_id = $1', [id]))).toEqual(
      [],
    );
  });

  it('or by a bloc: putting the same again changes and tells nothing', async () => {
    const definition = { key: 'put', name: 'Put', object: 'account', description: '', rule: tierIs('put') } as const;
    const put = (more: object = {}) =>
      api.system(async (tx) => {
        const made = await api.app.get(SegmentService).put(tx, { ...definition, ...more });
        const told = await tx.query(`SELECT 1 FROM events WHERE name = 'segment.changed' AND $1 = ANY(subjects)`, [
          made.id,
        ]);
        return { id: made.id, version: made.version, told: told.length };
      });
    const first = await put();
    expect(first).toMatchObject({ version: 1, told: 1 });
    expect(await put()).toEqual(first);
    expect(await put({ name: 'Another name' })).toEqual(first);
    expect(await put({ rule: tierIs('put twice') })).toEqual({ ...first, version: 2, told: 2 });
    await expect(put({ object: 'contact', rule: { fact: 'contact.hasEmail', op: 'is', value: true } })).rejects.toThrow(
      /holds accounts/,
    );
  });

  it('lists', async () => {
    const names = async (filter: string) =>
      (
        await admin.ask<{ segments: { nodes: { name: string }[] }; segmentCount: { value: number } }>(
          `{ segments(filter: ${filter}, sort: { field: name, direction: DESC }) { nodes { name } } segmentCount(filter: ${filter}) { value } }`,
        )
      ).data;
    expect(await names('{ search: "PUT", object: account, active: true }')).toEqual({
      segments: { nodes: [{ name: 'Put' }] },
      segmentCount: { value: 1 },
    });
  });
});

describe('however it is told', () => {
  it('members are whom the rule holds for, every interval is whole, and each entering and leaving was told once', async () => {
    const rules: Rule[] = [
      { all: [tierIs('chaos'), escalated] },
      { all: [tierIs('chaos'), { count: { of: 'escalations', where: open }, op: 'atLeast', value: 2 }] },
    ];
    const made = [await segment(rules[0] ?? escalated), await segment(rules[1] ?? escalated)];
    const people = await accounts(4, 'chaos');
    await heard();
    // A second worker beside the first, whose pump runs on; both evaluate the same events, doubled and out of order.
    const second = await startWorker(api.config, api.clock);
    const evaluators = [api.app, worker.app, second.app].map((app) => ({
      database: app.get(Database),
      evaluate: app.get(EvaluateSegments),
    }));
    const step = fc.record({
      who: fc.nat(3),
      opens: fc.boolean(),
      doubled: fc.boolean(),
      fills: fc.nat(9),
      by: fc.nat(2),
    });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
          const running: Promise<unknown>[] = [];
          for (const { who, opens, doubled, fills, by } of steps) {
            later(1);
            const subject = people[who] ?? '';
            const { database, evaluate } = evaluators[by] ?? evaluators[0]!;
            const [last] = await api.system((tx) =>
              tx.query<{ id: string }>(
                'SELECT id FROM escalations WHERE account_id = $1 AND resolved_at IS NULL LIMIT 1',
                [subject],
              ),
            );
            const id = opens || !last ? await escalate(subject) : last.id;
            if (last && !opens) await resolve(id);
            const event = { id: newId(), name: 'escalation.changed', origin: 'live', subjects: [id] } as const;
            const again = () => database.tx(SYSTEM, (tx) => evaluate.afterEvents(tx, [event]));
            running.push(again());
            if (doubled) running.push(again());
            if (fills === 0)
              running.push(
                database.tx(SYSTEM, (tx) =>
                  evaluate.fill(
                    tx,
                    made.map((each) => each.id),
                    event,
                  ),
                ),
              );
          }
          await Promise.all(running);
          await heard();
          for (const [n, { id, key }] of made.entries()) await expectWhole(id, key, rules[n] ?? escalated);
        }),
        { numRuns: 8, endOnFailure: true },
      );
    } finally {
      await second.close();
    }
  });

  async function expectWhole(id: string, key: string, rule: Rule): Promise<void> {
    const { text, params } = compileRule(shippedCatalogue(), {
      object: 'account',
      rule,
      moment: { now: api.clock.now(), zone: 'UTC' },
    });
    const { holds, intervals, told } = await api.system(async (tx) => ({
      holds: await tx.query<{ id: string }>(text, params),
      intervals: await tx.query<{ id: string; left: Date | null; overlaps: boolean }>(
        `SELECT id, left_at AS left, entered_at < lag(coalesce(left_at, 'infinity')) OVER (PARTITION BY subject_id ORDER BY entered_at) IS TRUE AS overlaps
         FROM segment_memberships WHERE segment_id = $1`,
        [id],
      ),
      told: await tx.query<{ what: string }>(
        `SELECT name || ' ' || unnest(subjects) AS what FROM events WHERE payload->>'segment' = $1`,
        [key],
      ),
    }));
    expect(await members(key)).toEqual(holds.map((row) => row.id).sort());
    expect(intervals.filter(({ overlaps }) => overlaps)).toEqual([]);
    const expected = intervals.flatMap((row) => [
      `segment.entered ${row.id}`,
      ...(row.left ? [`segment.left ${row.id}`] : []),
    ]);
    expect(told.map(({ what }) => what).sort()).toEqual(expected.sort());
  }
});
