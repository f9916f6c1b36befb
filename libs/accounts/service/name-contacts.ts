// Contacts of whom only a key in another system is known: each gets a record that later imports fill.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';
import { CONTACT_IDS, keyText, type KeyedIds } from '../store/external-ids.js';
import { SaveContacts, type ContactRow } from './save-contacts.js';

export interface NamedContact extends ExternalKey {
  readonly accountId: string;
  /** since when they are known, if they are new */
  readonly at: Date;
}

export interface ClaimedContacts {
  readonly ids: KeyedIds;
  /** those that have no record yet: to be saved in the same transaction, before anything that refers to them */
  readonly missing: readonly ContactRow[];
}

@Injectable()
export class NameContacts {
  constructor(private readonly contacts: SaveContacts) {}

  async claim(tx: Tx, named: readonly NamedContact[]): Promise<ClaimedContacts> {
    const once = [...new Map(named.map((each) => [keyText(each), each])).values()];
    const known = await CONTACT_IDS.find(tx, once);
    const unknown = once.filter((each) => known.of(each) === undefined);
    if (unknown.length === 0) return { ids: known, missing: [] };
    const ids = await CONTACT_IDS.claim(tx, unknown);
    const missing = unknown.map((each) => ({ id: ids.of(each) ?? '', accountId: each.accountId, at: each.at }));
    return { ids: known.and(ids), missing };
  }

  async save(tx: Tx, { missing }: ClaimedContacts, origin: Origin): Promise<void> {
    if (missing.length > 0) await this.contacts.run(tx, missing, origin);
  }
}
