// The one way to write accounts: checked, as a set, remembered as intervals, told as events. Single saves are sets of one.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { GivenRow, Tx, Written } from '#platform/database';
import { EventLog } from '#platform/events';
import type { AccountFields, OwnerRole } from '../rules/account.js';
import { ACCOUNT_HISTORY } from '../store/account.table.js';
import { AccountRepository } from '../store/account.repository.js';
import { recordChanges } from '#platform/database';

/** Already checked by checkAccount. `at`: when it became so. */
export type AccountRow = GivenRow & AccountFields;

export interface OwnerWish {
  readonly accountId: string;
  readonly role: OwnerRole;
  readonly userId: string | null;
  readonly at: Date;
}

@Injectable()
export class SaveAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly events: EventLog,
  ) {}

  async run(tx: Tx, rows: readonly AccountRow[], origin: Origin): Promise<Written> {
    const written = await this.accounts.upsert(tx, rows);
    const occurredAt = latest(rows);
    await this.events.append(
      tx,
      { name: 'account.created', subjects: written.created, origin, occurredAt },
      { name: 'account.changed', subjects: written.changed, origin, occurredAt },
    );
    return written;
  }

  async setOwners(tx: Tx, wishes: readonly OwnerWish[], origin: Origin): Promise<void> {
    const changed = await this.accounts.setOwners(tx, wishes);
    await recordChanges(
      tx,
      ACCOUNT_HISTORY,
      wishes.map(({ accountId, role, userId, at }) => ({
        subject: accountId,
        attribute: `owner.${role}`,
        value: userId,
        at,
      })),
    );
    await this.events.append(tx, {
      name: 'account.owner-changed',
      subjects: changed,
      origin,
      occurredAt: latest(wishes),
    });
  }
}

const latest = (rows: readonly { readonly at: Date }[]): Date =>
  new Date(Math.max(...rows.map(({ at }) => at.getTime())));
