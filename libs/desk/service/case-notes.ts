// Internal notes: said among ourselves, answering nobody; with instructions, they wait until the one who is asked has confirmed.
import { Injectable } from '@nestjs/common';
import { UserRepository } from '#access';
import { err, isId, newId, type Result } from '#kernel';
import { Clock, ok } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkMessage } from '#cases/rules';
import type { Case } from '#cases';
import { NoteReceiptRepository } from '../store/note-receipt.repository.js';
import { ActInCase, type Acting } from './act-in-case.js';

@Injectable()
export class CaseNotes {
  constructor(
    private readonly acting: ActInCase,
    private readonly users: UserRepository,
    private readonly receipts: NoteReceiptRepository,
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** `ownerId`: who has to confirm it; null: nobody. */
  add(scope: Scope, id: string, body: string, ownerId: string | null): Promise<Result<Case>> {
    return this.acting.run(scope, id, async (acting) => {
      const { tx, of, now } = acting;
      const checked = checkMessage({ direction: 'note', body, sentAt: now });
      if (!checked.ok) return checked;
      const owner = await this.owner(acting, ownerId);
      if (!owner.ok) return owner;
      const messageId = await this.acting.say(acting, { ...checked.value, externalId: newId() });
      if (owner.value) await this.receipts.ask(tx, { messageId, caseId: of.id, ownerId: owner.value, askedAt: now });
      return this.acting.tell(acting, { name: 'noted', payload: { message: messageId, owner: owner.value } }, [
        { kind: 'note', messageId },
      ]);
    });
  }

  confirm(scope: Scope, messageId: string): Promise<Result<Case>> {
    return this.database
      .tx(scope, async (tx) =>
        isId(messageId) ? (await this.receipts.byMessages(tx, [messageId])).get(messageId) : null,
      )
      .then((receipt) => {
        if (!receipt || scope.kind !== 'user' || receipt.ownerId !== scope.userId)
          return err('NOTE_NOT_YOURS', 'Nobody asked you to confirm this note.');
        return this.acting.run(scope, receipt.caseId, async ({ tx, of }) => {
          const now = this.clock.now();
          // A second click confirms nothing, and is as welcome as the first.
          if (await this.receipts.confirm(tx, messageId, scope.userId, now))
            await this.events.append(tx, {
              name: 'case.note-confirmed',
              subjects: [of.id],
              origin: 'live',
              occurredAt: now,
              payload: { message: messageId, by: scope.userId },
            });
          return ok(of);
        });
      });
  }

  private async owner({ tx, of, by }: Acting, ownerId: string | null): Promise<Result<string | null>> {
    if (ownerId === null) return ok(null);
    const owner = isId(ownerId) ? await this.users.byId(tx, ownerId) : null;
    if (!owner?.active) return err('NOTE_OWNER_UNKNOWN', 'Choose somebody who signs in here, or leave a plain note.');
    if (owner.id === by?.id) return err('NOTE_OWNER_SELF', 'You have read it already. Choose a colleague, or nobody.');
    return (await this.acting.seenBy(owner.id, of.id))
      ? ok(owner.id)
      : err(
          'NOTE_OWNER_BLIND',
          `${owner.name} can't see this case. Reassign it to them first, or choose somebody else.`,
        );
  }
}
