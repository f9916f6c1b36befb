// Clocks through the real worker: set by news, equal to the rules for random cases, told once, and quiet about history.
import fc from 'fast-check';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SetClocks } from '#clocks';
import { spansOf, timerOf, type Wait, type WorkCalendar } from '#clocks/rules';
import { newId } from '#kernel';

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

const HOUR = 3_600_000;
const nine = [
  [540, 720],
  [780, 1080],
] as const;
const CALENDAR: WorkCalendar = {
  zone: 'America/New_York',
  week: [nine, nine, nine, nine, nine, [[600, 660]], []],
  holidays: ['2026-03-17'],
};

interface Timer {
  clock: string;
  startedAt: string;
  dueAt: string | null;
  warnAt: string | null;
  pausedAt: string | null;
  remainingMs: number | null;
  stoppedAt: string | null;
  breachedAt: string | null;
}
const clocksOf = async (externalId: string): Promise<Timer[]> => {
  const found = await admin.ask<{ cases: { nodes: { clocks: Timer[] }[] } }>(
    'query ($search: String) { cases(filter: { search: $search }) { nodes { clocks { clock startedAt dueAt warnAt pausedAt remainingMs stoppedAt breachedAt } } } }',
    { search: externalId },
  );
  return found.data.cases.nodes[0]?.clocks ?? [];
};
const clockOf = async (externalId: string, clock: string): Promise<Timer | undefined> =>
  (await clocksOf(externalId)).find((each) => each.clock === clock);

async function ingest(given: object): Promise<void> {
  await admin.ask(`mutation ($cases: [IngestedCaseInput!]!) { ingestCases(cases: $cases) { __typename } }`, {
    cases: [{ source: 'desk', ...given }],
  });
  await worker.drain();
}
const message = (direction: string, sentAt: string) => ({ externalId: newId(), direction, body: 'Words', sentAt });
const told = () =>
  api.system((tx) =>
    tx.query<{ name: string; subjects: string[]; payload: object }>(
      `SELECT name, subjects, payload FROM events WHERE name LIKE 'case.clock-%' ORDER BY seq`,
    ),
  );

describe('the statement that sets clocks', () => {
  it('agrees with the rules, for random cases that wait on their customers, in working and wall-clock time', async () => {
    const saved = await admin.ask<{ saveWorkCalendar: { id: string } }>(
      'mutation ($input: WorkCalendarInput!) { saveWorkCalendar(input: $input) { id } }',
      { input: { name: 'New York', ...CALENDAR } },
    );
    const calendarId = saved.data.saveWorkCalendar.id;
    const policy = (input: object) =>
      admin.ask('mutation ($input: ClockPolicyInput!) { saveClockPolicy(input: $input) { id } }', { input });
    await policy({ name: 'Random work', rank: 1, priorities: ['work'], calendarId, resolution: 1_200, warnAt: 60 });
    await policy({ name: 'Random wall', rank: 2, priorities: ['wall'], resolution: 1_200, warnAt: 60 });
    const minute = fc.integer({ min: 0, max: 25 * 24 * 60 });
    const given = fc.sample(
      fc.record({
        cuts: fc.uniqueArray(minute, { maxLength: 9 }),
        start: minute,
        wall: fc.boolean(),
        ends: fc.boolean(),
      }),
      { numRuns: 400, seed: 7 },
    );
    const base = Date.parse('2026-03-01T05:00:00Z');
    const cases = given.map(({ cuts, start, wall, ends }) => {
      const sorted = cuts.sort((a, b) => a - b).map((cut) => base + cut * 60_000);
      const waits: Wait[] = [];
      for (let n = 0; n < sorted.length; n += 2) waits.push({ from: sorted[n] ?? 0, to: sorted[n + 1] ?? null });
      const last = waits.at(-1);
      const startedAt = base + start * 60_000;
      const stoppedAt = ends ? Math.max(startedAt, ...sorted) + 30_000 : null;
      // A case that ended waits no more.
      if (ends && last?.to === null) waits.splice(-1, 1, { from: last.from, to: stoppedAt });
      return { id: newId(), waits, startedAt, stoppedAt, wall };
    });
    await api.system(async (tx) => {
      for (const { id, waits, startedAt, stoppedAt, wall } of cases) {
        await tx.query(
          `INSERT INTO cases (id, source, external_id, opened_at, state, resolved_at, priority) VALUES ($1::uuid, 'random', $1::uuid::text, $2, $3, $4, $5)`,
          [
            id,
            new Date(startedAt),
            stoppedAt ? 'resolved' : 'open',
            stoppedAt && new Date(stoppedAt),
            wall ? 'wall' : 'work',
          ],
        );
        for (const { from, to } of waits)
          await tx.query(
            `INSERT INTO case_intervals (case_id, attribute, value, from_at, to_at) VALUES ($1, 'state', 'pending', $2, $3)`,
            [id, new Date(from), to && new Date(to)],
          );
      }
      await api.app.get(SetClocks).run(
        tx,
        cases.map(({ id }) => id),
        [],
      );
    });
    const rows = await api.system((tx) =>
      tx.query<{
        id: string;
        dueAt: Date | null;
        warnAt: Date | null;
        pausedAt: Date | null;
        remaining: number | null;
      }>(
        `SELECT case_id AS id, due_at AS "dueAt", warn_at AS "warnAt", paused_at AS "pausedAt", remaining_ms::float8 AS remaining
         FROM case_clocks WHERE case_id = ANY($1) AND clock = 'resolution'`,
        [cases.map(({ id }) => id)],
      ),
    );
    const spans = spansOf(CALENDAR, '2010-01-01', 8_000);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { id, wall, waits, startedAt, stoppedAt } of cases) {
      const expected = timerOf({ startedAt, stoppedAt, waits, target: 20 * HOUR, warnAt: 60 }, wall ? null : spans);
      const row = byId.get(id);
      expect({
        dueAt: row?.dueAt?.getTime() ?? null,
        warnAt: row?.warnAt?.getTime() ?? null,
        pausedAt: row?.pausedAt?.getTime() ?? null,
        remaining: row?.remaining ?? null,
      }).toEqual(expected);
    }
    expect(rows.filter(({ pausedAt }) => pausedAt !== null).length).toBeGreaterThan(20);
  });
});

describe('the clocks of a case', () => {
  it('run beside each other: answering one stops that one alone', async () => {
    const externalId = 'beside';
    const opened = { externalId, priority: 'critical', openedAt: '2026-03-11T06:00:00Z' };
    await ingest({ ...opened, messages: [message('inbound', '2026-03-11T06:00:00Z')] });
    expect(await clocksOf(externalId)).toMatchObject([
      { clock: 'first_response', dueAt: '2026-03-11T07:00:00.000Z', stoppedAt: null },
      { clock: 'resolution', dueAt: '2026-03-12T06:00:00.000Z', stoppedAt: null },
    ]);
    await ingest({ ...opened, messages: [message('outbound', '2026-03-11T06:30:00Z')] });
    expect(await clockOf(externalId, 'first_response')).toMatchObject({
      stoppedAt: '2026-03-11T06:30:00.000Z',
      breachedAt: null,
    });
    expect(await clockOf(externalId, 'resolution')).toMatchObject({
      dueAt: '2026-03-12T06:00:00.000Z',
      stoppedAt: null,
    });
    // The customer writes twice: the promise counts from the first time.
    await ingest({
      ...opened,
      messages: [message('inbound', '2026-03-11T07:10:00Z'), message('inbound', '2026-03-11T08:00:00Z')],
    });
    expect(await clockOf(externalId, 'next_response')).toMatchObject({
      startedAt: '2026-03-11T07:10:00.000Z',
      dueAt: '2026-03-11T09:10:00.000Z',
    });
    await ingest({
      ...opened,
      messages: [message('outbound', '2026-03-11T08:30:00Z'), message('inbound', '2026-03-11T08:40:00Z')],
    });
    const next = (await clocksOf(externalId)).filter(({ clock }) => clock === 'next_response');
    expect(next.map(({ startedAt, stoppedAt }) => [startedAt, stoppedAt])).toEqual([
      ['2026-03-11T08:40:00.000Z', null],
      ['2026-03-11T07:10:00.000Z', '2026-03-11T08:30:00.000Z'],
    ]);
  });

  it('stand still while we wait on the customer, until they write, and go by the new priority', async () => {
    const externalId = 'still';
    const opened = { externalId, priority: 'critical', openedAt: '2026-03-11T02:00:00Z' };
    await ingest({
      ...opened,
      status: 'open',
      updatedAt: '2026-03-11T02:00:00Z',
      messages: [message('outbound', '2026-03-11T02:10:00Z')],
    });
    await ingest({ ...opened, status: 'pending', updatedAt: '2026-03-11T03:00:00Z' });
    expect(await clockOf(externalId, 'resolution')).toMatchObject({
      dueAt: null,
      pausedAt: '2026-03-11T03:00:00.000Z',
      remainingMs: 23 * HOUR,
    });
    await ingest({
      ...opened,
      messages: [message('inbound', '2026-03-11T05:00:00Z')],
      updatedAt: '2026-03-11T05:00:00Z',
    });
    expect(await clockOf(externalId, 'resolution')).toMatchObject({
      dueAt: '2026-03-12T04:00:00.000Z',
      pausedAt: null,
    });
    await ingest({ ...opened, priority: 'low', updatedAt: '2026-03-11T06:00:00Z' });
    // 80 office hours: ten days of eight.
    expect((await clockOf(externalId, 'resolution'))?.dueAt).toBe('2026-03-24T17:00:00.000Z');
  });
});

describe('warnings and breaches', () => {
  it('are told once each, in time, and can be listed', async () => {
    const externalId = 'told';
    api.clock.set('2026-03-11T09:00:00Z');
    await ingest({
      externalId,
      priority: 'critical',
      openedAt: '2026-03-11T09:00:00Z',
      messages: [message('inbound', '2026-03-11T09:00:00Z')],
    });
    const sweep = () => worker.app.get(SetClocks).sweep();
    const listed = async (mark: string) =>
      (
        await admin.ask<{ cases: { nodes: { externalId: string }[] } }>(
          'query ($marks: [String!]) { cases(filter: { search: "told", marks: $marks }) { nodes { externalId } } }',
          { marks: [mark] },
        )
      ).data.cases.nodes.map((each) => each.externalId);
    await sweep();
    const before = (await told()).length;
    const id = (await api.system((tx) => tx.one<{ id: string }>(`SELECT id FROM cases WHERE external_id = 'told'`)))
      ?.id;
    const since = async () => (await told()).slice(before).filter(({ subjects }) => subjects.includes(id ?? ''));
    api.clock.set('2026-03-11T09:44:59Z');
    await sweep();
    expect(await since()).toEqual([]);
    api.clock.set('2026-03-11T09:45:00Z');
    await Promise.all([sweep(), sweep()]);
    expect(await since()).toMatchObject([{ name: 'case.clock-warned', payload: { clock: 'first_response' } }]);
    expect([await listed('breaching-soon'), await listed('breached')]).toEqual([['told'], []]);
    api.clock.set('2026-03-11T10:00:00Z');
    await sweep();
    await sweep();
    expect((await since()).map(({ name }) => name)).toEqual(['case.clock-warned', 'case.clock-breached']);
    expect([await listed('breaching-soon'), await listed('breached')]).toEqual([[], ['told']]);
    const unknown = await admin.ask('{ cases(filter: { marks: ["nonsense"] }) { nodes { id } } }');
    expect(unknown.errors?.[0]?.extensions.code).toBe('CASE_MARK_UNKNOWN');
  });

  it('are not told of history, nor of a promise that changed, but shown', async () => {
    api.clock.set('2026-03-11T12:00:00Z');
    await worker.app.get(SetClocks).sweep();
    const before = (await told()).length;
    const id = newId();
    await api.system(async (tx) => {
      await tx.query(
        `INSERT INTO cases (id, source, external_id, opened_at, priority) VALUES ($1, 'old', 'old', '2026-03-01T00:00:00Z', 'critical')`,
        [id],
      );
      await tx.query(
        `INSERT INTO events (name, subjects, origin, occurred_at) VALUES ('case.opened', ARRAY[$1::uuid], 'backfill', now())`,
        [id],
      );
    });
    await worker.drain();
    await worker.app.get(SetClocks).sweep();
    expect((await told()).length).toBe(before);
    expect(await clockOf('old', 'first_response')).toMatchObject({ breachedAt: '2026-03-01T01:00:00.000Z' });

    const policies = await admin.ask<{ clockPolicies: { id: string; name: string }[] }>(
      '{ clockPolicies { id name } }',
    );
    const critical = policies.data.clockPolicies.find(({ name }) => name === 'Critical');
    await admin.ask(
      'mutation ($id: ID, $input: ClockPolicyInput!) { saveClockPolicy(id: $id, input: $input) { id } }',
      {
        id: critical?.id,
        input: { name: 'Critical', rank: 10, priorities: ['critical'], firstResponse: 30, resolution: 600 },
      },
    );
    await worker.app.get(SetClocks).reset();
    expect(await clockOf('old', 'resolution')).toMatchObject({ breachedAt: '2026-03-01T10:00:00.000Z' });
    // What had stopped keeps the judgement of its time.
    expect((await clockOf('beside', 'first_response'))?.dueAt).toBe('2026-03-11T07:00:00.000Z');
    await worker.app.get(SetClocks).sweep();
    expect((await told()).length).toBe(before);
    const reset = await admin.ask<{ clockReset: { done: number; finishedAt: string | null } }>(
      '{ clockReset { done finishedAt } }',
    );
    expect(reset.data.clockReset.finishedAt).not.toBeNull();
    expect(reset.data.clockReset.done).toBeGreaterThan(100);
  });
});

describe('policies and calendars', () => {
  it('are kept whole and by those who may', async () => {
    const manager = await api.person('support_manager');
    const csm = await api.person('csm');
    const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) =>
      answer.errors?.[0]?.extensions.code;
    const save = (person: Person, input: object) =>
      person.ask('mutation ($input: WorkCalendarInput!) { saveWorkCalendar(input: $input) { id } }', { input });
    const week = [[[540, 1020]], [], [], [], [], [], []];
    expect(code(await save(csm, { name: 'Mine', zone: 'UTC', week }))).toBe('FORBIDDEN');
    expect(code(await save(manager, { name: 'Mine', zone: 'Mars', week }))).toBe('ZONE_UNKNOWN');
    expect(code(await save(manager, { name: 'office HOURS', zone: 'UTC', week }))).toBe('CALENDAR_EXISTS');
    expect(code(await save(manager, { name: 'Mine', zone: 'UTC', week }))).toBeUndefined();
    const used = await manager.ask('mutation { removeWorkCalendar(id: "00000000-0000-7000-8000-00000000c10c") }');
    expect(code(used)).toBe('CALENDAR_USED');
    const days = await csm.ask<{ publicHolidays: { date: string }[] }>(
      '{ publicHolidays(country: "DE", year: 2026) { date } }',
    );
    expect(days.data.publicHolidays.map(({ date }) => date)).toContain('2026-10-03');
  });

  it('show no clock of a case to whom the case is hidden', async () => {
    const stranger = await api.person('agent');
    expect(await api.as(stranger, (tx) => tx.query('SELECT 1 FROM case_clocks'))).toEqual([]);
  });
});
