// How long somebody really worked in a shift run: signs of life add up, and a pause of more than five minutes counts as none.

export const IDLE_MS = 5 * 60_000;

export interface ActiveTime {
  readonly activeMs: number;
  readonly lastSeenAt: Date;
}

/** One more sign of life. Told late, twice or by two windows, the same moment counts once. */
export function seenAt({ activeMs, lastSeenAt }: ActiveTime, at: Date): ActiveTime {
  const gap = at.getTime() - lastSeenAt.getTime();
  if (gap <= 0) return { activeMs, lastSeenAt };
  return { activeMs: gap > IDLE_MS ? activeMs : activeMs + gap, lastSeenAt: at };
}
