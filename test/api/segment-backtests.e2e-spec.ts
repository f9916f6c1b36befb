// Backtests: who would have been in on past days, and what followed; with progress, cancel, and only what the asker sees.
import { RunBacktestsJob } from '#segments/jobs';
import type { Person } from '../support/test-api.js';
import { DAY, escalated, startSegments, tierIs, type SegmentLab } from '../support/test-segments.js';

let lab: SegmentLab;
beforeAll(async () => {
  lab = await startSegments();
});
afterAll(() => lab.close());

const day = (shift: number) => new Date(lab.api.clock.now().getTime() + shift * DAY).toISOString().slice(0, 10);
const SHOWN = `... on Backtest { id state looks looked tallies { day members hits everybody everybodyHits }
  summary { members hits everybody everybodyHits precision base lift outcomes foreseen medianLeadDays } } ... on Refused { code message }`;

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
}

const start = async (person: Person, segmentId: string, input: object): Promise<Shown> =>
  (
    await person.ask<{ startBacktest: Shown }>(
      `mutation ($input: BacktestInput!) { startBacktest(segmentId: "${segmentId}", input: $input) { ${SHOWN} } }`,
      { input: { everyDays: 7, horizonDays: 14, outcome: 'escalation', ...input } },
    )
  ).data.startBacktest;

const shown = async (person: Person, segmentId: string): Promise<object[]> =>
  (
    await person.ask<{ segmentBacktests: object[] }>(
      `{ segmentBacktests(segmentId: "${segmentId}") { state looked tallies { day members hits everybody everybodyHits }
         summary { members hits everybody everybodyHits precision base lift outcomes foreseen medianLeadDays } } }`,
    )
  ).data.segmentBacktests;

/** Beside the worker, which may be at it already. */
async function run(): Promise<void> {
  do await lab.worker.app.get(RunBacktestsJob).run();
  while (
    (await lab.api.system((tx) => tx.query(`SELECT 1 FROM segment_backtests WHERE state IN ('waiting', 'running')`)))
      .length > 0
  );
}

describe('a backtest', () => {
  it('says whom the rule would have held for, and how well it told of what followed', async () => {
    // Four accounts since the first day; the two strategic ones are marked on the second.
    const first = day(0);
    const accounts = await lab.accounts(4, 'backtested');
    lab.later(DAY);
    for (const id of accounts.slice(0, 2)) await lab.change(id, { strategic: true });
    lab.later(9 * DAY);
    await lab.escalate(accounts[0] ?? ''); // told of 9 days before
    await lab.escalate(accounts[2] ?? ''); // not told of
    lab.later(30 * DAY);
    for (const id of accounts.slice(0, 2)) await lab.change(id, { strategic: false });
    const { id } = await lab.segment({
      all: [tierIs('backtested'), { fact: 'account.strategic', op: 'is', value: true }],
    });
    const made = await start(lab.admin, id, { fromOn: first, untilOn: day(-33) });
    expect(made).toMatchObject({ state: 'waiting', looks: 2, looked: 0 });
    await run();
    const [found] = await shown(lab.admin, id);
    expect(found).toMatchObject({
      state: 'done',
      looked: 2,
      tallies: [
        { day: first, members: 0, hits: 0, everybody: 4, everybodyHits: 2 },
        { members: 2, hits: 1, everybody: 4, everybodyHits: 2 },
      ],
      summary: {
        members: 2,
        hits: 1,
        everybody: 8,
        everybodyHits: 4,
        precision: 0.5,
        base: 0.5,
        lift: 1,
        outcomes: 2,
        foreseen: 1,
      },
    });
  });

  it('counts only what its asker sees, and is shown to nobody else who sees less than all', async () => {
    const [mine] = await lab.accounts(3, 'of a csm');
    const csm = await lab.api.person('csm');
    await lab.admin.ask(`mutation { setAccountOwner(id: "${mine}", role: csm, userId: "${csm.id}") { id } }`);
    const { id } = await lab.segment(tierIs('of a csm'));
    lab.later(20 * DAY);
    await start(csm, id, { fromOn: day(-16), untilOn: day(-16) });
    await run();
    expect(await shown(csm, id)).toMatchObject([{ state: 'done', summary: { members: 1, everybody: 1 } }]);
    expect(await shown(await lab.api.person('csm', 'another'), id)).toEqual([]);
  });

  it('can be cancelled between two looks, and goes on where a worker has died', async () => {
    const { id } = await lab.segment(tierIs('cancelled'));
    const made = await start(lab.admin, id, { fromOn: day(-40), untilOn: day(-20), everyDays: 1 });
    await lab.api.system((tx) =>
      tx.query(`UPDATE segment_backtests SET state = 'running', looked = 19 WHERE id = $1`, [made.id]),
    );
    await run();
    expect(await shown(lab.admin, id)).toMatchObject([
      { state: 'done', looked: 21, tallies: [expect.anything(), expect.anything()] },
    ]);
    lab.later(1000);
    const next = await start(lab.admin, id, { fromOn: day(-40), untilOn: day(-20) });
    const cancelled = await lab.admin.ask<{ cancelBacktest: Shown }>(
      `mutation { cancelBacktest(id: "${next.id}") { ${SHOWN} } }`,
    );
    expect(cancelled.data.cancelBacktest.state).toBe('cancelled');
    await run();
    expect(await shown(lab.admin, id)).toMatchObject([{ state: 'cancelled', looked: 0 }, { state: 'done' }]);
  });

  it('is refused where the past or what followed is not known', async () => {
    const { id } = await lab.segment(escalated);
    expect((await start(lab.admin, id, { fromOn: day(-10), untilOn: day(-5) })).code).toBe('BACKTEST_TOO_RECENT');
    const { id: unkept } = await lab.segment({ fact: 'usage.licenceUtilisation', op: 'below', value: 0.5 });
    expect(await start(lab.admin, unkept, { fromOn: day(-40), untilOn: day(-20) })).toMatchObject({
      code: 'BACKTEST_UNKEPT',
      message: 'Of Licence utilisation no history is kept, so the past cannot be asked. Take it out of the rule.',
    });
  });
});
