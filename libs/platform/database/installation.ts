// Facts of this installation that every process must agree on, made by whichever starts first.
import { createHash } from 'node:crypto';
import type { Tx } from './tx.js';

/** The secret under every MACed link. It lives in the database, so that a restored backup keeps its links. */
export async function installationSecret(tx: Tx): Promise<Buffer> {
  const row = await tx.one<{ secret: Buffer }>('SELECT secret FROM installation');
  if (!row) throw new Error('The installation row is missing: the database was not migrated');
  return row.secret;
}

/** Tells installations apart that share a server; says nothing of the secret. */
export async function installationName(tx: Tx): Promise<string> {
  const secret = await installationSecret(tx);
  return createHash('sha256').update('name').update(secret).digest('hex').slice(0, 12);
}
