// Both scores of a case from its evidence: what was said, by whom, and what was found in it.
import { replayAttention } from './attention.js';
import type { SignalKind } from './kinds.js';
import { type Direction, type ScoreName, type ScorePoint } from './score-point.js';
import { NEUTRAL, replaySentiment } from './sentiment.js';

/** A message that counts; of an inbound one, what was read in it. */
export interface MessageEvidence {
  readonly id: string;
  readonly at: Date;
  readonly direction: Direction;
  readonly polarity: number;
  readonly because: string;
  readonly signals: readonly SignalKind[];
}

export interface CaseEvidence {
  readonly caseId: string;
  readonly openedAt: Date;
  /** as it was opened, whatever it is now; null: nobody said */
  readonly priority: string | null;
  /** in any order */
  readonly messages: readonly MessageEvidence[];
}

export type CasePoints = Readonly<Record<ScoreName, readonly ScorePoint[]>>;

export function replayCase({ caseId, openedAt, priority, messages }: CaseEvidence): CasePoints {
  // A source may tell of a case only after its first message: the replay still begins with the opening.
  const at = messages.reduce((first, message) => (message.at < first ? message.at : first), openedAt);
  return {
    sentiment: replaySentiment(messages),
    attention: replayAttention(
      { id: caseId, at, priority },
      messages.map((message) => ({ type: 'message', ...message })),
    ),
  };
}

/** Where the scores stand after their last point. */
export const standing = ({ sentiment, attention }: CasePoints): Readonly<Record<ScoreName, number>> => ({
  sentiment: sentiment.at(-1)?.score ?? NEUTRAL,
  attention: attention.at(-1)?.score ?? NEUTRAL,
});
