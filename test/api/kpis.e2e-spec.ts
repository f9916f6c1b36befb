// KPIs against a recount from raw rows: daily points, late news, running values, and the rows behind every number.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { endOf, openAt, recountSpans } from '../support/recount.js';
import { settled } from '../support/settled.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { SaveCases } from '#cases';
import { SaveEscalations } from '#escalations';
import { newId } from '#kernel';
import { CountRepository, KpiService, MeasureDays } from '#kpis';
import { countedDays, MeasureCatalogue } from '#kpis/rules';

const ZONE = 'America/New_York';
let api: TestApi;
let worker: TestWorker;
let leader: Person;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: ZONE });
  worker = await startWorker(api.config, api.clock);
  leader = await api.person('leader');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

type Point = {
  day: string;
  value: number;
  part: number | null;
  provisional: boolean;
  revisions: { value: number; why: string }[];
};

const measure = async (): Promise<void> => {
  await settled(worker, api);
  await worker.app.get(MeasureDays).run();
};
async function account(name: string): Promise<string> {
  const id = newId();
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name, at: api.clock.now() }], 'live'));
  return id;
}
async function series(person: Person, key: string, from: string, to: string, accountId?: string): Promise<Point[]> {
  const answer = await person.ask<{ kpiSeries: Point[] }>(
    `query ($accountId: ID) { kpiSeries(measure: "${key}", from: "${from}", to: "${to}", accountId: $accountId) {
       day value part provisional revisions { value why } } }`,
    { accountId },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.kpiSeries;
}
/** All rows behind a number, page by page. */
async function drill(person: Person, key: string, day: string, more: { accountId?: string; part?: boolean } = {}) {
  const rows: { id: string; case: { id: string } | null; escalation: { id: string } | null }[] = [];
  let after: string | null = null;
  do {
    const answer: { data: { kpiDrill: { nodes: typeof rows; endCursor: string; hasNextPage: boolean } } } =
      await person.ask(
        `query ($after: String, $accountId: ID, $part: Boolean) {
         kpiDrill(measure: "${key}", day: "${day}", accountId: $accountId, part: $part, first: 3, after: $after) {
           nodes { id account { id } since case { id } escalation { id } } endCursor hasNextPage } }`,
        { after, ...more },
      );
    rows.push(...answer.data.kpiDrill.nodes);
    after = answer.data.kpiDrill.hasNextPage ? answer.data.kpiDrill.endCursor : null;
  } while (after);
  return rows;
}

describe('counting', () => {
  const catalogue = new MeasureCatalogue();
  const DAY = 86_400_000;
  // Around the nights on which clocks change in spring and autumn, with midnights themselves among the moments.
  const zones = fc.constantFrom(
    'UTC',
    'America/New_York',
    'Europe/Berlin',
    'Africa/Cairo',
    'America/Havana',
    'Australia/Lord_Howe',
  );
  const starts = fc.constantFrom(
    '2025-03-05',
    '2025-03-27',
    '2025-04-02',
    '2025-04-22',
    '2025-10-01',
    '2025-10-28',
    '2025-11-01',
  );
  const moment = fc.oneof(
    fc.integer({ min: -2 * DAY, max: 12 * DAY }),
    fc
      .record({ day: fc.integer({ min: -1, max: 10 }), hour: fc.integer({ min: -6, max: 6 }) })
      .map(({ day, hour }) => day * DAY + hour * 3_600_000),
  );
  const state = fc.constantFrom('open', 'pending', 'resolved', 'closed');
  const history = fc.record({
    openedAt: moment,
    states: fc.array(fc.record({ at: moment, state }), { maxLength: 5 }),
    ended: fc.option(moment),
    escalations: fc.array(fc.tuple(moment, fc.option(moment)), { maxLength: 2 }),
  });

  it('equals a naive recount of random histories, in any zone, also on the nights when clocks change', async () => {
    await fc.assert(
      fc.asyncProperty(
        zones,
        starts,
        fc.array(history, { minLength: 1, maxLength: 8 }),
        async (zone, start, histories) => {
          const zero = DateTime.fromISO(start, { zone }).toMillis();
          const at = (offset: number) => new Date(zero + offset).toISOString();
          const accountId = await account('Random');
          await api.system(async (tx) => {
            for (const { openedAt, states, ended, escalations } of histories) {
              const id = newId();
              const changes = [...new Map(states.map((each) => [each.at, each])).values()].sort((a, b) => a.at - b.at);
              await tx.query(
                `INSERT INTO cases (id, source, external_id, account_id, opened_at, state, resolved_at) VALUES ($1::uuid, 'raw', $1::uuid::text, $2, $3, $4, $5)`,
                [id, accountId, at(openedAt), changes.at(-1)?.state ?? 'open', ended === null ? null : at(ended)],
              );
              for (const [n, change] of changes.entries()) {
                const next = changes[n + 1];
                await tx.query(
                  `INSERT INTO case_intervals (case_id, attribute, value, from_at, to_at) VALUES ($1, 'state', $2, $3, $4)`,
                  [id, change.state, at(change.at), next ? at(next.at) : null],
                );
              }
              for (const [from, to] of escalations)
                await tx.query(
                  'INSERT INTO escalations (id, account_id, case_id, opened_at, resolved_at) VALUES ($1, $2, $3, $4, $5)',
                  [newId(), accountId, id, at(from), to === null ? null : at(Math.max(from, to))],
                );
            }
          });
          const days = Array.from(
            { length: 11 },
            (_, n) => DateTime.fromISO(start, { zone: 'UTC' }).plus({ days: n }).toISODate() ?? '',
          );
          const counted = countedDays(days, zone, new Date('2030-01-01'));
          const counts = api.app.get(CountRepository);
          const [escalated, tickets] = await api.system(async (tx) => {
            const [open, cases] = catalogue.all();
            if (!open || !cases) throw new Error('The shipped measures are missing');
            return [
              await counts.series(tx, open, counted, accountId),
              await counts.series(tx, cases, counted, accountId),
            ];
          });
          const raw = await api.system((tx) => recountSpans(tx, accountId));
          const expected = days.map((day) => {
            const end = endOf(day, zone);
            const open = openAt(raw.cases, end);
            const escalating = raw.escalations.filter((each) => openAt([each], end).size > 0);
            const part = new Set(escalating.flatMap(({ caseId }) => (caseId && open.has(caseId) ? [caseId] : []))).size;
            return { day, open: open.size, part, escalations: escalating.length };
          });
          expect(tickets?.map(({ day, value, part }) => ({ day, value, part }))).toEqual(
            expected.map(({ day, open, part }) => ({ day, value: open, part })),
          );
          expect(escalated?.map(({ value, part }) => [value, part])).toEqual(
            expected.map(({ escalations }) => [escalations, null]),
          );
          await api.system((tx) => tx.query('DELETE FROM accounts WHERE id = $1', [accountId]));
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe('daily points', () => {
  const at = (text: string) => new Date(text);
  const ticket = (externalId: string, accountId: string | null, status: string, when: Date) =>
    api.system((tx) =>
      api.app
        .get(SaveCases)
        .run(
          tx,
          [{ source: 'desk', externalId, accountId, subject: externalId, status, openedAt: when, at: when }],
          'live',
        ),
    );
  const change = (externalId: string, status: string, when: Date) =>
    api.system((tx) => api.app.get(SaveCases).run(tx, [{ source: 'desk', externalId, status, at: when }], 'live'));
  const escalate = (
    externalId: string,
    accountId: string,
    openedAt: Date,
    resolvedAt: Date | null,
    caseId: string | null = null,
  ) =>
    api.system((tx) =>
      api.app
        .get(SaveEscalations)
        .run(tx, [{ source: 'desk', externalId, accountId, caseId, openedAt, resolvedAt }], 'live'),
    );
  const values = (points: readonly Point[]) => points.map(({ value }) => value);
  let accountId: string;
  let other: string;

  it('cover the whole history at the first run, and end yesterday', async () => {
    [accountId, other] = [await account('Counted'), await account('Other')];
    // NOW is the morning of 11 March in New York; the clocks go forward on the 8th.
    const { created } = await ticket('t1', accountId, 'open', at('2026-03-02T15:00:00Z'));
    await change('t1', 'solved', at('2026-03-09T04:00:00Z')); // midnight there: still open at the end of the 8th
    await ticket('t2', accountId, 'open', at('2026-03-05T15:00:00Z'));
    await ticket('t3', other, 'pending', at('2026-03-08T03:30:00Z')); // late on the 7th there
    await escalate('e1', accountId, at('2026-03-04T15:00:00Z'), at('2026-03-07T15:00:00Z'), created[0]);
    await escalate('e2', other, at('2026-03-06T15:00:00Z'), null);
    await measure();
    const kept = await api.system((tx) =>
      tx.query<{ measure: string; from: string; to: string; days: number }>(
        `SELECT measure, min(day)::text AS "from", max(day)::text AS "to", count(*)::int AS days FROM kpi_points GROUP BY measure ORDER BY measure`,
      ),
    );
    expect(kept).toEqual([
      { measure: 'open_escalations', from: '2026-03-04', to: '2026-03-10', days: 7 },
      { measure: 'resolution_time', from: '2026-03-04', to: '2026-03-10', days: 7 },
      { measure: 'support_tickets', from: '2026-03-02', to: '2026-03-10', days: 9 },
      { measure: 'value_in_escalation', from: '2026-03-04', to: '2026-03-10', days: 7 },
    ]);
    const tickets = await series(leader, 'support_tickets', '2026-03-01', '2026-03-12');
    expect(tickets.map(({ day }) => day.slice(-2)).join(' ')).toBe('01 02 03 04 05 06 07 08 09 10 11');
    expect(values(tickets)).toEqual([0, 1, 1, 1, 2, 2, 3, 3, 2, 2, 2]);
    expect(tickets.map(({ part }) => part)).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(tickets.map(({ provisional }) => provisional).indexOf(true)).toBe(10);
    expect(values(await series(leader, 'open_escalations', '2026-03-03', '2026-03-11'))).toEqual([
      0, 1, 1, 2, 1, 1, 1, 1, 1,
    ]);
    expect(values(await series(leader, 'support_tickets', '2026-03-05', '2026-03-09', other))).toEqual([0, 0, 1, 1, 1]);
  });

  it('are not changed by what happens later', async () => {
    const before = await series(leader, 'support_tickets', '2026-03-01', '2026-03-10');
    api.clock.set('2026-03-12T15:00:00Z');
    await change('t2', 'closed', at('2026-03-11T20:00:00Z'));
    await ticket('t4', accountId, 'open', at('2026-03-12T14:00:00Z'));
    await measure();
    const after = await series(leader, 'support_tickets', '2026-03-01', '2026-03-12');
    expect(after.slice(0, 10)).toEqual(before);
    expect(values(after.slice(10))).toEqual([1, 2]);
    expect(await api.system((tx) => tx.query('SELECT 1 FROM kpi_point_revisions'))).toEqual([]);
  });

  it('are counted again after late news, and keep what they were, when and why', async () => {
    await change('t3', 'solved', at('2026-03-10T12:00:00Z'));
    await settled(worker, api);
    const stale = await series(leader, 'support_tickets', '2026-03-09', '2026-03-11');
    expect(values(stale)).toEqual([2, 2, 1]);
    await measure();
    const points = await series(leader, 'support_tickets', '2026-03-09', '2026-03-12');
    expect(values(points)).toEqual([2, 1, 0, 1]);
    expect(points.map(({ revisions }) => revisions.map(({ value }) => value))).toEqual([[], [2], [1], []]);
    expect(points[1]?.revisions[0]?.why).toBe('case.changed (live) of 2026-03-10T12:00:00.000Z');
    // Older than anything counted so far: history grows backwards, without revisions.
    await escalate('e0', accountId, at('2026-02-27T15:00:00Z'), at('2026-03-01T15:00:00Z'));
    await measure();
    const grown = await series(leader, 'open_escalations', '2026-02-26', '2026-03-04');
    expect(values(grown)).toEqual([0, 1, 1, 0, 0, 0, 1]);
    expect(grown.flatMap(({ revisions }) => revisions)).toEqual([]);
  });

  it('are told: yesterday as news, the rest as history; said again, nothing is told', async () => {
    const told = () =>
      api.system((tx) =>
        tx.query<{ origin: string; points: number }>(
          `SELECT origin, cardinality(subjects) AS points FROM events WHERE name = 'kpi.measured' ORDER BY seq DESC LIMIT 10`,
        ),
      );
    const before = await told();
    expect(new Set(before.map(({ origin }) => origin))).toEqual(new Set(['live', 'backfill']));
    await measure();
    expect(await told()).toEqual(before);
  });

  it('equal a recount from raw rows, and every number drills to exactly its rows', async () => {
    const raw = await api.system((tx) => recountSpans(tx, null));
    for (const [key, spans] of [
      ['support_tickets', raw.cases],
      ['open_escalations', raw.escalations],
    ] as const)
      for (const { day, value, part, provisional } of await series(leader, key, '2026-02-25', '2026-03-12')) {
        const expected = openAt(spans, provisional ? api.clock.now().getTime() + 1 : endOf(day, ZONE));
        expect([key, day, value]).toEqual([key, day, expected.size]);
        const rows = await drill(leader, key, day);
        expect(new Set(rows.map(({ id }) => id))).toEqual(expected);
        expect(rows.length).toBe(value);
        for (const row of rows) expect((key === 'support_tickets' ? row.case : row.escalation)?.id).toBe(row.id);
        if (part !== null) expect((await drill(leader, key, day, { part: true })).length).toBe(part);
        const [point] = await series(leader, key, day, day, accountId);
        expect((await drill(leader, key, day, { accountId })).length).toBe(point?.value);
        const shares = await leader.ask<{ kpiShares: { accountId: string; value: number }[] }>(
          `{ kpiShares(measure: "${key}", day: "${day}") { accountId value } }`,
        );
        expect(shares.data.kpiShares.reduce((sum, share) => sum + share.value, 0)).toBe(value);
      }
  });

  it('show a CSM what their own accounts come to, and nothing of the others', async () => {
    const csm = await api.person('csm');
    await api.system((tx) =>
      tx.query(`INSERT INTO account_owners (account_id, role, user_id) VALUES ($1, 'csm', $2)`, [other, csm.id]),
    );
    expect(values(await series(csm, 'open_escalations', '2026-03-05', '2026-03-07'))).toEqual([0, 1, 1]);
    expect((await drill(csm, 'open_escalations', '2026-03-06')).length).toBe(1);
    expect(await series(csm, 'support_tickets', '2026-03-07', '2026-03-12', accountId)).toEqual(
      ['07', '08', '09', '10', '11', '12'].map((day) => ({
        day: `2026-03-${day}`,
        value: 0,
        part: 0,
        provisional: day === '12',
        revisions: [],
      })),
    );
    expect(await api.as(csm, (tx) => tx.query('SELECT 1 FROM kpi_points'))).toEqual([]);
  });
});

describe('the board', () => {
  it('shows every measure as it stands, against 30 days before, with its goals', async () => {
    const goal = {
      key: 'minimize-escalation',
      name: 'Minimize escalation',
      description: 'Fewer customers in escalation.',
      kpis: [{ measure: 'open_escalations', name: 'Open escalations over time', better: 'lower' as const }],
    };
    const put = (given: typeof goal) => api.system((tx) => api.app.get(KpiService).putGoal(tx, given));
    expect(await put(goal)).toEqual({ ok: true, value: 'created' });
    expect(await put(goal)).toEqual({ ok: true, value: 'same' });
    expect(await put({ ...goal, name: 'Fewer' })).toEqual({ ok: true, value: 'changed' });
    expect(await put({ ...goal, kpis: [{ ...goal.kpis[0]!, measure: 'mood' }] })).toMatchObject({
      error: { code: 'MEASURE_UNKNOWN' },
    });
    const board = await leader.ask<{ kpis: object[] }>(
      '{ kpis { key name unit better partName latest { day value provisional } before { day value } change goals { key name } } }',
    );
    expect(board.data.kpis.slice(2)).toMatchObject([
      { key: 'value_in_escalation', unit: 'USD', partName: 'accounts of unknown value', change: 0 },
      { key: 'resolution_time', unit: 'days', latest: { value: 2.5 }, before: { value: null }, change: null },
    ]);
    expect(board.data.kpis.slice(0, 2)).toEqual([
      {
        key: 'open_escalations',
        name: 'Open escalations over time',
        unit: 'escalations',
        better: 'lower',
        partName: null,
        latest: { day: '2026-03-12', value: 1, provisional: true },
        before: { day: '2026-02-10', value: 0 },
        change: 1,
        goals: [{ key: 'minimize-escalation', name: 'Fewer' }],
      },
      expect.objectContaining({
        key: 'support_tickets',
        partName: 'escalated',
        latest: { day: '2026-03-12', value: 1, provisional: true },
        goals: [],
      }),
    ]);
  });

  it('answers bad questions with a code', async () => {
    const code = async (query: string) => (await leader.ask(query)).errors?.[0]?.extensions.code;
    expect(await code('{ kpiSeries(measure: "mood", from: "2026-03-01", to: "2026-03-02") { value } }')).toBe(
      'MEASURE_UNKNOWN',
    );
    expect(
      await code('{ kpiSeries(measure: "support_tickets", from: "2026-02-30", to: "2026-03-02") { value } }'),
    ).toBe('DAY_INVALID');
    expect(
      await code('{ kpiSeries(measure: "support_tickets", from: "1900-01-01", to: "2026-03-02") { value } }'),
    ).toBe('RANGE_TOO_LONG');
    expect(await code('{ kpiDrill(measure: "support_tickets", day: "soon") { nodes { id } } }')).toBe('DAY_INVALID');
    const expert = await api.person('expert');
    expect((await expert.ask('{ kpis { key } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
