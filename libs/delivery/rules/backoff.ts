// When a deferred message is tried again: at least five minutes later, each wait longer than the last, for three days.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const BACKOFF = { first: 5 * MINUTE, growth: 1.5, giveUpAfter: 72 * HOUR } as const;

export type NextAttempt = { readonly giveUp: true } | { readonly giveUp: false; readonly at: Date };

/** Milliseconds to wait after the `attempt`-th try (1 is the first). */
export const backoffDelay = (attempt: number): number => BACKOFF.first * BACKOFF.growth ** (Math.max(attempt, 1) - 1);

/**
 * `firstTriedAt`: the first time this message was handed off. The last try falls on the 72nd hour rather than being skipped
 * because the next wait would pass it.
 */
export function nextAttempt(attempt: number, firstTriedAt: Date, now: Date): NextAttempt {
  const deadline = firstTriedAt.getTime() + BACKOFF.giveUpAfter;
  if (now.getTime() >= deadline) return { giveUp: true };
  const wanted = Math.min(now.getTime() + backoffDelay(attempt), deadline);
  return { giveUp: false, at: new Date(Math.max(wanted, now.getTime() + BACKOFF.first)) };
}
