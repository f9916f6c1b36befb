// Looks with somebody's eyes inside the system's own work: what they may see is asked of the policies themselves, never guessed.
import { isId } from '#kernel';
import type { Tx } from './tx.js';

/** Runs `work` with the row scope of `userId` in a system transaction, and gives the system its own back. */
export async function seenBy<T>(tx: Tx, userId: string, work: () => Promise<T>): Promise<T> {
  if (tx.scope.kind !== 'system') throw new TypeError('Only the system may look with the eyes of others');
  if (!isId(userId)) throw new TypeError('A user scope needs the id of a user');
  await tx.query(`SELECT set_config('app.scope', 'user', true), set_config('app.user', $1, true)`, [userId]);
  const seen = await work(); // where it fails, the transaction is over and the scope with it
  await tx.query(`SELECT set_config('app.scope', 'system', true), set_config('app.user', '', true)`);
  return seen;
}
