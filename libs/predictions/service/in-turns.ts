// Runs long reckoning in turns with everything else that the process does.
import { setImmediate as nextTurn } from 'node:timers/promises';

const TURN_MS = 20;

/** The answer of a generator; between its steps, at most every 20 ms, others have their turn. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    since = performance.now();
  }
}
