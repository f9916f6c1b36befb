// How often a play may run for the same account.
import { z } from 'zod';

const DAY_MS = 86_400_000;

export const frequencySchema = z.union(
  [z.literal('every'), z.strictObject({ times: z.int().min(1).max(100), days: z.int().min(1).max(3650).optional() })],
  { error: 'must be every, { times: 1 to 100 } or { times: 1 to 100, days: 1 to 3650 }' },
);

/** every: each match. times: at most so many ever; with days: at most so many in any span of so many days. */
export type Frequency = z.output<typeof frequencySchema>;

/** Whether one more run may start now, after those that started before. */
export function mayRun(frequency: Frequency, startedBefore: readonly Date[], now: Date): boolean {
  if (frequency === 'every') return true;
  const { times, days } = frequency;
  const since = days === undefined ? -Infinity : now.getTime() - days * DAY_MS;
  return startedBefore.filter((at) => at.getTime() > since).length < times;
}
