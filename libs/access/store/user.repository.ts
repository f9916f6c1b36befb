// Users as rows. Password hashes leave this file only through `credentials`.
import { Injectable } from '@nestjs/common';
import type { CappedCount, Direction, Page, PageRequest } from '#kernel';
import { countCapped, listPage, type SortColumn, type Tx } from '#platform/database';
import type { Role } from '../rules/roles.js';
import { User } from './user.entity.js';

export interface UserFilter {
  readonly search?: string | null;
  readonly role?: string | null;
  readonly active?: boolean | null;
}
export type UserSort = 'name' | 'email' | 'role' | 'createdAt';

const SORTS: Record<UserSort, SortColumn> = {
  name: { sql: 'lower(u.name)', type: 'text' },
  email: { sql: 'u.email', type: 'text' },
  role: { sql: 'u.role', type: 'text' },
  createdAt: { sql: 'u.created_at', type: 'timestamptz' },
};

const COLUMNS = 'u.id, u.email, u.name, u.role, u.active, u.skills, u.created_at AS "createdAt"';

function conditions(filter: UserFilter): { where: string[]; params: unknown[] } {
  const params = [filter.search ?? null, filter.role ?? null, filter.active ?? null];
  return {
    where: [
      `($1::text IS NULL OR u.name ILIKE '%' || $1 || '%' OR u.email ILIKE '%' || $1 || '%')`,
      '($2::text IS NULL OR u.role = $2)',
      '($3::boolean IS NULL OR u.active = $3)',
    ],
    params,
  };
}

@Injectable()
export class UserRepository {
  byId(tx: Tx, id: string): Promise<User | null> {
    return tx.manager.findOneBy(User, { id });
  }

  byEmail(tx: Tx, email: string): Promise<User | null> {
    return tx.manager.findOneBy(User, { email: email.toLowerCase() });
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, User>> {
    const rows = await tx.query<User>(`SELECT ${COLUMNS} FROM users u WHERE u.id = ANY($1)`, [ids]);
    return new Map(rows.map((user) => [user.id, user]));
  }

  /** Active users by the address they sign in with, whole. */
  async byEmails(tx: Tx, emails: readonly string[]): Promise<Map<string, User>> {
    const rows = await tx.query<User>(`SELECT ${COLUMNS} FROM users u WHERE u.email = ANY($1) AND u.active`, [emails]);
    return new Map(rows.map((user) => [user.email, user]));
  }

  /** Active users by the address they sign in with. */
  async idsByEmail(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
    if (emails.length === 0) return new Map();
    const rows = await tx.query<{ email: string; id: string }>(
      'SELECT email, id FROM users WHERE email = ANY($1) AND active',
      [emails.map((email) => email.toLowerCase())],
    );
    return new Map(rows.map(({ email, id }) => [email, id]));
  }

  list(tx: Tx, filter: UserFilter, sort: UserSort, direction: Direction, request: PageRequest): Promise<Page<User>> {
    const { where, params } = conditions(filter);
    return listPage<User>(
      tx,
      { select: COLUMNS, from: 'users u', where, params, sort: SORTS[sort], direction, id: 'u.id' },
      request,
    );
  }

  count(tx: Tx, filter: UserFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'users u', ...conditions(filter) });
  }

  async credentials(tx: Tx, email: string): Promise<{ id: string; passwordHash: string | null } | undefined> {
    return tx.one(`SELECT id, password_hash AS "passwordHash" FROM users WHERE email = $1 AND active`, [
      email.toLowerCase(),
    ]);
  }

  async save(
    tx: Tx,
    user: { id: string; email: string; name: string; role: Role; passwordHash?: string },
  ): Promise<void> {
    await tx.manager.insert(User, { ...user, email: user.email.toLowerCase() });
  }

  async update(
    tx: Tx,
    id: string,
    change: Partial<Pick<User, 'name' | 'role' | 'active' | 'skills' | 'passwordHash'>>,
  ): Promise<void> {
    await tx.manager.update(User, { id }, change);
  }

  async countActiveAdmins(tx: Tx): Promise<number> {
    const row = await tx.one<{ n: number }>(`SELECT count(*)::int AS n FROM users WHERE role = 'admin' AND active`);
    return row?.n ?? 0;
  }
}
