// Likely to escalate, through the real api: what is found, who is on the list, and what people say to it.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { SaveCases } from '#cases';
import { OpenEscalation } from '#escalations';
import { newId, unwrap, type Origin } from '#kernel';
import { SYSTEM } from '#platform/database';
import { PredictionRepository, SweepPredictions } from '#predictions';

const HOUR = 3_600_000;
let api: TestApi;
let worker: TestWorker;
beforeAll(async () => {
  api = await startApi({ BELLWETHER_TIME_ZONE: 'Europe/Berlin' });
  worker = await startWorker(api.config, api.clock);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const hoursAgo = (hours: number) => new Date(api.clock.now().getTime() - hours * HOUR);
const save = (rows: object[], origin: Origin = 'live') =>
  api.system((tx) =>
    api.app.get(SaveCases).run(
      tx,
      rows.map((row) => ({ source: 'test', ...row }) as never),
      origin,
    ),
  );
/** `teams`: the groups that had it, an hour each, the last one now. */
async function caseOf(name: string, teams: readonly string[], origin: Origin = 'live', more: object = {}) {
  const openedAt = hoursAgo(teams.length);
  let id = '';
  for (const [n, team] of teams.entries()) {
    const at = hoursAgo(teams.length - n);
    const saved = await save(
      [{ externalId: name, subject: name, status: 'open', openedAt, at, team, ...more }],
      origin,
    );
    id = saved.ids.get(`test\u0000${name}`) ?? '';
  }
  return id;
}
async function look() {
  await worker.drain();
  await worker.app.get(SweepPredictions).run();
  await worker.drain();
}
const predicted = () =>
  api.system(async (tx) =>
    (
      await tx.query<{ origin: string; subjects: string[] }>(
        `SELECT origin, subjects FROM events WHERE name = 'escalation.predicted' ORDER BY seq`,
      )
    ).flatMap(({ origin, subjects }) => subjects.map((id) => `${origin} ${id}`)),
  );
const listed = () => api.system((tx) => worker.app.get(PredictionRepository).predictedCases(tx));

describe('the list', () => {
  let first: string;

  it('holds 5 % of the open cases, the most likely first, and tells of those that enter it', async () => {
    first = await caseOf('often handed over', ['A', 'B', 'C', 'D']);
    for (let n = 0; n < 12; n += 1) await caseOf(`calm ${n}`, ['A']);
    await look();
    const [only, ...others] = await listed();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ caseId: first, score: 15, rank: 1, reviewId: null });
    expect(only?.factors).toEqual([{ key: 'handed_over', points: 15, value: 3 }]);
    expect(await predicted()).toEqual([`live ${first}`]);

    await look();
    expect(await predicted()).toHaveLength(1);
  });

  it('predicts history without acting on it, and grows with the open cases', async () => {
    const old = await caseOf('history', ['A', 'B', 'C'], 'backfill');
    for (let n = 0; n < 8; n += 1) await caseOf(`more ${n}`, ['A']);
    await look();
    expect((await listed()).map(({ caseId, score }) => [caseId, score])).toEqual([
      [first, 15],
      [old, 10],
    ]);
    expect(await predicted()).toEqual([`live ${first}`, `backfill ${old}`]);
  });

  it('lets go of a case that is in escalation, and of one that is over', async () => {
    const accountId = newId();
    const at = api.clock.now();
    await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id: accountId, name: 'Acme', at }], 'live'));
    await save([{ externalId: 'often handed over', accountId, at }]);
    const wish = { accountId, caseId: first, severity: 'high', reason: 'Down' } as const;
    unwrap(await api.app.get(OpenEscalation).run(SYSTEM, wish));
    await save([{ externalId: 'history', status: 'closed', at }]);
    await look();
    expect((await listed()).map(({ caseId }) => caseId)).not.toEqual(expect.arrayContaining([first]));
    expect(await listed()).toEqual([]);
    const stays = await api.system((tx) => tx.query('SELECT 1 FROM prediction_listings WHERE to_at IS NULL'));
    expect(stays).toEqual([]);
  });
});
