import fc from 'fast-check';
import {
  attentionBand,
  MESSAGE_POINTS,
  replayAttention,
  startingAttention,
  type AttentionHappening,
  type MessageHappening,
} from './attention.js';
import { signalKinds } from './kinds.js';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
const start = { id: 'c1', at: day(0), priority: 'High' };
const message = (
  n: number,
  direction: MessageHappening['direction'],
  more: Partial<MessageHappening> = {},
): MessageHappening => ({
  type: 'message',
  id: `m${n}`,
  at: day(n),
  direction,
  ...more,
});

const anyHappening: fc.Arbitrary<AttentionHappening> = fc.oneof(
  fc.record({
    type: fc.constant('message' as const),
    id: fc.uuid(),
    at: fc.date({ min: day(1), max: day(900), noInvalidDate: true }),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'note' as const),
    signals: fc.subarray(signalKinds),
  }),
  fc.record({
    type: fc.constant('addition' as const),
    id: fc.uuid(),
    at: fc.date({ min: day(1), max: day(900), noInvalidDate: true }),
    input: fc.constant('missed_promise'),
    points: fc.integer({ min: -40, max: 40 }),
    text: fc.constant('A promise was missed'),
  }),
);
const happenings = fc.array(anyHappening, { maxLength: 40 });

describe('the attention score', () => {
  it('starts by priority, between 28 and 40, whatever the source calls it', () => {
    expect(['Critical', 'P1', '1 - Critical', 'urgent'].map(startingAttention)).toEqual([40, 40, 40, 40]);
    expect(['high', 'Moderate', '4 - Low', '?', '', 'constructor', null].map(startingAttention)).toEqual([
      36, 32, 28, 32, 32, 32, 32,
    ]);
  });

  it('says for every step what moved it', () => {
    const points = replayAttention(start, [
      message(1, 'inbound', { signals: ['urgency', 'escalation_request', 'urgency', 'negative'] }),
      message(2, 'outbound', { signals: ['urgency'] }),
      message(3, 'note'),
      message(4, 'outbound', { automatic: true }),
      { type: 'addition', id: 'p1', at: day(5), input: 'missed_promise', points: 12, text: 'A promise was missed' },
    ]);
    expect(points.map(({ score, delta, cause }) => [score, delta, cause.type, cause.id, cause.text])).toEqual([
      [36, 0, 'case', 'c1', 'Opened with priority High'],
      [72, 36, 'message', 'm1', 'The customer wrote, urgency, escalation request'],
      [64, -8, 'message', 'm2', 'We answered'],
      [62, -2, 'message', 'm3', 'Internal note'],
      [74, 12, 'missed_promise', 'p1', 'A promise was missed'],
    ]);
  });

  it('is lowered by a note a quarter as much as by an answer', () => {
    expect(MESSAGE_POINTS.note * 4).toBe(MESSAGE_POINTS.outbound);
  });

  it('breaks at 40, 60 and 80', () => {
    expect([0, 39, 40, 59, 60, 79, 80, 100].map(attentionBand)).toEqual([
      'calm',
      'calm',
      'watch',
      'watch',
      'high',
      'high',
      'critical',
      'critical',
    ]);
  });

  it('stays within 0 and 100 in whole steps that add up, one for each happening', () => {
    fc.assert(
      fc.property(happenings, (facts) => {
        const points = replayAttention(start, facts);
        expect(points).toHaveLength(facts.length + 1);
        points.forEach(({ score, delta }, n) => {
          expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
          expect(score - (points[n - 1]?.score ?? score)).toBe(delta);
        });
      }),
    );
  });

  it('is the same in whatever order the facts arrive', () => {
    fc.assert(
      fc.property(happenings, (facts) => {
        expect(replayAttention(start, [...facts].reverse())).toEqual(replayAttention(start, facts));
      }),
    );
  });

  it('is never lower for one more inbound message, nor higher for one more answer or note', () => {
    fc.assert(
      fc.property(happenings, fc.nat(900), fc.subarray(signalKinds), (facts, n, signals) => {
        const end = (more: AttentionHappening[]) => replayAttention(start, [...facts, ...more]).at(-1)?.score ?? -1;
        const before = end([]);
        expect(end([message(n, 'inbound', { signals })])).toBeGreaterThanOrEqual(before);
        expect(end([message(n, 'outbound')])).toBeLessThanOrEqual(before);
        expect(end([message(n, 'note')])).toBeLessThanOrEqual(before);
        expect(end([message(n, 'outbound')])).toBeLessThanOrEqual(end([message(n, 'note')]));
      }),
    );
  });
});
