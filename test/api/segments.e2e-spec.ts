// Who enters and leaves segments, when and why, whatever order things are told in.
import fc from 'fast-check';
import { SaveContacts } from '#accounts';
import { SaveCases } from '#cases';
import { newId } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { EvaluateSegments, MembershipRepository, SegmentService } from '#segments';
import { compileRule, shippedCatalogue, type Rule } from '#facts/rules';
import { DAY, escalated, open, startSegments, tierIs, type SegmentLab } from '../support/test-segments.js';
import { startWorker } from '../support/test-worker.js';

let lab: SegmentLab;
beforeAll(async () => {
  lab = await startSegments();
});
afterAll(() => lab.close());

describe('a new segment', () => {
  it('has those it holds for as members, who have not entered by anything that happened', async () => {
    const [known] = await lab.accounts(1, 'filled');
    await lab.heard();
    const { id, key } = await lab.segment(tierIs('filled'));
    expect(await lab.members(key)).toEqual([known]);
    const next = await lab.account('filled');
    await lab.heard();
    expect((await lab.members(key)).sort()).toEqual([known, next].sort());
    expect(await lab.toldOf(key)).toEqual([
      { name: 'segment.entered', origin: 'backfill', because: 'segment.changed', subjects: 1 },
      { name: 'segment.entered', origin: 'live', because: 'account.created', subjects: 1 },
    ]);
    const shown = await lab.admin.ask(
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
    const made = await lab.api.system((tx) =>
      lab.api.app
        .get(SegmentService)
        .put(tx, { key: 'unfilled', name: 'Unfilled', object: 'account', description: '', rule: tierIs('unfilled') }),
    );
    const id = await lab.account('unfilled');
    await lab.api.system(async (tx) => {
      await lab.api.app.get(EvaluateSegments).afterEvents(tx, await lab.eventsOf(tx, id));
    });
    expect(await lab.members('unfilled')).toEqual([]);
    await lab.heard();
    expect(await lab.members('unfilled')).toEqual([id]);
    expect(await lab.toldOf(made.key)).toMatchObject([{ origin: 'backfill' }]);
  });

  it('tells of many members in events of at most 1,000', async () => {
    await lab.api.system((tx) =>
      tx.query(
        `INSERT INTO accounts (id, name, tier) SELECT gen_random_uuid(), 'Many', 'many' FROM generate_series(1, 2300)`,
      ),
    );
    const { id, key } = await lab.segment(tierIs('many'));
    expect((await lab.toldOf(key)).map(({ subjects }) => subjects).sort((a, b) => b - a)).toEqual([1000, 1000, 300]);
    const shown = await lab.admin.ask(`{ segment(id: "${id}") { memberCount { value capped } } }`);
    expect(shown.data).toEqual({ segment: { memberCount: { value: 1000, capped: true } } });
  });
});

describe('events', () => {
  it('let an account enter with its first escalation and leave with the end of its last, each with its reason', async () => {
    const { id, key } = await lab.segment({ all: [tierIs('escalating'), escalated] });
    const acme = await lab.account('escalating');
    const start = lab.api.clock.now();
    const first = await lab.escalate(acme);
    await lab.heard();
    lab.later(DAY);
    const second = await lab.escalate(acme);
    await lab.resolve(first);
    await lab.heard();
    expect(await lab.members(key)).toEqual([acme]);
    lab.later(DAY);
    await lab.resolve(second);
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    expect(await lab.toldOf(key)).toEqual([
      { name: 'segment.entered', origin: 'live', because: 'escalation.opened', subjects: 1 },
      { name: 'segment.left', origin: 'live', because: 'escalation.resolved', subjects: 1 },
    ]);
    const history = await lab.admin.ask<{ segmentHistory: { nodes: object[] } }>(
      `{ segmentHistory(segmentId: "${id}") { nodes { kind at because origin account { name } contact { id } } } }`,
    );
    const about = { origin: 'live', account: { name: 'escalating 0' }, contact: null };
    expect(history.data.segmentHistory.nodes).toEqual([
      { kind: 'left', at: lab.api.clock.now().toISOString(), because: 'escalation.resolved', ...about },
      { kind: 'entered', at: start.toISOString(), because: 'escalation.opened', ...about },
    ]);
  });

  it('count: the fourth open escalation, not the third', async () => {
    const { key } = await lab.segment({
      all: [tierIs('storm'), { count: { of: 'escalations', where: open }, op: 'above', value: 3 }],
    });
    const acme = await lab.account('storm');
    for (let n = 0; n < 3; n += 1) await lab.escalate(acme);
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    await lab.escalate(acme);
    await lab.heard();
    expect(await lab.members(key)).toEqual([acme]);
  });

  it('of history enter as history; one live event among them makes it live', async () => {
    const { key } = await lab.segment({ all: [tierIs('origin'), escalated] });
    const [past, mixed] = await lab.accounts(2, 'origin', 'backfill');
    await lab.escalate(past ?? '', 'backfill');
    await lab.escalate(mixed ?? '', 'live');
    await lab.escalate(mixed ?? '', 'backfill');
    await lab.heard();
    const shown = await lab.api.system((tx) =>
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
    const { key } = await lab.segment(tierIs('unread'));
    const acme = await lab.account('other');
    await lab.heard();
    // Behind everybody's back, so that only an evaluation can see it.
    await lab.api.system((tx) => tx.query(`UPDATE accounts SET tier = 'unread' WHERE id = $1`, [acme]));
    await lab.escalate(acme);
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    await lab.change(acme, { name: 'Read now' });
    await lab.heard();
    expect(await lab.members(key)).toEqual([acme]);
  });

  it('of a case that moves touch the account it came from as well', async () => {
    const { key } = await lab.segment({ all: [tierIs('moving'), { exists: { of: 'cases', where: open } }] });
    const [from, to] = await lab.accounts(2, 'moving');
    const say = (accountId: string | undefined) =>
      lab.api.system((tx) =>
        lab.api.app.get(SaveCases).run(
          tx,
          [
            {
              source: 'desk',
              externalId: 'moving',
              status: 'open',
              accountId: accountId ?? null,
              at: lab.api.clock.now(),
            },
          ],
          'live',
        ),
      );
    await say(from);
    await lab.heard();
    expect(await lab.members(key)).toEqual([from]);
    lab.later(1000);
    await say(to);
    await lab.heard();
    expect(await lab.members(key)).toEqual([to]);
  });

  it('of contacts keep segments of contacts, and a member that changes its account is seen by who sees that one', async () => {
    const { id, key } = await lab.segment({ fact: 'contact.roles', op: 'has', value: 'wanderer' }, 'contact');
    const [from, to] = await lab.accounts(2, 'wander');
    const contactId = newId();
    const save = (accountId: string | undefined, roles: string[]) =>
      lab.api.system((tx) =>
        lab.api.app
          .get(SaveContacts)
          .run(
            tx,
            [{ id: contactId, accountId: accountId ?? '', firstName: 'Jo', roles, at: lab.api.clock.now() }],
            'live',
          ),
      );
    await save(from, ['wanderer']);
    await lab.heard();
    const shown = await lab.admin.ask<{ segmentMembers: { nodes: object[] } }>(
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
    const csm = await lab.api.person('csm');
    await lab.admin.ask(`mutation { setAccountOwner(id: "${to}", role: csm, userId: "${csm.id}") { id } }`);
    const seen = () =>
      csm.ask<{ segmentMemberCount: { value: number } }>(`{ segmentMemberCount(segmentId: "${id}") { value } }`);
    expect((await seen()).data.segmentMemberCount.value).toBe(0);
    lab.later(1000);
    await save(to, ['wanderer', 'admin']);
    await lab.heard();
    expect((await seen()).data.segmentMemberCount.value).toBe(1);
    await save(to, []);
    await lab.heard();
    expect(await lab.members(key)).toEqual([]);
    expect((await lab.toldOf(key)).map(({ name }) => name)).toEqual(['segment.entered', 'segment.left']);
  });
});

describe('time', () => {
  it('brings in and takes out when a window moves on, at the very moment and with that reason', async () => {
    const { id, key } = await lab.segment({
      all: [tierIs('renewing'), { fact: 'account.renewalOn', op: 'withinNext', value: 2 }],
    });
    const midnight = (days: number) => new Date(Math.floor(lab.api.clock.now().getTime() / DAY) * DAY + days * DAY);
    const acme = await lab.account('renewing', { renewalOn: midnight(5).toISOString().slice(0, 10) });
    await lab.heard();
    await lab.sweep();
    expect(await lab.members(key)).toEqual([]);
    const [enters, leaves] = [midnight(4), midnight(6)];
    lab.api.clock.set(new Date(enters.getTime() - 1));
    await lab.sweep();
    expect(await lab.members(key)).toEqual([]);
    lab.api.clock.set(enters);
    await lab.sweep();
    expect(await lab.members(key)).toEqual([acme]);
    lab.api.clock.set(leaves);
    await lab.sweep();
    await lab.sweep();
    expect(await lab.members(key)).toEqual([]);
    expect(await lab.toldOf(key)).toEqual([
      { name: 'segment.entered', origin: 'live', because: 'time.passed', subjects: 1 },
      { name: 'segment.left', origin: 'live', because: 'time.passed', subjects: 1 },
    ]);
    const asOf = (at: Date) => lab.api.system((tx) => lab.api.app.get(MembershipRepository).count(tx, id, at));
    expect((await asOf(new Date(enters.getTime() - 1))).value).toBe(0);
    expect((await asOf(enters)).value).toBe(1);
    expect((await asOf(new Date(leaves.getTime() - 1))).value).toBe(1);
    expect((await asOf(leaves)).value).toBe(0);
    const checks = await lab.api.system((tx) => tx.query('SELECT at FROM segment_checks WHERE segment_id = $1', [id]));
    expect(checks).toEqual([]);
  });
});

describe('what is written but still to be read', () => {
  /** As when an import is ahead of its readers: the cursor is held where it is. */
  const unread = (work: () => Promise<void>) =>
    lab.worker.app.get(Database).tx(SYSTEM, async (tx) => {
      await tx.query(`SELECT 1 FROM event_cursors WHERE subscriber = 'segments.follow-facts' FOR UPDATE`);
      await work();
    });
  const entering = (key: string) =>
    lab.toldOf(key).then((told) => told.map(({ origin, because }) => `${origin} ${because}`));

  it('enters as history when time looks first', async () => {
    const recent: Rule = { exists: { of: 'escalations', where: open, within: { field: 'openedAt', days: 1 } } };
    const { key } = await lab.segment({ all: [tierIs('waiting'), { not: recent }, escalated] });
    const [told, untold] = await lab.accounts(2, 'waiting');
    const ids = [await lab.escalate(told ?? ''), await lab.escalate(untold ?? '')];
    await lab.heard();
    await unread(async () => {
      await lab.api.system((tx) => lab.tell(tx, 'escalation.changed', ids.slice(0, 1), 'backfill'));
      lab.later(DAY);
      await lab.sweep();
    });
    await lab.heard();
    expect((await lab.members(key)).sort()).toEqual([told, untold].sort());
    expect((await entering(key)).sort()).toEqual(['backfill escalation.changed', 'live time.passed']);
  });

  it('enters as history when a new account has only a past, in one batch with it or ahead of it', async () => {
    const { key } = await lab.segment({ all: [tierIs('newcomer'), escalated] });
    for (const together of [true, false])
      await unread(async () => {
        const acme = await lab.account('newcomer');
        const escalation = await lab.escalate(acme, 'backfill');
        await lab.api.system(async (tx) => {
          const appeared = await lab.eventsOf(tx, acme);
          expect(appeared).toMatchObject([{ name: 'account.created', origin: 'live' }]);
          const told = together ? [...appeared, ...(await lab.eventsOf(tx, escalation))] : appeared;
          await lab.api.app.get(EvaluateSegments).afterEvents(tx, told);
        });
      });
    await lab.heard();
    expect(await entering(key)).toEqual(Array(2).fill('backfill escalation.opened'));
  });

  it('enters as live when history looks first', async () => {
    const { key } = await lab.segment({ all: [tierIs('ahead'), escalated] });
    const acme = await lab.account('ahead');
    await lab.heard();
    await unread(async () => {
      await lab.api.system((tx) => lab.tell(tx, 'account.changed', [acme], 'backfill'));
      await lab.escalate(acme);
      await lab.api.system(async (tx) => {
        const history = (await lab.eventsOf(tx, acme)).filter(({ origin }) => origin === 'backfill');
        expect(history).toHaveLength(1);
        await lab.api.app.get(EvaluateSegments).afterEvents(tx, history);
      });
    });
    await lab.heard();
    expect(await entering(key)).toEqual(['live escalation.opened']);
  });
});

describe('however it is told', () => {
  it('members are whom the rule holds for, every interval is whole, and each entering and leaving was told once', async () => {
    const rules: Rule[] = [
      { all: [tierIs('chaos'), escalated] },
      { all: [tierIs('chaos'), { count: { of: 'escalations', where: open }, op: 'atLeast', value: 2 }] },
    ];
    const made = [await lab.segment(rules[0] ?? escalated), await lab.segment(rules[1] ?? escalated)];
    const ids = made.map(({ id }) => id);
    const people = await lab.accounts(4, 'chaos');
    await lab.heard();
    // A second worker beside the first, whose pump runs on; both evaluate the same events, doubled and out of order.
    const second = await startWorker(lab.api.config, lab.api.clock);
    const evaluators = [lab.api.app, lab.worker.app, second.app].map((app) => ({
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
            lab.later(1);
            const subject = people[who] ?? '';
            const { database, evaluate } = evaluators[by] ?? evaluators[0]!;
            const [last] = await lab.api.system((tx) =>
              tx.query<{ id: string }>(
                'SELECT id FROM escalations WHERE account_id = $1 AND resolved_at IS NULL LIMIT 1',
                [subject],
              ),
            );
            const id = opens || !last ? await lab.escalate(subject) : last.id;
            if (last && !opens) await lab.resolve(id);
            const again = () => database.tx(SYSTEM, async (tx) => evaluate.afterEvents(tx, await lab.eventsOf(tx, id)));
            running.push(again());
            if (doubled) running.push(again());
            if (fills === 0)
              running.push(
                database.tx(SYSTEM, (tx) => evaluate.fill(tx, ids, { id: newId(), name: 'segment.changed' })),
              );
          }
          await Promise.all(running);
          await lab.heard();
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
      moment: { now: lab.api.clock.now(), zone: 'UTC' },
    });
    const { holds, intervals, told } = await lab.api.system(async (tx) => ({
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
    expect(await lab.members(key)).toEqual(holds.map((row) => row.id).sort());
    expect(intervals.filter(({ overlaps }) => overlaps)).toEqual([]);
    const expected = intervals.flatMap((row) => [
      `segment.entered ${row.id}`,
      ...(row.left ? [`segment.left ${row.id}`] : []),
    ]);
    expect(told.map(({ what }) => what).sort()).toEqual(expected.sort());
  }
});
