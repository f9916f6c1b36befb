// API tokens: scoped, shown once, revocable. A token acts for the user it belongs to.
import { Injectable } from '@nestjs/common';
import { fail, isId, newId, unwrap } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { isPermission } from '../rules/permissions.js';
import { hashSecret, newSecret } from '../rules/secrets.js';
import { Audit } from './audit.js';
import { checkName } from './user.service.js';

export interface ApiTokenRow {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const COLUMNS = `id, name, user_id AS "userId", scopes, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

@Injectable()
export class ApiTokenService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(tx: Tx): Promise<ApiTokenRow[]> {
    return tx.query<ApiTokenRow>(`SELECT ${COLUMNS} FROM api_tokens ORDER BY created_at DESC, id LIMIT 200`);
  }

  /** The secret is in the answer and nowhere else. */
  create(
    scope: Scope,
    userId: string,
    name: string,
    scopes: readonly string[],
  ): Promise<{ token: ApiTokenRow; secret: string }> {
    const unknown = scopes.filter((each) => !isPermission(each));
    if (unknown.length > 0 || scopes.length === 0)
      fail(
        'TOKEN_SCOPES_INVALID',
        `Choose at least one permission; these are not known: ${unknown.join(', ') || 'none given'}.`,
      );
    if (!isId(userId)) fail('USER_NOT_FOUND', 'There is no such user. Open the list of users again.');
    const secret = newSecret('bwt');
    return this.database.tx(scope, async (tx) => {
      const token = await tx.one<ApiTokenRow>(
        `INSERT INTO api_tokens (id, user_id, name, token_hash, scopes)
         SELECT $1, id, $3, $4, $5 FROM users WHERE id = $2 AND active RETURNING ${COLUMNS}`,
        [newId(), userId, unwrap(checkName(name)), hashSecret(secret), scopes],
      );
      if (!token) return fail('USER_NOT_FOUND', 'There is no such active user. Open the list of users again.');
      await this.audit.record(tx, 'token.created', token.id, { scopes });
      return { token, secret };
    });
  }

  revoke(scope: Scope, id: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      const revoked =
        isId(id) &&
        (await tx.run('UPDATE api_tokens SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [id])) === 1;
      if (!revoked) fail('TOKEN_NOT_FOUND', 'There is no such active token. Open the list again.');
      await this.audit.record(tx, 'token.revoked', id);
      return true;
    });
  }
}
