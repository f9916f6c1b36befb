// Accounts out of a file: known by their key in the system they come from, with owners by the address they sign in with.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserRepository } from '#access';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import { lastByKey, type MappedRow, type Refusal } from '#imports/rules';
import type { Tx } from '#platform/database';
import { OWNER_ROLES, type ExternalKey } from '../rules/account.js';
import { ACCOUNT_FIELDS, accountFaults, accountOf, keyIn, ownerAddresses, ownerOf } from '../rules/account-row.js';
import { checkAccount } from '../rules/check-account.js';
import { PARENT_FAULTS, parentFaults } from '../rules/parent-faults.js';
import { AccountRepository } from '../store/account.repository.js';
import { ACCOUNT_IDS, keyText, type KeyedIds } from '../store/external-ids.js';
import { SaveAccounts } from './save-accounts.js';

const keyOf = (row: MappedRow): ExternalKey => keyIn(row, 'externalId') ?? { source: '', externalId: '' };

@Injectable()
export class ImportAccounts implements ImportTarget, OnModuleInit {
  readonly name = 'accounts';
  readonly fields = ACCOUNT_FIELDS;

  constructor(
    private readonly targets: ImportTargets,
    private readonly accounts: AccountRepository,
    private readonly users: UserRepository,
    private readonly save: SaveAccounts,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin, now }: ImportContext): Promise<Loaded> {
    const once = lastByKey(rows, (row) => keyText(keyOf(row)));
    const parents = once.flatMap((row) => keyIn(row, 'parentExternalId') ?? []);
    const known = await ACCOUNT_IDS.find(tx, [...once.map(keyOf), ...parents]);
    const users = await this.users.idsByEmail(tx, once.flatMap(ownerAddresses));
    const refused = once.flatMap((row) => accountFaults(row, known.of(keyOf(row)) === undefined, users));
    const sound = without(refused, once);
    if (parents.length > 0) refused.push(...(await this.orphans(tx, sound, known)));
    const good = without(refused, sound);
    if (good.length === 0) return { made: 0, changed: 0, refused };

    const ids = await ACCOUNT_IDS.claim(tx, good.map(keyOf));
    const idOf = (key: ExternalKey | undefined): string | null => (key && (ids.of(key) ?? known.of(key))) ?? null;
    const given = good.map((row) => {
      const checked = checkAccount(accountOf(row));
      const parent = row.values['parentExternalId'] !== undefined && { parentId: idOf(keyIn(row, 'parentExternalId')) };
      return { ...(checked.ok && checked.value), ...parent, id: idOf(keyOf(row)) ?? '', at: now };
    });
    const { created, changed } = await this.save.run(tx, await this.withCustom(tx, given), origin);
    const fresh = new Set(created);
    const wishes = good.flatMap((row) => {
      const accountId = idOf(keyOf(row)) ?? '';
      return OWNER_ROLES.flatMap((role) => {
        const address = ownerOf(row, role);
        // A new account has no owner to be taken from it.
        if (address === undefined || (address === null && fresh.has(accountId))) return [];
        return [{ accountId, role, userId: address === null ? null : (users.get(address) ?? null), at: now }];
      });
    });
    if (wishes.length > 0) await this.save.setOwners(tx, wishes, origin);
    return { made: created.length, changed: changed.length, refused };
  }

  private async orphans(tx: Tx, rows: readonly MappedRow[], known: KeyedIds): Promise<Refusal[]> {
    const stored = await this.accounts.withAncestors(tx, known.all());
    const nameOf = (key: ExternalKey): string => known.of(key) ?? keyText(key);
    const wishes = new Map(
      rows.map((row) => {
        const parent = keyIn(row, 'parentExternalId');
        return [nameOf(keyOf(row)), parent ? nameOf(parent) : undefined];
      }),
    );
    const faults = parentFaults(wishes, stored);
    return rows.flatMap((row) => {
      const fault = faults.get(nameOf(keyOf(row)));
      return fault ? [{ row, field: 'parentExternalId', ...PARENT_FAULTS[fault] }] : [];
    });
  }

  /** Custom fields that the file doesn't name stay. */
  private async withCustom<T extends { readonly id: string; readonly custom?: object }>(
    tx: Tx,
    given: readonly T[],
  ): Promise<T[]> {
    const custom = given.filter((row) => row.custom);
    if (custom.length === 0) return [...given];
    const before = await this.accounts.byIds(
      tx,
      custom.map(({ id }) => id),
    );
    return given.map((row) =>
      row.custom ? { ...row, custom: { ...before.get(row.id)?.custom, ...row.custom } } : row,
    );
  }
}

function without(refused: readonly Refusal[], rows: readonly MappedRow[]): MappedRow[] {
  const bad = new Set(refused.map(({ row }) => row));
  return rows.filter((row) => !bad.has(row));
}
