// The directory: its entries, and who a trouble goes to by them.
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository } from '#access';
import { Clock, err, isId, newId, ok, unwrap, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { checkEntry, entryFor, type Entry, type EntryWish, type Trouble } from '../rules/directory.js';
import { DirectoryRepository } from '../store/directory.repository.js';

@Injectable()
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly entries: DirectoryRepository,
    private readonly users: UserRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async lookUp(tx: Tx, trouble: Trouble): Promise<Entry | undefined> {
    return entryFor(await this.entries.all(tx), trouble);
  }

  /** A new one where `id` is null. Plain refusals of a form are thrown. */
  save(scope: Scope, id: string | null, wish: EntryWish): Promise<Entry> {
    return this.database.tx(scope, async (tx) => unwrap(await this.write(tx, id, wish)));
  }

  remove(scope: Scope, id: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      const removed = isId(id) ? await this.entries.remove(tx, id) : 0;
      if (removed > 0) await this.audit.record(tx, 'directory.removed', id);
      return removed > 0;
    });
  }

  private async write(tx: Tx, id: string | null, wish: EntryWish): Promise<Result<Entry>> {
    const checked = checkEntry(wish);
    if (!checked.ok) return checked;
    const { personId, backupId } = checked.value;
    for (const person of [personId, backupId])
      if (person !== null && !(isId(person) && (await this.users.byId(tx, person))?.active))
        return err('USER_NOT_FOUND', 'Choose somebody who still works here.');
    if (id !== null && !(isId(id) && (await this.entries.byId(tx, id))))
      return err('ENTRY_NOT_FOUND', 'This entry is not in the directory any more.');
    const at = this.clock.now();
    const entry = { id: id ?? newId(at), ...checked.value };
    if (!(await this.entries.save(tx, entry, at)))
      return err('ENTRY_DOUBLED', 'Another entry says the same of product, problem and severity. Change that one.');
    await this.audit.record(tx, 'directory.saved', entry.id, { ...checked.value });
    return ok(entry);
  }
}
