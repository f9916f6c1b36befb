// Why a subject is looked at, and so why it enters or leaves.
import type { Origin } from '#kernel';

export interface Cause {
  /** name of the event, or TIME_PASSED */
  readonly because: string;
  readonly origin: Origin;
  readonly eventId: string | null;
}

/** Nothing was written, but a rolling window moved on. */
export const TIME_PASSED = 'time.passed';
