import fc from 'fast-check';
import { NEUTRAL, replaySentiment, type SentimentEvidence } from './sentiment.js';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
const said = (n: number, polarity: number, more: Partial<SentimentEvidence> = {}): SentimentEvidence => ({
  id: `m${n}`,
  at: day(n),
  direction: 'inbound',
  polarity,
  ...more,
});
const scores = (...evidence: SentimentEvidence[]) => replaySentiment(evidence).map(({ score }) => score);

const anyEvidence = fc.array(
  fc.record({
    id: fc.uuid(),
    at: fc.date({ min: day(0), max: day(900), noInvalidDate: true }),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const, 'note' as const),
    polarity: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  { maxLength: 30 },
);

describe('the sentiment score', () => {
  it('moves with what the customer says and gives the message as the cause', () => {
    const points = replaySentiment([
      said(0, -0.8, { because: 'this is unacceptable' }),
      said(1, 0.9, { direction: 'outbound' }),
      said(2, -0.9, { direction: 'note' }),
      said(3, 0.7),
    ]);
    expect(points.map(({ cause }) => cause)).toEqual([
      { type: 'message', id: 'm0', text: 'Very negative: “this is unacceptable”' },
      { type: 'message', id: 'm3', text: 'Very positive' },
    ]);
    expect(points[0]?.score).toBeLessThan(NEUTRAL);
    expect(points[1]?.score).toBeGreaterThan(points[0]?.score ?? 100);
  });

  it('is neutral when nothing is felt', () => {
    expect(replaySentiment([])).toEqual([]);
    expect(scores(said(0, 0), said(1, 0))).toEqual([50, 50]);
  });

  it('is pulled harder by the very negative than by the very positive', () => {
    const [down = 50] = scores(said(0, -0.9));
    const [up = 50] = scores(said(0, 0.9));
    expect(NEUTRAL - down).toBeGreaterThan(1.3 * (up - NEUTRAL));
  });

  it('trusts the latest words more the longer the last ones are ago', () => {
    const [, soon = 0] = scores(said(0, -1), said(1, 0.8));
    const [, late = 0] = scores(said(0, -1), said(120, 0.8));
    expect(late).toBeGreaterThan(soon);
  });

  it('stays within 0 and 100, and its steps add up', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        let score = NEUTRAL;
        for (const point of replaySentiment(evidence)) {
          expect(point.score >= 0 && point.score <= 100 && Number.isInteger(point.score)).toBe(true);
          expect(point.score - score).toBe(point.delta);
          score = point.score;
        }
      }),
    );
  });

  it('is the same in whatever order the messages arrive', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(replaySentiment([...evidence].reverse())).toEqual(replaySentiment(evidence));
      }),
    );
  });

  it('never rises by a complaint, never falls by praise, and is never lower for a kinder last word', () => {
    const polarity = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(polarity, { maxLength: 8 }), polarity, polarity, (before, a, b) => {
        const past = before.map((felt, n) => said(n, felt));
        const last = (felt: number) => replaySentiment([...past, said(99, felt)]).at(-1);
        const [harsher, kinder] = a < b ? [a, b] : [b, a];
        expect(last(harsher)?.score).toBeLessThanOrEqual(last(kinder)?.score ?? -1);
        if (a < 0) expect(last(a)?.delta).toBeLessThanOrEqual(0);
        if (a > 0) expect(last(a)?.delta).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
