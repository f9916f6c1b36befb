// When a webhook that did not answer is called again, and when it is given up.

const MINUTE_MS = 60_000;
const WAITS = [1, 5, 30, 120, 360, 720].map((minutes) => minutes * MINUTE_MS);

/** After the `attempts`-th try failed (1 or more): the next one, or null: given up, about 20 hours after the first. */
export function nextTry(attempts: number, now: Date): Date | null {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
