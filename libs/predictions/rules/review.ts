// What somebody may say to a prediction, and what brings a reviewed one back.
import { err, ok, type Result } from '#kernel';

export const VERDICTS = ['acknowledged', 'snoozed', 'disagreed'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const CHANNELS = ['console', 'mail', 'api'] as const;
export type Channel = (typeof CHANNELS)[number];

export const RETURNS = ['snooze_ended', 'score_rose', 'customer_asked'] as const;
export type ReturnedBecause = (typeof RETURNS)[number];

export interface ReviewWish {
  readonly verdict: Verdict;
  /** needed to disagree: it is what the model learns from, and what others read */
  readonly reason?: string | null;
  /** needed to snooze */
  readonly until?: Date | null;
}

const MOST_WORDS = 2_000;

export function checkReview(
  { verdict, reason, until }: ReviewWish,
  now: Date,
): Result<{ verdict: Verdict; reason: string; until: Date | null }> {
  const words = reason?.trim() ?? '';
  if (words.length > MOST_WORDS) return err('REASON_TOO_LONG', `Say it in at most ${MOST_WORDS} characters.`);
  if (verdict === 'disagreed' && words === '')
    return err('REASON_MISSING', 'Say why this case will not escalate. The prediction learns from it.');
  if (verdict !== 'snoozed') return ok({ verdict, reason: words, until: null });
  if (!until || Number.isNaN(until.getTime()) || until <= now)
    return err('SNOOZE_PAST', 'Say until when: a time that is still to come.');
  return ok({ verdict, reason: words, until });
}

/** How many cases the list holds: `percent` of the open ones, at least one while there are any. */
export const capacityOf = (openCases: number, percent: number): number => Math.ceil((openCases * percent) / 100);
