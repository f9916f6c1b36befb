// A customer success manager or account manager is asked to step in; what becomes of it shows back on the case.
import { err, ok, type Result } from '#kernel';

export const ENGAGED_ROLES = ['csm', 'am'] as const;
export type EngagedRole = (typeof ENGAGED_ROLES)[number];

export const ENGAGEMENT_STATES = ['requested', 'accepted', 'done', 'declined'] as const;
export type EngagementState = (typeof ENGAGEMENT_STATES)[number];

const NEXT: Readonly<Record<EngagementState, readonly EngagementState[]>> = {
  requested: ['accepted', 'done', 'declined'],
  accepted: ['done', 'declined'],
  done: [],
  declined: [],
};

export const isOver = (state: EngagementState): boolean => NEXT[state].length === 0;

const MOST_WORDS = 4_000;

export function checkAsk(given: string): Result<string> {
  const ask = given.trim();
  if (ask === '') return err('ENGAGEMENT_ASK_MISSING', 'Say what they should do, in a sentence or two.');
  if (ask.length > MOST_WORDS) return err('ENGAGEMENT_ASK_LONG', `Say it in at most ${MOST_WORDS} characters.`);
  return ok(ask);
}

/** The outcome is asked for where it ends. */
export function checkAnswer(from: EngagementState, to: EngagementState, given: string | null): Result<string | null> {
  const outcome = given?.trim() || null;
  if (!NEXT[from].includes(to))
    return err('ENGAGEMENT_OVER', from === to ? `It is ${to} already.` : `What is ${from} can’t become ${to}.`);
  if (isOver(to) && outcome === null)
    return err('ENGAGEMENT_OUTCOME_MISSING', 'Say what came of it, for those who look after the case.');
  if (outcome !== null && outcome.length > MOST_WORDS)
    return err('ENGAGEMENT_OUTCOME_LONG', `Say it in at most ${MOST_WORDS} characters.`);
  return ok(outcome);
}
