// Agree, disagree, correct: what people say is kept, learned from, and read again by; nothing of before is lost.
import { startApi, type Person, type TestApi } from '../support/test-api.js';
import { until } from '../support/until.js';
import { startWorker, type TestWorker } from '../support/test-worker.js';
import { SaveAccounts } from '#accounts';
import { ReceiveMessages, SaveCases } from '#cases';
import { newId } from '#kernel';
import { CalibrateSignals, Rescore } from '#signals';

let api: TestApi;
let worker: TestWorker;
let manager: Person;
beforeAll(async () => {
  api = await startApi();
  worker = await startWorker(api.config, api.clock);
  manager = await api.person('admin');
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute));

async function say(
  bodies: readonly string[],
  accountId: string | null = null,
): Promise<{ caseId: string; ids: string[] }> {
  const row = { source: 'desk', externalId: newId(), subject: 'x', accountId, openedAt: at(0), at: at(0) };
  const { created } = await api.system((tx) => api.app.get(SaveCases).run(tx, [row], 'live'));
  const caseId = created[0] ?? '';
  const ids = await api.system((tx) =>
    api.app.get(ReceiveMessages).run(
      tx,
      bodies.map((body, n) => ({
        caseId,
        source: 'desk',
        externalId: newId(),
        direction: 'inbound' as const,
        body,
        sentAt: at(n + 1),
      })),
      'live',
    ),
  );
  await worker.drain();
  return { caseId, ids };
}

const READING = `{ version modelKind notice staleMessages signalLabels feelingLabels cuts { kind cut labels precision }
  ownModel { labels heldBack shippedLoss ownLoss inUse } rescoring { state total done } }`;
interface Reading {
  readonly version: string;
  readonly modelKind: string;
  readonly notice: string | null;
  readonly staleMessages: number;
  readonly signalLabels: number;
  readonly feelingLabels: number;
  readonly cuts: { kind: string; cut: number; labels: number; precision: number }[];
  readonly ownModel: { labels: number; heldBack: number; shippedLoss: number; ownLoss: number; inUse: boolean } | null;
  readonly rescoring: { state: string; total: number; done: number } | null;
}
const reading = async () =>
  (await manager.ask<{ signalReading: Reading }>(`{ signalReading ${READING} }`)).data.signalReading;
interface ShownSignal {
  readonly id: string;
  readonly kind: string;
  readonly strength: number;
}
const shown = async (caseId: string) =>
  (
    await manager.ask<{
      case: {
        sentiment: number;
        messages: {
          nodes: { id: string; signals: ShownSignal[]; signalLabels: { kind: string | null; verdict: string }[] }[];
        };
        earlierScores: { points: { value: number }[] }[];
      };
    }>(`{ case(id: "${caseId}") { sentiment messages { nodes { id signals { id kind strength } signalLabels { kind verdict } } }
      earlierScores(score: sentiment) { points { value } } } }`)
  ).data.case;
const judge = (person: Person, id: string, agree: boolean) =>
  person.ask<{ judgeSignal: { verdict?: string; code?: string } }>(
    `mutation { judgeSignal(signalId: "${id}", agree: ${agree}) { ... on SignalLabel { verdict } ... on Refused { code } } }`,
  );

describe('a label', () => {
  it('is kept with its words; the latest word counts; a missed signal and a feeling can be told', async () => {
    const { caseId, ids } = await say(['This is a bit annoying, please escalate it.']);
    const [signal] = (await shown(caseId)).messages.nodes[0]!.signals.filter(({ kind }) => kind === 'frustration');
    await judge(manager, signal!.id, true);
    expect((await judge(manager, signal!.id, false)).data.judgeSignal.verdict).toBe('disagree');
    const feels = await manager.ask(
      `mutation { a: addMissedSignal(messageId: "${ids[0]}", kind: urgency, startsAt: 0, endsAt: 4) { __typename }
        b: judgeFeeling(messageId: "${ids[0]}", feeling: neutral) { __typename }
        c: addMissedSignal(messageId: "${ids[0]}", kind: urgency, startsAt: 0, endsAt: 4000) { ... on Refused { code } } }`,
    );
    expect(feels.data).toEqual({
      a: { __typename: 'SignalLabel' },
      b: { __typename: 'SignalLabel' },
      c: { code: 'SPAN_OUTSIDE' },
    });
    const labels = (await shown(caseId)).messages.nodes[0]!.signalLabels.map(
      ({ kind, verdict }) => `${kind} ${verdict}`,
    );
    expect(labels.sort()).toEqual(['frustration disagree', 'null neutral', 'urgency missed']);
  });

  it('is refused of a case that one may not see, and to those who only read', async () => {
    const accountId = newId();
    await api.system((tx) => api.app.get(SaveAccounts).run(tx, [{ id: accountId, name: 'Hidden', at: at(0) }], 'live'));
    const { caseId, ids } = await say(['Please escalate this.'], accountId);
    const [signal] = (await shown(caseId)).messages.nodes[0]!.signals;
    const csm = await api.person('csm');
    expect((await judge(csm, signal!.id, true)).data.judgeSignal.code).toBe('SIGNAL_NOT_FOUND');
    const feeling = await csm.ask<{ judgeFeeling: { code: string } }>(
      `mutation { judgeFeeling(messageId: "${ids[0]}", feeling: neutral) { ... on Refused { code } } }`,
    );
    expect(feeling.data.judgeFeeling.code).toBe('MESSAGE_NOT_FOUND');
    const reader = await api.person('read_only');
    expect((await judge(reader, signal!.id, true)).errors).toBeDefined();
  });
});

describe('from labels', () => {
  it('a cut is learned, messages are read again, and the points of before are kept', async () => {
    const weak = await say(Array.from({ length: 15 }, () => 'The button is a bit annoying.'));
    const strong = await say(Array.from({ length: 15 }, () => 'This is REALLY frustrating!'));
    const before = await shown(weak.caseId);
    for (const { caseId, agree } of [
      { caseId: weak.caseId, agree: false },
      { caseId: strong.caseId, agree: true },
    ])
      for (const { signals } of (await shown(caseId)).messages.nodes)
        for (const { id, kind } of signals) if (kind === 'frustration') await judge(manager, id, agree);
    await api.app.get(CalibrateSignals).run();
    const learned = await reading();
    expect(learned.cuts.map(({ kind }) => kind)).toEqual(['frustration']);
    expect(learned.cuts[0]!.cut).toBeGreaterThan(0.5);
    expect(learned.staleMessages).toBeGreaterThanOrEqual(30);

    const started = await manager.ask<{ startRescoring: { state: string } }>(
      'mutation { startRescoring { ... on Rescoring { state } ... on Refused { code } } }',
    );
    expect(started.data.startRescoring).toEqual({ state: 'running' });
    const rescore = api.app.get(Rescore);
    expect((await rescore.start({ kind: 'system' })).ok).toBe(false);
    await until(async () => (await reading()).rescoring?.state === 'finished', 'the messages to be read again');
    const done = await reading();
    expect(done).toMatchObject({ staleMessages: 0, rescoring: { state: 'finished' } });
    expect(done.rescoring!.done).toBe(learned.staleMessages);

    const after = await shown(weak.caseId);
    expect(after.messages.nodes.flatMap(({ signals }) => signals).filter(({ kind }) => kind === 'frustration')).toEqual(
      [],
    );
    expect(after.earlierScores.map(({ points }) => points.length)).toEqual([15]);
    expect(after.earlierScores[0]!.points.at(-1)?.value).toBe(before.sentiment);
    const kept = (await shown(strong.caseId)).messages.nodes.flatMap(({ signals }) => signals.map(({ kind }) => kind));
    expect(kept.filter((kind) => kind === 'frustration')).toHaveLength(15);
    expect(await rescore.start({ kind: 'system' })).toMatchObject({ ok: false, error: { code: 'NOTHING_TO_RESCORE' } });
  });

  it('a model of one’s own is used once it does better on labels that it never saw', async () => {
    const bodies = Array.from(
      { length: 330 },
      (_, n) => `${n % 2 ? 'The flumox is blinking' : 'The gralt is blinking'} at desk ${n}.`,
    );
    const { ids } = await say(bodies);
    for (const [n, id] of ids.entries())
      await manager.ask(
        `mutation { judgeFeeling(messageId: "${id}", feeling: ${n % 2 ? 'negative' : 'neutral'}) { __typename } }`,
      );
    expect(await reading()).toMatchObject({ modelKind: 'shipped', notice: null, ownModel: null });
    await api.app.get(CalibrateSignals).run();
    const { modelKind, ownModel, version } = await reading();
    expect(modelKind).toBe('own');
    expect(version).toContain('own-');
    expect(ownModel).toMatchObject({ inUse: true });
    expect(ownModel!.ownLoss).toBeLessThan(ownModel!.shippedLoss);
    expect(ownModel!.heldBack).toBeGreaterThan(50);
  });
});
