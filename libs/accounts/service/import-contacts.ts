// Contacts out of a file: known by account and address where there is an address, otherwise by their key in the system they come from.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import { saidOf, textOf, type MappedRow, type Refusal } from '#imports/rules';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import type { ExternalKey } from '../rules/account.js';
import { keyIn } from '../rules/account-row.js';
import { checkContact } from '../rules/check-account.js';
import type { ContactFields } from '../rules/contact.js';
import { ContactRepository } from '../store/contact.repository.js';
import { CONTACT_IDS, keyText } from '../store/external-ids.js';
import { ACCOUNT_NOT_FOUND, FindAccounts } from './find-accounts.js';
import { SaveContacts } from './save-contacts.js';

const text = { kind: 'text' } as const;
const instant = { kind: 'instant' } as const;
const PLAIN = [
  'email',
  'firstName',
  'lastName',
  'phone',
  'timeZone',
  'locale',
  'onboardedAt',
  'firstSeenAt',
  'lastActiveAt',
];

interface Found {
  readonly row: MappedRow;
  readonly key: ExternalKey;
  readonly accountId: string;
  readonly email: string | null | undefined;
}

const fieldsOf = (row: MappedRow): ContactFields => ({
  ...saidOf(row, PLAIN),
  ...(row.values['roles'] && { roles: row.values['roles'] as readonly string[] }),
});

@Injectable()
export class ImportContacts implements ImportTarget, OnModuleInit {
  readonly name = 'contacts';
  readonly fields = {
    externalId: { ...text, required: true },
    source: text,
    accountExternalId: text,
    email: { kind: 'email' },
    firstName: text,
    lastName: text,
    roles: { kind: 'list' },
    phone: text,
    timeZone: { kind: 'time-zone' },
    locale: text,
    onboardedAt: instant,
    firstSeenAt: instant,
    lastActiveAt: instant,
  } as const;

  constructor(
    private readonly targets: ImportTargets,
    private readonly find: FindAccounts,
    private readonly contacts: ContactRepository,
    private readonly save: SaveContacts,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin, now }: ImportContext): Promise<Loaded> {
    const { found, refused } = await this.placed(tx, rows);
    if (found.length === 0) return { made: 0, changed: 0, refused };
    const ids = await this.identify(tx, found);
    // Of rows that turn out to be one contact the later wins.
    const given = new Map(
      found.map(({ row, accountId }, n) => {
        const checked = checkContact(fieldsOf(row));
        return [ids[n] ?? '', { ...(checked.ok && checked.value), id: ids[n] ?? '', accountId, at: now }];
      }),
    );
    const written = await this.save.run(tx, [...given.values()], origin);
    return { made: written.created.length, changed: written.changed.length, refused };
  }

  /** Rows whose account is known; a contact that is known keeps its account where the file names none. */
  private async placed(tx: Tx, rows: readonly MappedRow[]): Promise<{ found: Found[]; refused: Refusal[] }> {
    const refused: Refusal[] = [];
    const accounts = await this.find.run(
      tx,
      rows.map((row) => ({ key: keyIn(row, 'accountExternalId'), email: textOf(row, 'email') })),
    );
    const keys = rows.map((row) => keyIn(row, 'externalId') ?? { source: '', externalId: '' });
    const known = await CONTACT_IDS.find(tx, keys);
    const before = await this.contacts.byIds(tx, known.all());
    const found = rows.flatMap((row, n) => {
      const key = keys[n] ?? { source: '', externalId: '' };
      const kept = textOf(row, 'accountExternalId') ? undefined : before.get(known.of(key) ?? '')?.accountId;
      const accountId = kept ?? accounts[n];
      const checked = checkContact(fieldsOf(row));
      if (!accountId) refused.push({ row, field: 'accountExternalId', ...ACCOUNT_NOT_FOUND });
      else if (checked.ok) return [{ row, key, accountId, email: textOf(row, 'email') }];
      else refused.push({ row, field: Object.keys(checked.error.details ?? {})[0] ?? null, ...checked.error });
      return [];
    });
    return { found, refused };
  }

  /** An id a row: of the contact with this address in this account, of the one with this key, or a new one. */
  private async identify(tx: Tx, found: readonly Found[]): Promise<string[]> {
    const addressed = found.flatMap(({ accountId, email }) => (email ? [{ accountId, email }] : []));
    const byAddress = await this.contacts.idsByAddress(tx, addressed);
    const byKey = await CONTACT_IDS.find(
      tx,
      found.map(({ key }) => key),
    );
    const proposed = new Map<string, string>();
    for (const { key, accountId, email } of found) {
      const address = email ? `${accountId} ${email}` : undefined;
      const id = byAddress.get(address ?? '') ?? byKey.of(key) ?? proposed.get(keyText(key)) ?? newId();
      proposed.set(keyText(key), id);
      if (address) byAddress.set(address, id);
    }
    await CONTACT_IDS.claim(
      tx,
      found.map(({ key }) => key),
      (key) => proposed.get(keyText(key)),
    );
    return found.map(({ key }) => proposed.get(keyText(key)) ?? '');
  }
}
