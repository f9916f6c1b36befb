// The attention score of a case: 0-100, how much it asks for somebody's eyes now. Points are added and taken away in whole steps.
import { SIGNAL_KINDS, type SignalKind } from './kinds.js';
import { inOrder, type Direction, type ScorePoint } from './score-point.js';

/** Where a list changes colour: below 40 calm, then watch, high, and critical from 80. */
export const ATTENTION_BREAKS = [40, 60, 80] as const;
export type AttentionBand = 'calm' | 'watch' | 'high' | 'critical';
const BANDS: readonly AttentionBand[] = ['calm', 'watch', 'high', 'critical'];

export const attentionBand = (score: number): AttentionBand =>
  BANDS[ATTENTION_BREAKS.filter((limit) => score >= limit).length] ?? 'calm';

/** What a message does by itself; a note does a quarter of what an answer to the customer does. */
export const MESSAGE_POINTS: Readonly<Record<Direction, number>> = { inbound: 6, outbound: -8, note: -2 };

/** What an inbound message adds by what it says; each kind once a message. */
export const SIGNAL_POINTS: Readonly<Partial<Record<SignalKind, number>>> = {
  escalation_request: 20,
  production_issue: 15,
  critical_issue: 15,
  urgency: 10,
};

/** Start by priority, 28 to 40. Sources name their priorities freely: a word, P1, or "2 - High". */
const START_BY_RANK = [40, 36, 32, 28] as const;
const RANK_OF: Readonly<Record<string, number>> = {
  critical: 0,
  urgent: 0,
  high: 1,
  normal: 2,
  moderate: 2,
  medium: 2,
  low: 3,
};
const MIDDLE = START_BY_RANK[2];

export function startingAttention(priority: string | null): number {
  const text = (priority ?? '').trim().toLowerCase();
  const digit = /^p?([1-4])\b/.exec(text)?.[1];
  const rank = digit ? Number(digit) - 1 : new Map(Object.entries(RANK_OF)).get(text);
  return rank === undefined ? MIDDLE : (START_BY_RANK[rank] ?? MIDDLE);
}

export interface AttentionStart {
  /** id of the case */
  readonly id: string;
  readonly at: Date;
  readonly priority: string | null;
}

export interface MessageHappening {
  readonly type: 'message';
  readonly id: string;
  readonly at: Date;
  readonly direction: Direction;
  /** kinds found in it; only an inbound message's count */
  readonly signals?: readonly SignalKind[];
  /** an acknowledgement that no person wrote: counts as nothing */
  readonly automatic?: boolean;
}

/** What another input knows: waiting time, a new participant, tier, a missed promise. Points may be negative. */
export interface AttentionAddition {
  readonly type: 'addition';
  readonly id: string;
  readonly at: Date;
  /** name of the input; becomes the type of the cause */
  readonly input: string;
  readonly points: number;
  readonly text: string;
}

export type AttentionHappening = MessageHappening | AttentionAddition;

/** The first point is the start, the rest one for each happening that counts, in time order, each within 0..100. */
export function replayAttention(start: AttentionStart, happenings: readonly AttentionHappening[]): ScorePoint[] {
  let score = startingAttention(start.priority);
  const opened = `Opened with ${start.priority ? `priority ${start.priority}` : 'no priority'}`;
  const points: ScorePoint[] = [{ at: start.at, score, delta: 0, cause: { type: 'case', id: start.id, text: opened } }];
  for (const happening of inOrder(happenings)) {
    if (happening.type === 'message' && happening.automatic) continue;
    const step = happening.type === 'message' ? messageStep(happening) : happening;
    const next = Math.max(0, Math.min(100, score + Math.round(step.points)));
    const type = happening.type === 'message' ? 'message' : happening.input;
    const cause = { type, id: happening.id, text: step.text };
    points.push({ at: happening.at, score: next, delta: next - score, cause });
    score = next;
  }
  return points;
}

const SAID: Readonly<Record<Direction, string>> = {
  inbound: 'The customer wrote',
  outbound: 'We answered',
  note: 'Internal note',
};

function messageStep({ direction, signals }: MessageHappening): { points: number; text: string } {
  const counted = direction === 'inbound' ? [...new Set(signals)].filter((kind) => SIGNAL_POINTS[kind]) : [];
  const points = counted.reduce((sum, kind) => sum + (SIGNAL_POINTS[kind] ?? 0), MESSAGE_POINTS[direction]);
  const kinds = counted.map((kind) => SIGNAL_KINDS[kind].label.toLowerCase());
  return { points, text: [SAID[direction], ...kinds].join(', ') };
}
