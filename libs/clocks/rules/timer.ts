// One timer: it runs in working time from its start, stands still while we wait on the customer, and stops when it is answered.
import { instantAfter, workedUntil, type Span } from './work-calendar.js';

/** In milliseconds of Unix time, half-open; `to` null: still so. */
export interface Wait {
  readonly from: number;
  readonly to: number | null;
}

export interface TimerFacts {
  readonly startedAt: number;
  /** answered, or the case ended; null: it runs */
  readonly stoppedAt: number | null;
  /** in order, without overlaps */
  readonly waits: readonly Wait[];
  /** working milliseconds, > 0 */
  readonly target: number;
  /** in percent of the target */
  readonly warnAt: number;
}

export interface Timer {
  /** null while it stands still, or past the calendar's end */
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  /** since when it stands still */
  readonly pausedAt: number | null;
  /** working milliseconds that are left while it stands still; negative: over */
  readonly remaining: number | null;
}

/** `spans` null: round the clock. The oracle of `store/evaluate.sql.ts`, which does the same for sets. */
export function timerOf(facts: TimerFacts, spans: readonly Span[] | null): Timer {
  const { startedAt, stoppedAt, target } = facts;
  const worked = (at: number): number => (spans ? workedUntil(spans, at) : at);
  const reach = (total: number): number | null => (spans ? instantAfter(spans, total) : total);
  const end = stoppedAt ?? Number.POSITIVE_INFINITY;
  let waited = 0;
  let pausedAt: number | null = null;
  for (const { from, to } of facts.waits) {
    const since = Math.max(from, startedAt);
    if (since >= end || (to !== null && to <= startedAt)) continue;
    // It was due before this wait began: what comes later changes nothing of that.
    if (worked(since) - worked(startedAt) - waited >= target) break;
    // Stopped while it stood still: the wait counts up to there.
    if (to === null && stoppedAt === null) pausedAt = since;
    else waited += worked(Math.min(to ?? end, end)) - worked(since);
  }
  const full = worked(startedAt) + waited + target;
  if (pausedAt !== null) return { dueAt: null, warnAt: null, pausedAt, remaining: full - worked(pausedAt) };
  const early = worked(startedAt) + waited + Math.floor((target * facts.warnAt) / 100);
  return {
    dueAt: reach(full),
    warnAt: reach(Math.max(early, worked(startedAt) + waited + 1)),
    pausedAt: null,
    remaining: null,
  };
}
