// $ in escalation against a recount from what is known of the accounts: each contract once, cancelled out, unknown beside, currencies apart.
import { settled } from '../support/settled.js';
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts, type AccountRow } from '#accounts';
import { SaveEscalations } from '#escalations';
import { newId, unwrap } from '#kernel';
import { MeasureDays } from '#kpis';
import { PlayService } from '#plays';
import { validatePlay } from '#plays/rules';

let api: TestApi;
let worker: TestWorker;
let leader: Person;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: 'Europe/Berlin', BELLWETHER_CURRENCY: 'EUR' });
  worker = await startWorker(api.config, api.clock);
  leader = await api.person('leader');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const at = (day: string, hour = 12) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
async function account(more: Partial<AccountRow> = {}, day = '2026-01-01'): Promise<string> {
  const id = newId();
  const name = `Account ${id.slice(-4)}`;
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name, at: at(day), ...more }], 'live'));
  return id;
}
const change = (id: string, day: string, more: Partial<AccountRow>) =>
  api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, at: at(day), ...more }], 'live'));
const escalate = (accountId: string, from: string, to: string | null = null) =>
  api.system((tx) =>
    api.app.get(SaveEscalations).run(
      tx,
      [
        {
          source: 'test',
          externalId: newId(),
          accountId,
          openedAt: at(from),
          resolvedAt: to === null ? null : at(to),
          at: at(to ?? from),
        },
      ],
      'live',
    ),
  );
async function measured(): Promise<void> {
  await settled(worker, api);
  await worker.app.get(MeasureDays).run();
  await settled(worker, api);
}
interface Point {
  day: string;
  value: number | null;
  part: number | null;
  amounts: Record<string, number> | null;
  revisions: { value: number | null; why: string }[];
}
async function series(from: string, to: string, accountId?: string, measure = 'value_in_escalation'): Promise<Point[]> {
  const { data, errors } = await leader.ask<{ kpiSeries: Point[] }>(
    `query ($accountId: ID) { kpiSeries(measure: "${measure}", from: "${from}", to: "${to}", accountId: $accountId) {
       day value part amounts revisions { value why } } }`,
    { accountId },
  );
  expect(errors).toBeUndefined();
  return data.kpiSeries;
}
const onDay = async (day: string, accountId?: string) => (await series(day, day, accountId))[0];
async function drill(day: string, part = false) {
  const { data } = await leader.ask<{
    kpiDrill: { nodes: { id: string; amount: number | null; currency: string | null }[] };
  }>(
    `{ kpiDrill(measure: "value_in_escalation", day: "${day}", part: ${part}, first: 100) { nodes { id amount currency account { id } } } }`,
  );
  return data.kpiDrill.nodes;
}

describe('$ in escalation', () => {
  it('counts each contract once, as it was on the day, and tells unknown values and other currencies beside', async () => {
    api.clock.set('2026-02-10T10:00:00Z');
    const group = await account({ annualValue: 100_000, currency: 'EUR' });
    const [west, east] = [await account({ parentId: group }), await account({ parentId: group })];
    const own = await account({ annualValue: 50_000, currency: 'EUR', parentId: group });
    const dollars = await account({ annualValue: 7_000, currency: 'USD' });
    const unknown = await account();
    const leaving = await account({ annualValue: 30_000, currency: 'EUR' });
    const calm = await account({ annualValue: 900_000, currency: 'EUR' });
    await escalate(west, '2026-02-02');
    await escalate(east, '2026-02-02', '2026-02-05');
    await escalate(east, '2026-02-03');
    await escalate(own, '2026-02-03', '2026-02-06');
    await escalate(dollars, '2026-02-03');
    await escalate(unknown, '2026-02-04');
    await escalate(leaving, '2026-02-02');
    await change(leaving, '2026-02-04', { contractStatus: 'cancelled' });
    await change(group, '2026-02-08', { annualValue: 120_000 });
    await measured();

    const points = await series('2026-02-01', '2026-02-09');
    expect(points.map(({ value, part, amounts }) => [value, part, amounts])).toEqual(
      [
        [0, 0, null],
        [130_000, 0, { EUR: 130_000 }],
        [180_000, 0, { EUR: 180_000, USD: 7_000 }],
        [150_000, 1, { EUR: 150_000, USD: 7_000 }],
        [150_000, 1, { EUR: 150_000, USD: 7_000 }],
        [100_000, 1, { EUR: 100_000, USD: 7_000 }],
        [100_000, 1, { EUR: 100_000, USD: 7_000 }],
        [120_000, 1, { EUR: 120_000, USD: 7_000 }],
        [120_000, 1, { EUR: 120_000, USD: 7_000 }],
      ].map(([value, part, amounts]) => [value, part ?? 0, amounts]),
    );

    // The number drills to its rows, and they come to it.
    const rows = await drill('2026-02-04');
    expect(rows.map(({ amount, currency }) => `${amount} ${currency}`).sort()).toEqual([
      '100000 EUR',
      '50000 EUR',
      '7000 USD',
    ]);
    expect((await drill('2026-02-04', true)).map(({ id }) => id)).toEqual([unknown]);
    expect(rows.map(({ id }) => id)).not.toContain(calm);
    // Of one account: its own share, also where its contract is held above it.
    expect(await onDay('2026-02-04', east)).toMatchObject({ value: 100_000, part: 0 });
    expect(await onDay('2026-02-04', unknown)).toMatchObject({ value: 0, part: 1 });
  });

  it('adds another currency from the day on that it has a rate, and remembers what the points were', async () => {
    const rate = (currency: string, fromDay: string, value: number) =>
      leader.ask<{ setCurrencyRate: { code?: string } }>(
        `mutation { setCurrencyRate(currency: "${currency}", fromDay: "${fromDay}", rate: ${value}) { ... on Refused { code } } }`,
      );
    expect((await rate('EUR', '2026-02-08', 2)).data.setCurrencyRate.code).toBe('CURRENCY_INVALID');
    expect((await rate('USD', '2026-02-08', 0)).data.setCurrencyRate.code).toBe('CURRENCY_RATE_INVALID');
    expect((await rate('USD', '2026-02-08', 0.5)).data.setCurrencyRate).toEqual({});
    await measured();
    const [before, after] = await series('2026-02-07', '2026-02-08');
    expect(before).toMatchObject({ value: 100_000, revisions: [] });
    expect(after).toMatchObject({
      value: 123_500,
      revisions: [{ value: 120_000, why: 'rate of USD from 2026-02-08' }],
    });
  });

  it('that misses its target starts the portfolio’s play once: accounts are chosen, the rest is for each of them', async () => {
    const play = unwrap(
      validatePlay({
        key: 'escalated-value',
        name: 'Escalated $',
        scope: 'portfolio',
        trigger: { on: 'kpi.missed', measure: 'value_in_escalation', above: 100_000 },
        whenCleared: 'cancel',
        tasks: [
          {
            key: 'inform',
            for: 'portfolio',
            title: 'Inform',
            instructions: 'x',
            due: { businessDays: 0 },
            assignee: { role: 'leader' },
          },
          {
            ...{
              key: 'choose',
              for: 'portfolio',
              title: 'Choose',
              instructions: 'x',
              after: 'inform',
              due: { businessDays: 1 },
            },
            ...{ assignee: { role: 'leader' }, work: { do: 'choose-accounts' } },
          },
          {
            key: 'reach-out',
            title: 'Reach out',
            instructions: 'x',
            after: 'choose',
            due: { businessDays: 2 },
            assignee: { role: 'csm' },
          },
          {
            key: 'convey',
            title: 'Convey',
            instructions: 'x',
            after: 'reach-out',
            due: { businessDays: 3 },
            assignee: { role: 'csm' },
          },
        ],
      }),
    );
    await api.system((tx) => api.app.get(PlayService).put(tx, play));
    await leader.ask('mutation { enablePlay(key: "escalated-value", startWith: new) { __typename } }');
    const tasks = () =>
      api.system((tx) =>
        tx.query<{ id: string; key: string; state: string; account: string | null; who: string | null }>(
          `SELECT id, key, state, account_id AS account, assignee_id AS who FROM tasks ORDER BY created_at, step, account_id`,
        ),
      );
    const runs = () => api.system((tx) => tx.query('SELECT state, cause FROM play_runs'));
    api.clock.set('2026-02-11T10:00:00Z');
    await measured();
    await measured();
    expect(await runs()).toMatchObject([
      {
        state: 'running',
        cause: { on: 'kpi.missed', measure: 'value_in_escalation', value: 123_500, target: 100_000 },
      },
    ]);
    const [inform, choose] = await tasks();
    expect(await tasks()).toMatchObject([
      { key: 'inform', account: null, who: leader.id },
      { key: 'choose', account: null, who: leader.id },
    ]);
    const complete = async (id = '', input = '') => {
      const { data } = await leader.ask<{ completeTask: { code?: string; state?: string } }>(
        `mutation { completeTask(id: "${id}", input: { ${input} }) { ... on Task { state } ... on Refused { code } } }`,
      );
      return data.completeTask.code ?? data.completeTask.state;
    };
    expect(await complete(choose?.id)).toBe('TASK_WAITING');
    expect(await complete(inform?.id)).toBe('done');
    expect(await complete(choose?.id)).toBe('TASK_ACCOUNTS_MISSING');
    const accountIds = (await drill('2026-02-10')).map(({ id }) => id).sort();
    const chosen = accountIds.slice(0, 2);
    expect(await complete(choose?.id, `accountIds: ${JSON.stringify(chosen)}`)).toBe('done');
    const made = (await tasks()).filter(({ account }) => account !== null);
    expect(made.map(({ key, account }) => `${key} ${account}`).sort()).toEqual(
      chosen.flatMap((id) => [`convey ${id}`, `reach-out ${id}`]).sort(),
    );
    expect(await runs()).toMatchObject([{ state: 'running' }]);

    // On target again: what is open is no longer needed.
    api.clock.set('2026-02-12T10:00:00Z');
    await api.system((tx) =>
      tx.query(`UPDATE escalations SET resolved_at = $1 WHERE resolved_at IS NULL`, [at('2026-02-11', 11)]),
    );
    await api.system((tx) =>
      tx.query(`INSERT INTO kpi_marks VALUES ('value_in_escalation', $1, 'test')`, [at('2026-02-11', 11)]),
    );
    await measured();
    expect(await runs()).toMatchObject([{ state: 'completed' }]);
    expect((await tasks()).map(({ state }) => state).sort()).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
      'done',
      'done',
    ]);
    expect((await tasks()).filter(({ state }) => state === 'open')).toEqual([]);
  });
});

describe('resolution time', () => {
  it('is the median of what was resolved in thirty days, with the age of what is open beside it, and no data where there is none', async () => {
    api.clock.set('2027-03-20T10:00:00Z');
    const id = await account({}, '2027-01-01');
    expect(await series('2027-03-19', '2027-03-19', id, 'resolution_time')).toMatchObject([
      { value: null, part: null },
    ]);
    await escalate(id, '2027-03-01', '2027-03-03');
    await escalate(id, '2027-03-01', '2027-03-05');
    await escalate(id, '2027-03-01', '2027-03-11');
    await escalate(id, '2027-01-01', '2027-02-01');
    await escalate(id, '2027-03-15');
    // The day ends at 23:00 UTC, eleven hours after noon.
    expect(await series('2027-03-16', '2027-03-16', id, 'resolution_time')).toMatchObject([
      { value: 4, part: expect.closeTo(1 + 11 / 24, 6), amounts: { p90: expect.closeTo(8.8, 6) } },
    ]);
    expect(await series('2027-04-12', '2027-04-12', id, 'resolution_time')).toEqual([]);
  });
});
