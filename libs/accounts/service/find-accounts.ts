// Finds the accounts that rows of a file speak of: by their key, or by the company domain of an address.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';
import { companyDomain } from '../rules/free-mail.js';
import { AccountRepository } from '../store/account.repository.js';
import { ACCOUNT_IDS } from '../store/external-ids.js';

export interface AccountWish {
  /** where it is given, it alone counts */
  readonly key?: ExternalKey | undefined;
  readonly email?: string | null | undefined;
}

@Injectable()
export class FindAccounts {
  constructor(private readonly accounts: AccountRepository) {}

  /** One answer a wish, in order; undefined where nothing fits, or more than one account does. */
  async run(tx: Tx, wishes: readonly AccountWish[]): Promise<(string | undefined)[]> {
    const byKey = await ACCOUNT_IDS.find(
      tx,
      wishes.flatMap(({ key }) => key ?? []),
    );
    const domains = wishes.map(({ key, email }) => (!key && email ? companyDomain(email) : undefined));
    const byDomain = await this.accounts.idsByDomain(
      tx,
      domains.flatMap((domain) => domain ?? []),
    );
    return wishes.map(({ key }, n) => (key ? byKey.of(key) : byDomain.get(domains[n] ?? '')));
  }
}

export const ACCOUNT_NOT_FOUND = {
  code: 'ACCOUNT_UNKNOWN',
  message: 'No account has this key. Import the account first, then this row again.',
};
