// Waits for what another process or timer brings about, and says what did not come.
import { setTimeout as sleep } from 'node:timers/promises';

export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) if (await holds()) return;
  throw new Error(`It never came to this: ${what}`);
}
