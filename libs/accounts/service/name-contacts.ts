// Contacts of whom only a key in another system is known: each gets a record that later imports fill.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';
import { CONTACT_IDS, keyText, type KeyedIds } from '../store/external-ids.js';
import { SaveContacts } from './save-contacts.js';

export interface NamedContact extends ExternalKey {
  readonly accountId: string;
  /** since when they are known, if they are new */
  readonly at: Date;
}

@Injectable()
export class NameContacts {
  constructor(private readonly save: SaveContacts) {}

  async run(tx: Tx, named: readonly NamedContact[], origin: Origin): Promise<KeyedIds> {
    const once = [...new Map(named.map((each) => [keyText(each), each])).values()];
    const known = await CONTACT_IDS.find(tx, once);
    const unknown = once.filter((each) => known.of(each) === undefined);
    if (unknown.length === 0) return known;
    const ids = await CONTACT_IDS.claim(tx, unknown);
    const rows = unknown.map((each) => ({ id: ids.of(each) ?? '', accountId: each.accountId, at: each.at }));
    await this.save.run(tx, rows, origin);
    return known.and(ids);
  }
}
