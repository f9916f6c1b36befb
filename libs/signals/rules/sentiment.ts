// The sentiment score of a case: 0-100, 100 best, 50 neutral; what the customer said lately counts most.
import { inOrder, type Direction, type ScorePoint } from './score-point.js';

export const NEUTRAL = 50;

export interface SentimentEvidence {
  /** id of the message */
  readonly id: string;
  readonly at: Date;
  readonly direction: Direction;
  /** -1 to 1; outside is taken as the nearer end */
  readonly polarity: number;
  /** the words that decided it */
  readonly because?: string;
}

/** Share of the way to a message's own level that the score goes at once, when the last one is fresh. */
const STEP = 0.35;
/** A message without feeling says less: this much of a step at polarity 0, all of it at ±1. */
const CALM_STEP = 0.4;
/** Very negative pulls harder: up to this much more, growing from HARSH to -1. */
const HARSH = -0.4;
const HARSH_PULL = 0.8;
/** What was said before fades by half in this time, so a later message weighs more. */
const HALF_LIFE_DAYS = 21;
const DAY = 86_400_000;

/**
 * One point for each inbound message, in time order, starting from 50. The formula is ours, an exponential average: a
 * message moves the score towards 50 + 50·polarity, by a share that grows with its feeling, its harshness and the time
 * since the last one.
 */
export function replaySentiment(evidence: readonly SentimentEvidence[]): ScorePoint[] {
  const points: ScorePoint[] = [];
  let level = NEUTRAL;
  let shown = NEUTRAL;
  let since: Date | null = null;
  for (const { id, at, polarity, because } of inOrder(evidence.filter(({ direction }) => direction === 'inbound'))) {
    const felt = Math.max(-1, Math.min(1, polarity));
    const faded = since ? 1 - 0.5 ** ((at.getTime() - since.getTime()) / DAY / HALF_LIFE_DAYS) : 0;
    const share = Math.min(1, pull(felt) * (STEP + (1 - STEP) * faded));
    level += share * (targetOf(felt, level) - level);
    const score = Math.round(level);
    points.push({ at, score, delta: score - shown, cause: { type: 'message', id, text: inWords(felt, because) } });
    shown = score;
    since = at;
  }
  return points;
}

/** A complaint never lifts the score and praise never lowers it; a calm message leads back to neutral. */
function targetOf(felt: number, level: number): number {
  const target = NEUTRAL + NEUTRAL * felt;
  if (felt < 0) return Math.min(level, target);
  return felt > 0 ? Math.max(level, target) : NEUTRAL;
}

function pull(felt: number): number {
  const feeling = CALM_STEP + (1 - CALM_STEP) * Math.abs(felt);
  const harsh = felt < HARSH ? (HARSH - felt) / (1 + HARSH) : 0;
  return feeling * (1 + HARSH_PULL * harsh);
}

const LEVELS: readonly (readonly [upTo: number, words: string])[] = [
  [-0.6, 'Very negative'],
  [-0.2, 'Negative'],
  [0.2, 'Neutral'],
  [0.6, 'Positive'],
  [1, 'Very positive'],
];

function inWords(felt: number, because?: string): string {
  const words = LEVELS.find(([upTo]) => felt <= upTo)?.[1] ?? 'Neutral';
  return because && words !== 'Neutral' ? `${words}: “${because}”` : words;
}
