// From what is said in a case to its signals and scores: once, in any order, explained, and only for those who see the case.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { ReceiveMessages, SaveCases, type IncomingMessage } from '#cases';
import { newId, type Origin } from '#kernel';
import { EventLog } from '#platform/events';
import { CaseScoreRepository, ScoreCases, SignalRepository } from '#signals';
import { detectSignals, signalKinds, type DetectedSignal } from '#signals/rules';

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

const ANGRY =
  'This is unacceptable! Production is down again 🔥 and nobody answers.\nPlease escalate this to your manager.';
const CALM = 'Hello, the export runs every night at two. Kind regards, Jo';
const HAPPY = 'Fantastic, thank you so much! That was a great help.';
const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));

type Said = Partial<IncomingMessage> & { readonly body: string; readonly sentAt: Date };
const inbound = (hour: number, body: string, more: Partial<IncomingMessage> = {}): Said => ({
  body,
  sentAt: at(hour),
  ...more,
});

async function account(name: string): Promise<string> {
  const id = newId();
  await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id, name, at: at(0) }], 'live'));
  return id;
}
async function caseOf(more: object = {}, origin: Origin = 'live'): Promise<string> {
  const row = { source: 'desk', externalId: newId(), subject: 'Broken', openedAt: at(0), at: at(0), ...more };
  const { created } = await api.system((tx) => api.app.get(SaveCases).run(tx, [row], origin));
  return created[0] ?? '';
}
/** Takes messages in, tells nobody yet. Answers with their ids. */
const receive = (caseId: string, said: readonly Said[], origin: Origin = 'live') =>
  api.system((tx) =>
    api.app.get(ReceiveMessages).run(
      tx,
      said.map((each) => ({ caseId, source: 'desk', externalId: newId(), direction: 'inbound' as const, ...each })),
      origin,
    ),
  );
async function say(caseId: string, ...said: readonly Said[]): Promise<string[]> {
  const ids = await receive(caseId, said);
  await worker.drain();
  return ids;
}

interface ShownSignal {
  readonly kind: string;
  readonly family: string;
  readonly label: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly strength: number;
  readonly rule: string;
  readonly version: string;
  readonly counted: boolean;
}
interface ShownPoint {
  readonly at: string;
  readonly value: number;
  readonly delta: number;
  readonly cause: { readonly type: string; readonly text: string; readonly messageId: string | null };
}
interface ShownCase {
  readonly id: string;
  readonly sentiment: number | null;
  readonly attention: number | null;
  readonly negativeSignals: number;
  readonly needsAttentionSignals: number;
  readonly felt: ShownPoint[];
  readonly asked: ShownPoint[];
  readonly messages: {
    readonly nodes: { readonly id: string; readonly body: string; readonly signals: ShownSignal[] }[];
  };
}
const POINT = '{ at value delta cause { type text messageId } }';
const CASE = `{ id sentiment attention negativeSignals needsAttentionSignals
  felt: scorePoints(score: sentiment) ${POINT} asked: scorePoints(score: attention) ${POINT}
  messages { nodes { id body signals { kind family label startsAt endsAt strength rule version counted } } } }`;
async function shown(caseId: string): Promise<ShownCase> {
  const answer = await admin.ask<{ case: ShownCase }>(`{ case(id: "${caseId}") ${CASE} }`);
  expect(answer.errors).toBeUndefined();
  return answer.data.case;
}
const events = (name: string, subjects: readonly string[]) =>
  api.system((tx) =>
    tx.query<{ origin: Origin; occurred_at: Date }>(
      'SELECT origin, occurred_at FROM events WHERE name = $1 AND subjects && $2::uuid[] ORDER BY seq',
      [name, subjects],
    ),
  );
const signalIds = async (caseId: string) =>
  (await api.system((tx) => api.app.get(SignalRepository).ofCases(tx, [caseId]))).get(caseId)?.map(({ id }) => id) ??
  [];
const withoutIds = (points: readonly ShownPoint[]) =>
  points.map(({ cause, ...point }) => ({ ...point, type: cause.type, text: cause.text }));

describe('a message', () => {
  it('shows what was found in it, each mark over the very words that show it', async () => {
    const caseId = await caseOf();
    await say(caseId, inbound(1, ANGRY), inbound(2, CALM));
    const { messages, negativeSignals, needsAttentionSignals } = await shown(caseId);
    const [angry, calm] = messages.nodes;
    const expected = detectSignals(ANGRY);
    expect(
      angry?.signals.map(({ label: _, startsAt: start, endsAt: end, ...signal }) => ({ ...signal, start, end })),
    ).toEqual(expected);
    const words = (kind: string) => {
      const mark = angry?.signals.find((signal) => signal.kind === kind);
      return angry?.body.slice(mark?.startsAt, mark?.endsAt);
    };
    expect(words('escalation_request')).toBe('Please escalate this to your manager');
    expect(words('production_issue')).toMatch(/^Production is down/);
    expect(angry?.signals.find(({ kind }) => kind === 'escalation_request')?.label).toBe('Escalation request');
    expect(calm?.signals).toEqual([]);
    const counted = (family: string) => expected.filter((signal) => signal.counted && signal.family === family).length;
    expect([negativeSignals, needsAttentionSignals]).toEqual([counted('negative'), counted('needs_attention')]);
  });

  it('is quoted for other rooms, by kind', async () => {
    const caseId = await caseOf();
    const [messageId] = await say(caseId, inbound(1, `🙂 ${ANGRY}`));
    const quoted = await api.system(async (tx) =>
      api.app.get(SignalRepository).quote(tx, await signalIds(caseId), 'escalation_request'),
    );
    expect(quoted).toHaveLength(1);
    expect(quoted[0]).toMatchObject({ caseId, messageId, words: 'Please escalate this to your manager', at: at(1) });
  });

  it('of ours, of a machine, or quoted from before, shows nothing', async () => {
    const caseId = await caseOf();
    const outOfOffice = 'Automatic reply: I am out of the office until Monday. For urgent matters call the desk.';
    await say(
      caseId,
      inbound(1, ANGRY, { direction: 'outbound' }),
      inbound(2, ANGRY, { direction: 'note' }),
      inbound(3, ANGRY, { automatic: true }),
      inbound(4, outOfOffice),
      inbound(5, `See below.\n\nOn Monday, Jo wrote:\n> ${ANGRY.replace('\n', '\n> ')}`),
    );
    const { messages, sentiment, felt, asked } = await shown(caseId);
    expect(messages.nodes.flatMap(({ signals }) => signals)).toEqual([]);
    expect(sentiment).toBe(50);
    expect(felt.map((point) => point.at)).toEqual([at(5).toISOString()]);
    expect(asked.map(({ cause }) => cause.text)).toEqual([
      'Opened with no priority',
      'We answered',
      'Internal note',
      'The customer wrote',
    ]);
  });

  it('is read once: doubled events and a second reading of everything change nothing', async () => {
    const caseId = await caseOf();
    const ids = await say(caseId, inbound(1, ANGRY), inbound(2, HAPPY));
    const before = await shown(caseId);
    const found = await signalIds(caseId);
    const told = async () => [await events('signal.found', found), await events('score.moved', [caseId])];
    const toldBefore = await told();
    const again = { name: 'message.received', subjects: [...ids, ...ids], origin: 'live' as const, occurredAt: at(2) };
    await api.system((tx) => api.app.get(EventLog).append(tx, again, again));
    await worker.drain();
    await api.system((tx) => tx.query(`UPDATE event_cursors SET position = 0 WHERE subscriber = 'signals.read'`));
    await worker.drain();
    expect(await shown(caseId)).toEqual(before);
    expect(await signalIds(caseId)).toEqual(found);
    expect(await told()).toEqual(toldBefore);
    expect(toldBefore[0]).toHaveLength(1);
  });

  it('of the past is told as history, one of today as live', async () => {
    const [old, today] = [await caseOf({}, 'backfill'), await caseOf()];
    await receive(old, [inbound(1, ANGRY)], 'backfill');
    await receive(today, [inbound(2, ANGRY)], 'live');
    await worker.drain();
    for (const [caseId, origin, hour] of [
      [old, 'backfill', 1],
      [today, 'live', 2],
    ] as const) {
      expect(await events('signal.found', await signalIds(caseId))).toEqual([{ origin, occurred_at: at(hour) }]);
      const moves = await events('score.moved', [caseId]);
      expect(new Set(moves.map((move) => move.origin))).toEqual(new Set([origin]));
    }
  });
});

describe('the scores', () => {
  it('are explained step by step, and the steps end where the scores stand', async () => {
    const caseId = await caseOf({ priority: 'high' });
    const [angry, , happy] = await say(
      caseId,
      inbound(1, ANGRY),
      inbound(2, 'We are on it.', { direction: 'outbound' }),
      inbound(30, HAPPY),
    );
    const { felt, asked, sentiment, attention } = await shown(caseId);
    expect(felt.map(({ cause }) => cause.messageId)).toEqual([angry, happy]);
    expect(felt[0]?.value).toBeLessThan(50);
    expect(felt[1]?.value).toBeGreaterThan(felt[0]?.value ?? 100);
    expect(asked.map(({ cause }) => cause.text)).toEqual([
      'Opened with priority high',
      'The customer wrote, escalation request, production issue',
      'We answered',
      'The customer wrote',
    ]);
    expect(asked.map(({ value }) => value)).toEqual([36, 77, 69, 75]);
    expect(asked[0]).toMatchObject({ at: at(0).toISOString(), delta: 0, cause: { type: 'case', messageId: null } });
    expect(sentiment).toBe(felt.at(-1)?.value);
    expect(attention).toBe(asked.at(-1)?.value);
    expect(felt.reduce((sum, { delta }) => sum + delta, 50)).toBe(sentiment);
    expect(asked.reduce((sum, { delta }) => sum + delta, 36)).toBe(attention);
  });

  it('converge: messages that come late or in any order end at the same points', async () => {
    const said = [
      inbound(1, CALM),
      inbound(2, ANGRY),
      inbound(3, 'Looking into it.', { direction: 'outbound' }),
      inbound(4, 'I am very disappointed, still no answer.'),
      inbound(5, HAPPY),
    ];
    const [straight, shuffled, reversed] = [await caseOf(), await caseOf(), await caseOf()];
    await say(straight, ...said);
    for (const n of [3, 0, 4, 2, 1]) await say(shuffled, ...said.slice(n, n + 1));
    for (const each of [...said].reverse()) await say(reversed, each);
    const expected = await shown(straight);
    for (const caseId of [shuffled, reversed]) {
      const got = await shown(caseId);
      expect(withoutIds(got.felt)).toEqual(withoutIds(expected.felt));
      expect(withoutIds(got.asked)).toEqual(withoutIds(expected.asked));
      expect([got.sentiment, got.attention, got.negativeSignals, got.needsAttentionSignals]).toEqual([
        expected.sentiment,
        expected.attention,
        expected.negativeSignals,
        expected.needsAttentionSignals,
      ]);
    }
    expect(new Set(expected.felt.map(({ value }) => value)).size).toBeGreaterThan(2);
  });

  it('start by the priority at opening, before anything is said, whatever it becomes', async () => {
    const key = { source: 'desk', externalId: newId() };
    const caseId = await caseOf({ ...key, priority: 'critical' });
    const unsaid = await caseOf();
    await worker.drain();
    expect(await shown(caseId)).toMatchObject({ sentiment: 50, attention: 40, felt: [], negativeSignals: 0 });
    expect(await shown(unsaid)).toMatchObject({ sentiment: 50, attention: 32 });
    await api.system((tx) =>
      api.app.get(SaveCases).run(tx, [{ ...key, priority: 'low', openedAt: at(0), at: at(1) }], 'live'),
    );
    await say(caseId, inbound(2, CALM));
    expect((await shown(caseId)).asked.map(({ value }) => value)).toEqual([40, 46]);
  });

  it('of a case without end are replayed from its last 500 messages', async () => {
    const caseId = await caseOf();
    const many = Array.from({ length: 520 }, (_, n) => ({
      body: `Line ${n}`,
      sentAt: new Date(at(1).getTime() + n * 60_000),
    }));
    await say(caseId, ...many.slice(0, 510));
    await say(caseId, ...many.slice(510));
    const { felt, asked } = await shown(caseId);
    expect([felt.length, asked.length]).toEqual([500, 501]);
    expect(felt.at(-1)?.at).toBe(many.at(-1)?.sentAt.toISOString());
    expect(felt[0]?.at).toBe(many[20]?.sentAt.toISOString());
    const rows = await api.system((tx) => tx.query('SELECT 1 FROM score_points WHERE case_id = $1', [caseId]));
    expect(rows).toHaveLength(1001);
  });

  it('are not told again when nothing moved', async () => {
    const caseId = await caseOf();
    await say(caseId, inbound(1, ANGRY));
    const before = await events('score.moved', [caseId]);
    await api.system((tx) => api.app.get(ScoreCases).run(tx, [caseId], 'live', at(9)));
    expect(await events('score.moved', [caseId])).toEqual(before);
  });
});

describe('who sees it', () => {
  it('is whoever sees the case: in pages by score, and in the tables themselves', async () => {
    const mine = await account('Mine');
    const [worst, better, solved, theirs] = [
      await caseOf({ accountId: mine, priority: 'high' }),
      await caseOf({ accountId: mine }),
      await caseOf({ accountId: mine, status: 'solved' }),
      await caseOf({ accountId: await account('Theirs') }),
    ];
    for (const caseId of [worst, solved, theirs]) await receive(caseId, [inbound(1, ANGRY)]);
    await receive(better, [inbound(1, HAPPY)]);
    await worker.drain();
    const csm = await api.person('csm');
    await admin.ask(`mutation { setAccountOwner(id: "${mine}", role: csm, userId: "${csm.id}") { id } }`);
    type Listed = { casesByScore: { nodes: { id: string }[]; endCursor: string; hasNextPage: boolean } };
    const list = async (score: string, more = '') => {
      const page = `casesByScore(score: ${score}, first: 1 ${more}) { nodes { id } endCursor hasNextPage }`;
      return (await csm.ask<Listed>(`{ ${page} }`)).data.casesByScore;
    };
    for (const score of ['sentiment', 'attention']) {
      const first = await list(score);
      expect(first).toMatchObject({ nodes: [{ id: worst }], hasNextPage: true });
      expect(await list(score, `, after: "${first.endCursor}"`)).toMatchObject({
        nodes: [{ id: better }],
        hasNextPage: false,
      });
    }
    const seen = (person: Person, table: string, column: string, id: string) =>
      api.as(person, (tx) => tx.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id]));
    const readingsOf = (person: Person, caseId: string) =>
      api.as(person, (tx) =>
        tx.query(
          'SELECT 1 FROM message_readings WHERE message_id IN (SELECT message_id FROM signals WHERE case_id = $1)',
          [caseId],
        ),
      );
    for (const table of ['signals', 'score_points', 'case_scores']) {
      expect(await seen(csm, table, 'case_id', worst)).not.toEqual([]);
      expect(await seen(csm, table, 'case_id', theirs)).toEqual([]);
    }
    expect(await readingsOf(csm, worst)).toHaveLength(1);
    const stranger = await api.person('csm');
    expect(await api.as(stranger, (tx) => tx.query('SELECT 1 FROM message_readings'))).toEqual([]);
    expect(await api.as(stranger, (tx) => api.app.get(CaseScoreRepository).ofCases(tx, [worst]))).toEqual(new Map());
  });
});

describe('the catalogue', () => {
  it('names every kind that can be found', async () => {
    const answer = await admin.ask<{ signalKinds: DetectedSignal[] }>('{ signalKinds { kind family label } }');
    expect(answer.data.signalKinds.map(({ kind }) => kind)).toEqual(signalKinds);
    expect(answer.data.signalKinds[0]).toEqual({ kind: 'negative', family: 'negative', label: 'Negative' });
  });
});
