// Usage out of a file: an event counts once however often it is imported; people who used the product are contacts.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import { instantOf, numberOf, textOf, type MappedRow, type Refusal } from '#imports/rules';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { keyIn } from '../rules/account-row.js';
import { ContactRepository } from '../store/contact.repository.js';
import { UsageRepository, type UsageEvent } from '../store/usage.repository.js';
import { ACCOUNT_NOT_FOUND, FindAccounts } from './find-accounts.js';
import { SaveContacts } from './save-contacts.js';

const text = { kind: 'text' } as const;

interface Use extends UsageEvent {
  readonly email: string | null;
}

@Injectable()
export class ImportUsage implements ImportTarget, OnModuleInit {
  readonly name = 'usage';
  readonly fields = {
    accountExternalId: { ...text, required: true },
    source: text,
    contactEmail: { kind: 'email' },
    feature: { ...text, required: true },
    at: { kind: 'instant', required: true },
    quantity: { kind: 'decimal' },
  } as const;

  constructor(
    private readonly targets: ImportTargets,
    private readonly find: FindAccounts,
    private readonly contacts: ContactRepository,
    private readonly save: SaveContacts,
    private readonly usage: UsageRepository,
    private readonly events: EventLog,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin }: ImportContext): Promise<Loaded> {
    const accounts = await this.find.run(
      tx,
      rows.map((row) => ({ key: keyIn(row, 'accountExternalId') })),
    );
    const refused: Refusal[] = [];
    const uses = rows.flatMap((row, n) => {
      const accountId = accounts[n];
      const use = useOf(row, accountId ?? '');
      if (!accountId) refused.push({ row, field: 'accountExternalId', ...ACCOUNT_NOT_FOUND });
      else if (!(use.quantity >= 0)) refused.push({ row, field: 'quantity', ...NEGATIVE });
      else return [use];
      return [];
    });
    if (uses.length === 0) return { made: 0, changed: 0, refused };
    const people = await this.peopleOf(tx, uses, origin);
    const added = await this.usage.record(
      tx,
      uses.map(({ email, ...use }) => ({ ...use, contactId: people.get(`${use.accountId} ${email}`) ?? null })),
    );
    const occurredAt = uses.reduce((latest, { at }) => (at > latest ? at : latest), new Date(0));
    await this.events.append(tx, { name: 'account.used', subjects: added.accountIds, origin, occurredAt });
    return { made: added.events, changed: 0, refused };
  }

  /** `${accountId} ${email}` → contact. Somebody whom nobody knows yet is a new contact of the account. */
  private async peopleOf(tx: Tx, uses: readonly Use[], origin: ImportContext['origin']): Promise<Map<string, string>> {
    const first = new Map<string, Use & { readonly email: string }>();
    for (const use of uses) {
      const { accountId, email, at } = use;
      const before = email && first.get(`${accountId} ${email}`);
      if (email && !(before && before.at <= at)) first.set(`${accountId} ${email}`, { ...use, email });
    }
    const known = await this.contacts.idsByAddress(tx, [...first.values()]);
    const missing = [...first].filter(([address]) => !known.has(address));
    const fresh = missing.map(([, { accountId, email, at }]) => ({
      id: newId(),
      accountId,
      email,
      firstSeenAt: at.toISOString(),
      at,
    }));
    if (fresh.length > 0) await this.save.run(tx, fresh, origin);
    for (const { id, accountId, email } of fresh) known.set(`${accountId} ${email}`, id);
    return known;
  }
}

const NEGATIVE = { code: 'QUANTITY_INVALID', message: 'The quantity must be 0 or more.' };

const useOf = (row: MappedRow, accountId: string): Use => ({
  accountId,
  contactId: null,
  email: textOf(row, 'contactEmail') ?? null,
  feature: textOf(row, 'feature') ?? '',
  at: instantOf(row, 'at') ?? new Date(Number.NaN),
  quantity: numberOf(row, 'quantity') ?? 1,
});
