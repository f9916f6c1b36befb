// Sessions, API tokens, set-up links and failed sign-ins: only hashes of secrets are kept. Their times are the database's.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { guessDelay } from '../rules/guess-delay.js';
import { hashSecret, newSecret } from '../rules/secrets.js';
import type { Viewer } from '../rules/viewer.js';

export const SESSION_DAYS = 7;

const SETUP_LOCK = 7_140_004;
const VIEWER = 'u.id, u.name, u.email, u.role';

@Injectable()
export class SessionRepository {
  /** The secret for the cookie. */
  async open(tx: Tx, userId: string): Promise<string> {
    const secret = newSecret('bws');
    await tx.query(
      `INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + make_interval(days => ${SESSION_DAYS}))`,
      [hashSecret(secret), userId],
    );
    return secret;
  }

  viewerOfSession(tx: Tx, secret: string): Promise<Viewer | undefined> {
    return tx.one<Viewer>(
      `SELECT ${VIEWER} FROM sessions s JOIN users u ON u.id = s.user_id AND u.active WHERE s.token_hash = $1 AND s.expires_at > now()`,
      [hashSecret(secret)],
    );
  }

  viewerOfToken(tx: Tx, secret: string): Promise<Viewer | undefined> {
    return tx.one<Viewer>(
      `UPDATE api_tokens t SET last_used_at = now() FROM users u
       WHERE u.id = t.user_id AND u.active AND t.token_hash = $1 AND t.revoked_at IS NULL RETURNING ${VIEWER}, t.scopes`,
      [hashSecret(secret)],
    );
  }

  async close(tx: Tx, secret: string): Promise<void> {
    await tx.query('DELETE FROM sessions WHERE token_hash = $1 OR expires_at <= now()', [hashSecret(secret)]);
  }

  async closeAllOf(tx: Tx, userId: string): Promise<void> {
    await tx.query('DELETE FROM sessions WHERE user_id = $1', [userId]);
  }

  /** Seconds that this address still has to wait, 0 when it may try. */
  async secondsToWait(tx: Tx, email: string): Promise<number> {
    const row = await tx.one<{ seconds: number }>(
      'SELECT ceil(extract(epoch FROM retry_at - now()))::int AS seconds FROM sign_in_failures WHERE email = $1',
      [email.toLowerCase()],
    );
    return Math.max(0, row?.seconds ?? 0);
  }

  async noteFailure(tx: Tx, email: string): Promise<number> {
    const row = await tx.one<{ failures: number }>(
      `INSERT INTO sign_in_failures AS f (email, failures, retry_at) VALUES ($1, 1, now())
       ON CONFLICT (email) DO UPDATE SET failures = f.failures + 1 RETURNING failures`,
      [email.toLowerCase()],
    );
    const delay = guessDelay(row?.failures ?? 1);
    await tx.query('UPDATE sign_in_failures SET retry_at = now() + make_interval(secs => $2) WHERE email = $1', [
      email.toLowerCase(),
      delay,
    ]);
    return delay;
  }

  async forgetFailures(tx: Tx, email: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_failures WHERE email = $1', [email.toLowerCase()]);
  }

  async openSetup(tx: Tx): Promise<string> {
    const secret = newSecret('setup');
    await tx.query('INSERT INTO setup_links (token_hash) VALUES ($1)', [hashSecret(secret)]);
    return secret;
  }

  /** True once per link; two links used at once wait for each other. */
  async useSetup(tx: Tx, secret: string): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    const used = await tx.run('UPDATE setup_links SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL', [
      hashSecret(secret),
    ]);
    return used === 1;
  }
}
