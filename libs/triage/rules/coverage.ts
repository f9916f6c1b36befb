// How much of what customers wrote in trouble was acted on in time. Saying "seen" is no action, and lifts nothing.

/** Inbound messages with negative signals, counted. */
export interface Arrivals {
  readonly arrived: number;
  /** within one business day */
  readonly actedInTime: number;
  readonly actedLate: number;
  /** and nothing else: shown apart, never inside */
  readonly acknowledgedOnly: number;
  /** neither acted on nor late yet, acknowledged or not: their day isn't over */
  readonly stillInTime: number;
}

export const GOAL_PERCENT = 90;

/** Acted on in time ÷ arrived, in percent, of those whose day is over or who were acted on; null: none yet. */
export function coverage({ arrived, actedInTime, stillInTime }: Arrivals): number | null {
  const judged = arrived - stillInTime;
  return judged === 0 ? null : (100 * actedInTime) / judged;
}
