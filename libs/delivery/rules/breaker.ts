// Stops knocking at a host that doesn't open: after a few failures in a row it is left alone, longer each time.
import type { Consequence } from './server-answer.js';

/** Plain data, so that it can be kept per host wherever the lanes live. */
export interface Breaker {
  /** failures in a row */
  readonly failures: number;
  /** nobody connects before this instant; null while closed */
  readonly openUntil: Date | null;
}

export const CLOSED: Breaker = { failures: 0, openUntil: null };

export const BREAKER = { trips: 3, firstPause: 15_000, longestPause: 10 * 60_000 } as const;

/** Once the pause is over one connection may try; its outcome closes the breaker or opens it for longer. */
export const mayConnect = ({ openUntil }: Breaker, now: Date): boolean => openUntil === null || openUntil <= now;

export function afterOutcome(breaker: Breaker, host: Consequence['host'], now: Date): Breaker {
  if (host === 'unsure') return breaker;
  if (host === 'well') return CLOSED;
  const failures = breaker.failures + 1;
  if (failures < BREAKER.trips) return { failures, openUntil: null };
  const pause = Math.min(BREAKER.firstPause * 2 ** (failures - BREAKER.trips), BREAKER.longestPause);
  return { failures, openUntil: new Date(now.getTime() + pause) };
}
