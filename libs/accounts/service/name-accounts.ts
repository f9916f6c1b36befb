// An account that is only named, by a person or a mapping: the one that goes by this key or this name, or a new one.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';
import { AccountRepository } from '../store/account.repository.js';
import { ACCOUNT_IDS, type KeyedIds } from '../store/external-ids.js';
import { SaveAccounts } from './save-accounts.js';

@Injectable()
export class NameAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly save: SaveAccounts,
  ) {}

  /** The key's text is the name. `at`: since when a new one is known. */
  async run(tx: Tx, keys: readonly ExternalKey[], at: Date, origin: Origin): Promise<KeyedIds> {
    const known = await ACCOUNT_IDS.find(tx, keys);
    const unknown = keys.filter((key) => known.of(key) === undefined);
    if (unknown.length === 0) return known;
    const named = await this.accounts.idsByName(
      tx,
      unknown.map(({ externalId }) => externalId),
    );
    const ids = await ACCOUNT_IDS.claim(tx, keys, ({ externalId }) => named.get(externalId));
    const fresh = unknown.filter(({ externalId }) => !named.has(externalId));
    const rows = fresh.map((key) => ({ id: ids.of(key) ?? '', name: key.externalId, at }));
    if (rows.length > 0) await this.save.run(tx, rows, origin);
    return ids;
  }
}
