// When there is a flood of alerts: after a few letters in a short while the rest waits and comes as one.

export const FLOOD = { letters: 5, withinMs: 15 * 60_000 } as const;

/**
 * The instant from which the next letter may leave: `now`, or when the oldest of the last few has become old enough.
 * `earlier`: when letters left before, any order.
 */
export function mayLeaveAt(earlier: readonly Date[], now: Date): Date {
  const recent = earlier
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - FLOOD.withinMs)
    .sort((one, other) => other - one);
  const oldest = recent[FLOOD.letters - 1];
  return oldest === undefined ? now : new Date(oldest + FLOOD.withinMs);
}
