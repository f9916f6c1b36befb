// How much of our working day is the customer's too: of 9 to 17 here, the hours that are 9 to 17 there.
import { DateTime } from 'luxon';

const WORKING_HOURS = 8;

/** 0..8 hours, on the day of `at`: clocks change on different nights. null where the customer's zone is unknown. */
export function sharedHours(ours: string, theirs: string | null, at: Date): number | null {
  if (theirs === null) return null;
  const [here, there] = [ours, theirs].map((zone) => DateTime.fromJSDate(at, { zone }));
  if (!here?.isValid || !there?.isValid) return null;
  const apart = Math.abs(here.offset - there.offset) / 60;
  return Math.max(0, WORKING_HOURS - Math.min(apart, 24 - apart));
}
