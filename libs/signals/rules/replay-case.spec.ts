import fc from 'fast-check';
import { signalKinds } from './kinds.js';
import { replayCase, standing, type CaseEvidence, type MessageEvidence } from './replay-case.js';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
const opened = { caseId: 'c1', openedAt: day(0), priority: 'high' };
const message = (n: number, more: Partial<MessageEvidence> = {}): MessageEvidence => ({
  id: `m${n}`,
  at: day(n),
  direction: 'inbound',
  polarity: -0.5,
  because: 'broken',
  signals: [],
  ...more,
});

const anyMessages: fc.Arbitrary<MessageEvidence[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    at: fc.date({ min: day(-30), max: day(900), noInvalidDate: true }),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'note' as const),
    polarity: fc.double({ min: -1, max: 1, noNaN: true }),
    because: fc.constant('words'),
    signals: fc.subarray(signalKinds),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
);

describe('the replay of a case', () => {
  it('begins with the opening and gives each score a point for each message that counts there', () => {
    const { sentiment, attention } = replayCase({
      ...opened,
      messages: [message(2, { direction: 'outbound' }), message(1, { signals: ['urgency'] })],
    });
    expect(sentiment.map(({ cause }) => cause.id)).toEqual(['m1']);
    expect(attention.map(({ score, cause }) => [score, cause.text])).toEqual([
      [36, 'Opened with priority high'],
      [52, 'The customer wrote, urgency'],
      [44, 'We answered'],
    ]);
  });

  it('stands at neutral and at the start when nothing was said', () => {
    expect(standing(replayCase({ ...opened, messages: [] }))).toEqual({ sentiment: 50, attention: 36 });
  });

  it('begins no later than the first message, where the source tells of the case after it', () => {
    expect(replayCase({ ...opened, messages: [message(-2), message(-1)] }).attention[0]?.at).toEqual(day(-2));
  });

  it('is the same in whatever order the evidence comes, in order of time, and ends where the scores stand', () => {
    fc.assert(
      fc.property(
        anyMessages.chain((messages) =>
          fc.tuple(
            fc.constant(messages),
            fc.shuffledSubarray(messages, { minLength: messages.length, maxLength: messages.length }),
          ),
        ),
        ([messages, shuffled]) => {
          const of = (said: readonly MessageEvidence[]): CaseEvidence => ({ ...opened, messages: said });
          const points = replayCase(of(messages));
          expect(replayCase(of(shuffled))).toEqual(points);
          for (const [score, from] of [
            [points.sentiment, 50],
            [points.attention, 36],
          ] as const) {
            const times = score.map(({ at }) => at.getTime());
            expect(times).toEqual([...times].sort((a, b) => a - b));
            expect(score.reduce<number>((sum, { delta }) => sum + delta, from)).toBe(score.at(-1)?.score ?? from);
          }
          expect(standing(points)).toEqual({
            sentiment: points.sentiment.at(-1)?.score ?? 50,
            attention: points.attention.at(-1)?.score,
          });
        },
      ),
    );
  });
});
