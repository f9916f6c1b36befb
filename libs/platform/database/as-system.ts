// A person's decision can take a row out of their own sight, such as giving a case away: the look is theirs, the write is the system's.
import type { Tx } from './tx.js';

/** What `work` writes in this transaction is not measured by the row scope; who did it stays known. A failure ends the transaction. */
export async function asSystem<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query(`SELECT set_config('app.scope', 'system', true)`);
  const value = await work();
  await tx.query(`SELECT set_config('app.scope', $1, true)`, [tx.scope.kind]);
  return value;
}
