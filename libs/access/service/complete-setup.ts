// The first start without demo data: a one-time link makes the first administrator. There is no default password.
import { Injectable } from '@nestjs/common';
import { err, newId, ok, type Result } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { checkPassword } from '../rules/password.js';
import { AuditRepository } from '../store/audit.repository.js';
import { SessionRepository } from '../store/session.repository.js';
import { UserRepository } from '../store/user.repository.js';
import { hashPassword } from './passwords.js';
import type { OpenedSession } from './sign-in.js';
import { checkEmail, checkName } from './user.service.js';

export interface FirstAdmin {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

@Injectable()
export class CompleteSetup {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** A link's secret while nobody administers this installation. All links end with the first administrator. */
  invite(): Promise<string | undefined> {
    return this.database.tx(SYSTEM, async (tx) =>
      (await this.users.countActiveAdmins(tx)) > 0 ? undefined : this.sessions.openSetup(tx),
    );
  }

  async run({ token, name, email, password }: FirstAdmin): Promise<Result<OpenedSession>> {
    for (const check of [checkName(name), checkEmail(email), checkPassword(password, email)])
      if (!check.ok) return check;
    const passwordHash = await hashPassword(password);
    return this.database.tx(SYSTEM, (tx) =>
      this.create(tx, token, { id: newId(), name, email, role: 'admin', passwordHash }),
    );
  }

  private async create(
    tx: Tx,
    token: string,
    user: Parameters<UserRepository['save']>[1],
  ): Promise<Result<OpenedSession>> {
    if (!(await this.sessions.useSetup(tx, token)) || (await this.users.countActiveAdmins(tx)) > 0)
      return err(
        'SETUP_LINK_USED',
        'This set-up link was used or replaced. Start the server again to get a new one, or sign in.',
      );
    await this.users.save(tx, user);
    await this.audit.append(tx, 'user.created', user.id, { role: user.role, by: 'setup link' });
    return ok({ secret: await this.sessions.open(tx, user.id), userId: user.id });
  }
}
