// A step of a score: when it moved, to what, by how much, and why, so that a case can be replayed message by message.

export const SCORE_NAMES = ['sentiment', 'attention'] as const;
export type ScoreName = (typeof SCORE_NAMES)[number];

export interface ScoreCause {
  /** message, case, or the name of the input that added to the score */
  readonly type: string;
  readonly id: string;
  /** in words, for the reader of the replay */
  readonly text: string;
}

export interface ScorePoint {
  readonly at: Date;
  /** whole number, 0 to 100 */
  readonly score: number;
  /** this score less the one before */
  readonly delta: number;
  readonly cause: ScoreCause;
}

/** Who speaks: the customer, our side to the customer, or our side to itself. */
export type Direction = 'inbound' | 'outbound' | 'note';

/** One order for everybody: by instant, then by id, so that late and doubled deliveries replay the same. */
export const inOrder = <T extends { readonly at: Date; readonly id: string }>(facts: readonly T[]): T[] =>
  [...facts].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
