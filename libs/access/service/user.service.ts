// Users: plain CRUD with the two rules that keep an installation reachable and its leavers out.
import { Injectable } from '@nestjs/common';
import { err, fail, isId, newId, ok, unwrap, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { checkPassword } from '../rules/password.js';
import type { Role } from '../rules/roles.js';
import { SessionRepository } from '../store/session.repository.js';
import type { User } from '../store/user.entity.js';
import { UserRepository } from '../store/user.repository.js';
import { Audit } from './audit.js';
import { hashPassword } from './passwords.js';

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
}

export interface UserChange {
  readonly name?: string | null;
  readonly role?: Role | null;
  readonly active?: boolean | null;
  readonly skills?: readonly string[] | null;
  readonly password?: string | null;
}

export const checkName = (name: string): Result<string> =>
  name.trim().length > 0 && name.length <= 200
    ? ok(name.trim())
    : err('NAME_INVALID', 'Give a name of 1 to 200 characters.');

export const checkEmail = (email: string): Result<string> =>
  /^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]{2,}$/.test(email) && email.length <= 254
    ? ok(email.toLowerCase())
    : err('EMAIL_INVALID', 'Give an e-mail address such as name@company.com.');

/** Each once, in lower case, as cases are matched with them. */
export function checkSkills(skills: readonly string[]): Result<string[]> {
  const known = [...new Set(skills.map((skill) => skill.trim().toLowerCase()).filter(Boolean))];
  return known.length <= 50 && known.every((skill) => skill.length <= 60)
    ? ok(known)
    : err('SKILLS_INVALID', 'Give at most 50 skills of 60 characters each.');
}

@Injectable()
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
  ) {}

  async create(scope: Scope, wish: NewUser): Promise<User> {
    const name = unwrap(checkName(wish.name));
    const email = unwrap(checkEmail(wish.email));
    const passwordHash = await hashPassword(unwrap(checkPassword(wish.password, email)));
    return this.database.tx(scope, async (tx) => {
      if (await this.users.byEmail(tx, email))
        fail('USER_EXISTS', `${email} already has a user. Change that one instead.`);
      const id = newId();
      await this.users.save(tx, { id, name, email, role: wish.role, passwordHash });
      await this.audit.record(tx, 'user.created', id, { role: wish.role });
      return this.found(tx, id);
    });
  }

  async update(scope: Scope, id: string, change: UserChange): Promise<User> {
    const name = change.name == null ? undefined : unwrap(checkName(change.name));
    const password = change.password ?? undefined;
    return this.database.tx(scope, async (tx) => {
      const user = await this.found(tx, id);
      const passwordHash = password && (await hashPassword(unwrap(checkPassword(password, user.email))));
      const next = { role: change.role ?? user.role, active: change.active ?? user.active };
      const skills = change.skills ? unwrap(checkSkills(change.skills)) : user.skills;
      await this.users.update(tx, id, {
        ...next,
        skills,
        name: name ?? user.name,
        ...(passwordHash && { passwordHash }),
      });
      if ((await this.users.countActiveAdmins(tx)) === 0)
        fail('LAST_ADMIN', 'Somebody must stay administrator. Make another person administrator first.');
      // A leaver, a new role or a new password ends what was signed in before.
      if (!next.active || next.role !== user.role || passwordHash) await this.sessions.closeAllOf(tx, id);
      await this.audit.record(tx, 'user.changed', id, { ...next, password: Boolean(passwordHash) });
      return this.found(tx, id);
    });
  }

  private async found(tx: Tx, id: string): Promise<User> {
    const user = isId(id) ? await this.users.byId(tx, id) : null;
    return user ?? fail('USER_NOT_FOUND', 'There is no such user. Open the list of users again.');
  }
}
