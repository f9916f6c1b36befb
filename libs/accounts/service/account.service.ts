// Accounts and contacts changed by hand: plain CRUD on top of the set-based writers.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { Clock, fail, isId, newId, unwrap } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import type { AccountFields, OwnerRole } from '../rules/account.js';
import { checkAccount, checkContact } from '../rules/check-account.js';
import type { ContactFields } from '../rules/contact.js';
import type { Account } from '../store/account.entity.js';
import { AccountRepository } from '../store/account.repository.js';
import type { Contact } from '../store/contact.entity.js';
import { ContactRepository } from '../store/contact.repository.js';
import { SaveAccounts } from './save-accounts.js';
import { SaveContacts } from './save-contacts.js';

@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly contacts: ContactRepository,
    private readonly saveAccounts: SaveAccounts,
    private readonly saveContacts: SaveContacts,
    private readonly users: UserRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  create(scope: Scope, wish: AccountFields & { readonly name: string }): Promise<Account> {
    const fields = unwrap(checkAccount(wish));
    return this.database.tx(scope, (tx) => this.write(tx, newId(), fields, 'account.created'));
  }

  update(scope: Scope, id: string, wish: AccountFields): Promise<Account> {
    const fields = unwrap(checkAccount(wish));
    return this.database.tx(scope, async (tx) => {
      await this.found(tx, id);
      if (fields.parentId) await this.refuseLoop(tx, id, fields.parentId);
      return this.write(tx, id, fields, 'account.changed');
    });
  }

  setOwner(scope: Scope, id: string, role: OwnerRole, userId: string | null): Promise<Account> {
    return this.database.tx(scope, async (tx) => {
      const account = await this.found(tx, id);
      if (userId !== null && !(isId(userId) && (await this.users.byId(tx, userId))?.active))
        fail('USER_NOT_FOUND', 'There is no such active user to own this account. Choose another.');
      await this.saveAccounts.setOwners(tx, [{ accountId: id, role, userId, at: this.clock.now() }], 'live');
      await this.audit.record(tx, 'account.owner-changed', id, { role, userId });
      return account;
    });
  }

  saveContact(scope: Scope, accountId: string, id: string | null, wish: ContactFields): Promise<Contact> {
    const fields = unwrap(checkContact(wish));
    return this.database.tx(scope, async (tx) => {
      await this.found(tx, accountId);
      const known = id === null ? undefined : await this.contacts.byId(tx, id);
      if (id !== null && known?.accountId !== accountId)
        fail('CONTACT_NOT_FOUND', 'There is no such contact in this account.');
      const holder =
        fields.email &&
        (await this.contacts.idsByAddress(tx, [{ accountId, email: fields.email }])).values().next().value;
      if (holder && holder !== id)
        fail('CONTACT_EXISTS', `${fields.email ?? ''} is already a contact of this account. Change that one.`);
      const contactId = id ?? newId();
      await this.saveContacts.run(tx, [{ ...fields, id: contactId, accountId, at: this.clock.now() }], 'live');
      await this.audit.record(tx, known ? 'contact.changed' : 'contact.created', contactId, { accountId });
      return (await this.contacts.byId(tx, contactId)) ?? fail('CONTACT_NOT_FOUND', 'The contact is gone.');
    });
  }

  private async write(tx: Tx, id: string, fields: AccountFields, action: string): Promise<Account> {
    await this.saveAccounts.run(tx, [{ ...fields, id, at: this.clock.now() }], 'live');
    await this.audit.record(tx, action, id, { fields: Object.keys(fields) });
    return this.found(tx, id);
  }

  private async refuseLoop(tx: Tx, id: string, parentId: string): Promise<void> {
    await this.found(tx, parentId);
    if ((await this.accounts.withAncestors(tx, [parentId])).has(id))
      fail('ACCOUNT_PARENT_LOOP', 'This account stands above the one you chose as its parent. Choose another parent.');
  }

  /** An account that the viewer may not see is answered like one that does not exist. */
  private async found(tx: Tx, id: string): Promise<Account> {
    const account = isId(id) ? await this.accounts.byId(tx, id) : undefined;
    return account ?? fail('ACCOUNT_NOT_FOUND', 'There is no such account among those you can see.');
  }
}
