// Signing in: one answer for a wrong password and an unknown address, and a growing wait for guesses.
import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import { Database, SYSTEM, userScope } from '#platform/database';
import { AuditRepository } from '../store/audit.repository.js';
import { SessionRepository } from '../store/session.repository.js';
import { UserRepository } from '../store/user.repository.js';
import { passwordMatches } from './passwords.js';

export interface OpenedSession {
  readonly secret: string;
  readonly userId: string;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditRepository,
  ) {}

  async run(email: string, password: string): Promise<Result<OpenedSession>> {
    const found = await this.database.tx(SYSTEM, async (tx) => ({
      wait: await this.sessions.secondsToWait(tx, email),
      user: await this.users.credentials(tx, email),
    }));
    if (found.wait > 0) return tooSoon(found.wait);
    // Hashing takes a while: no transaction is held meanwhile.
    const matches = await passwordMatches(password, found.user?.passwordHash);
    const { user } = found;
    if (!matches || !user) return this.refuse(email);
    const secret = await this.database.tx(userScope(user.id), async (tx) => {
      await this.sessions.forgetFailures(tx, email);
      await this.audit.append(tx, 'session.opened', user.id, {});
      return this.sessions.open(tx, user.id);
    });
    return ok({ secret, userId: user.id });
  }

  private async refuse(email: string): Promise<Result<never>> {
    const delay = await this.database.tx(SYSTEM, async (tx) => {
      await this.audit.append(tx, 'session.refused', null, { email });
      return this.sessions.noteFailure(tx, email);
    });
    return err('SIGN_IN_REFUSED', 'E-mail address or password is not right.', { retryAfterSeconds: delay });
  }
}

const tooSoon = (seconds: number): Result<never> =>
  err('SIGN_IN_TOO_SOON', `Too many tries. Wait ${seconds} seconds and try again.`, { retryAfterSeconds: seconds });
