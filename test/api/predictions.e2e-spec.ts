// Likely to escalate, through the real api: what is found, who is on the list, and what people say to it.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { SaveCases } from '#cases';
import { OpenEscalation, RequestEscalation } from '#escalations';
import { newId, unwrap, type Origin } from '#kernel';
import { SYSTEM } from '#platform/database';
import { FitModel, PredictionRepository, SweepPredictions } from '#predictions';

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
    expect(only).toMatchObject({ caseId: first, score: 27, rank: 1, reviewId: null });
    expect(only?.factors).toEqual([
      { key: 'handed_over', points: 24, words: 'handed to another group 3 times' },
      { key: 'unassigned', points: 3, words: 'nobody is assigned' },
    ]);
    expect(await predicted()).toEqual([`live ${first}`]);

    await look();
    expect(await predicted()).toHaveLength(1);
  });

  it('predicts history without acting on it, and grows with the open cases', async () => {
    const old = await caseOf('history', ['A', 'B', 'C'], 'backfill');
    for (let n = 0; n < 8; n += 1) await caseOf(`more ${n}`, ['A']);
    await look();
    expect((await listed()).map(({ caseId, score }) => [caseId, score])).toEqual([
      [first, 27],
      [old, 19],
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

describe('a review', () => {
  const FIELDS = `__typename ... on Refused { code message }
    ... on Prediction { score rank verdict reason channel snoozedUntil returnedBecause reviewedBy { name } factors { words } }`;
  interface Seen {
    readonly code?: string;
    readonly message?: string;
    readonly verdict?: string;
    readonly returnedBecause?: string;
  }
  const review = async (person: Person, caseId: string, verdict: string, more = ''): Promise<Seen> => {
    const answer = await person.ask<{ reviewPrediction: Seen }>(
      `mutation { reviewPrediction(caseId: "${caseId}", verdict: ${verdict} ${more}) { ${FIELDS} } }`,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data.reviewPrediction;
  };
  const columns = async (person: Person) => {
    const page = (state: string) =>
      `${state}: predictions(filter: { state: ${state} }) { nodes { id returnedBecause } }`;
    const { data } = await person.ask<Record<string, { nodes: { id: string; returnedBecause: string | null }[] }>>(
      `{ ${page('likely')} ${page('reviewed')} }`,
    );
    return { likely: data['likely']?.nodes.map(({ id }) => id), reviewed: data['reviewed']?.nodes.map(({ id }) => id) };
  };
  const told = async (id: string) => (await predicted()).filter((each) => each === `live ${id}`).length;
  let sam: Person;
  let eva: Person;
  let hot: string;
  beforeAll(async () => {
    const team = newId();
    sam = await api.person('support_manager', 'Sam');
    eva = await api.person('escalation_manager', 'Eva');
    await api.system(async (tx) => {
      await tx.query(`INSERT INTO teams (id, name, support_groups) VALUES ($1, 'Tower', '{Z}')`, [team]);
      for (const { id } of [sam, eva])
        await tx.query('INSERT INTO team_members (team_id, user_id) VALUES ($1, $2)', [team, id]);
    });
    hot = await caseOf('hot', ['A', 'B', 'C', 'Z'], 'live', { assignee: 'zoe' });
    await look();
  });

  it('is given once: the second person is told who did and how, the first may think again', async () => {
    expect(await columns(sam)).toEqual({ likely: [hot], reviewed: [] });
    expect(await review(sam, hot, 'acknowledged')).toMatchObject({
      verdict: 'acknowledged',
      channel: 'console',
      reviewedBy: { name: 'Sam' },
      factors: [{ words: 'handed to another group 3 times' }],
    });
    expect(await review(eva, hot, 'acknowledged')).toMatchObject({
      code: 'PREDICTION_ALREADY_REVIEWED',
      message: 'Sam has acknowledged this prediction already, in the console.',
    });
    expect(await columns(eva)).toEqual({ likely: [], reviewed: [hot] });
    expect(await review(sam, hot, 'acknowledged')).toMatchObject({ verdict: 'acknowledged' });
    expect(await review(sam, hot, 'disagreed')).toMatchObject({ code: 'REASON_MISSING' });
    expect(await review(sam, hot, 'snoozed', `, until: "2020-01-01T00:00:00Z"`)).toMatchObject({ code: 'SNOOZE_PAST' });
    const audit = await api.system((tx) =>
      tx.query(`SELECT 1 FROM audit_entries WHERE action = 'escalation.prediction-reviewed' AND subject = $1`, [hot]),
    );
    expect(audit).toHaveLength(1);
  });

  it('of two people at once is one person’s', async () => {
    const other = await caseOf('hot too', ['A', 'B', 'C', 'D', 'Z']);
    await look();
    const answers = await Promise.all([sam, eva].map((person) => review(person, other, 'disagreed', ', reason: "No"')));
    expect(answers.map(({ verdict, code }) => verdict ?? code).sort()).toEqual([
      'PREDICTION_ALREADY_REVIEWED',
      'disagreed',
    ]);
    await save([{ externalId: 'hot too', status: 'closed', at: api.clock.now() }]);
    await look();
  });

  it('lasts until the snooze ends, the score has risen by 15, or the customer asks', async () => {
    const before = await told(hot);
    const until = new Date(api.clock.now().getTime() + HOUR).toISOString();
    expect(await review(sam, hot, 'snoozed', `, until: "${until}"`)).toMatchObject({ snoozedUntil: until });
    await look();
    expect(await columns(sam)).toEqual({ likely: [], reviewed: [hot] });
    api.clock.set(new Date(api.clock.now().getTime() + HOUR));
    await look();
    expect(await columns(sam)).toEqual({ likely: [hot], reviewed: [] });
    expect(await told(hot)).toBe(before + 1);

    await review(eva, hot, 'acknowledged');
    await api.system((tx) => tx.query('UPDATE prediction_reviews SET score = score - 14 WHERE returned_at IS NULL'));
    await look();
    expect((await columns(sam)).reviewed).toEqual([hot]);
    await api.system((tx) => tx.query('UPDATE prediction_reviews SET score = score - 1 WHERE returned_at IS NULL'));
    await look();
    expect((await sam.ask<object>(`{ case(id: "${hot}") { prediction { returnedBecause } } }`)).data).toEqual({
      case: { prediction: { returnedBecause: 'score_rose' } },
    });

    await review(sam, hot, 'acknowledged');
    api.clock.set(new Date(api.clock.now().getTime() + 60_000));
    const messageId = newId();
    await api.system(async (tx) => {
      await tx.query(
        `INSERT INTO messages (id, case_id, source, external_id, direction, body, sent_at, origin)
         VALUES ($1, $2, 'test', 'ask', 'inbound', 'Escalate this', $3, 'live')`,
        [messageId, hot, api.clock.now()],
      );
      const wish = { caseId: hot, messageId, reason: 'Escalate this', requestedAt: api.clock.now() };
      await api.app.get(RequestEscalation).add(tx, [{ ...wish, requestedBy: null, origin: 'live' }]);
    });
    await look();
    expect(await columns(sam)).toEqual({ likely: [hot], reviewed: [] });
  });

  it('is not for people who may not see the case, nor for those who only read', async () => {
    const stranger = await api.person('agent', 'Stranger');
    expect(await columns(stranger)).toEqual({ likely: [], reviewed: [] });
    expect(await review(stranger, hot, 'acknowledged')).toMatchObject({ code: 'PREDICTION_NOT_FOUND' });
    const leader = await api.person('leader', 'Lea');
    const refused = await leader.ask(
      `mutation { reviewPrediction(caseId: "${hot}", verdict: acknowledged) { __typename } }`,
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the fitted model', () => {
  it('says honestly why it is not used, and is used once it beats the table', async () => {
    const leader = await api.person('leader', 'Leo');
    const model = async () =>
      (
        await leader.ask<{ predictionModel: { inUse: boolean; words: string; calibration: object[] } }>(
          '{ predictionModel { inUse because words calibration { cases predicted happened } judged { fitted { recallAtCapacity } } } }',
        )
      ).data.predictionModel;
    await worker.app.get(FitModel).run();
    expect(await model()).toMatchObject({
      inUse: false,
      words: expect.stringMatching(
        /^Additive score in use, because there are \d+ cases to learn from and it takes 500\.$/,
      ),
    });

    // Cases of the Nights group escalate, whatever the table says of them.
    await api.system(async (tx) => {
      await tx.query(`INSERT INTO accounts (id, name) VALUES (md5('past')::uuid, 'Past')`);
      await tx.query(
        `INSERT INTO cases (id, source, external_id, account_id, status, state, priority, team, assignee, opened_at)
         SELECT md5('case' || n)::uuid, 'past', 'p' || n, md5('past')::uuid, 'open', 'open', 'normal', CASE WHEN n % 5 = 0 THEN 'Nights' ELSE 'Days' END, 'ann',
           $1::timestamptz - make_interval(hours => 2400 - 3 * n) FROM generate_series(1, 700) n`,
        [api.clock.now()],
      );
      await tx.query(
        `INSERT INTO case_intervals (case_id, attribute, value, from_at)
         SELECT id, v.attribute, v.value, opened_at FROM cases CROSS JOIN LATERAL (VALUES ('state', 'open'), ('status', 'open'), ('team', team),
           ('assignee', 'ann'), ('priority', 'normal')) v(attribute, value) WHERE source = 'past'`,
      );
      await tx.query(
        `INSERT INTO escalations (id, account_id, case_id, opened_at, resolved_at)
         SELECT md5('esc' || n)::uuid, md5('past')::uuid, md5('case' || n)::uuid, c.opened_at + interval '80 hours', c.opened_at + interval '90 hours'
         FROM generate_series(1, 700) n JOIN cases c ON c.id = md5('case' || n)::uuid WHERE n % 5 = 0 AND n % 4 > 0`,
      );
    });
    api.clock.advance(1_000);
    const fitted = await worker.app.get(FitModel).run();
    expect(fitted).toMatchObject({ inUse: true, because: 'fitted_better', cases: expect.any(Number) });
    expect(await model()).toMatchObject({ inUse: true, words: expect.stringMatching(/^Fitted model in use: /) });
    expect((await model()).calibration).toHaveLength(10);
    // Another order's score is no rise: a review stands until the new one rises.
    const sam = await api.person('admin', 'Sam');
    const [listedNow] = await listed();
    const caseId = listedNow?.caseId ?? '';
    await sam.ask(`mutation { reviewPrediction(caseId: "${caseId}", verdict: acknowledged) { __typename } }`);
    await api.system((tx) => tx.query('UPDATE prediction_reviews SET score = -1 WHERE returned_at IS NULL'));
    await look();
    const rebased = await api.system((tx) =>
      tx.query(
        'SELECT r.score = p.score AS same FROM prediction_reviews r JOIN predictions p USING (case_id) WHERE r.returned_at IS NULL',
      ),
    );
    expect(rebased).toEqual([{ same: true }]);

    const night = await caseOf('tonight', ['Nights'], 'live', { assignee: 'ann' });
    const day = await caseOf('today', ['Days'], 'live', { assignee: 'ann' });
    await look();
    const rows = await api.system((tx) => worker.app.get(PredictionRepository).ofCases(tx, [night, day]));
    expect(rows.get(night)?.score).toBeGreaterThan((rows.get(day)?.score ?? 100) + 20);
    expect(rows.get(night)?.factors.map(({ words }) => words)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+ of \d+ earlier cases with Nights escalated$/)]),
    );
  });

  it('keeps its weights to itself', async () => {
    const sam = await api.person('support_manager', 'Sam too');
    expect(await api.as(sam, (tx) => tx.query('SELECT 1 FROM prediction_weights'))).toEqual([]);
    expect(await api.system((tx) => tx.query('SELECT 1 FROM prediction_weights'))).toHaveLength(1);
  });
});
