// A call, chat or meeting that took place: time, person, summary. It answers the customer as a reply does.
import { Injectable } from '@nestjs/common';
import { ContactRepository } from '#accounts';
import { err, isId, newId, type Result } from '#kernel';
import type { Scope } from '#platform/database';
import { checkContact, type LoggedContact } from '#cases/rules';
import type { Case } from '#cases';
import { ActInCase } from './act-in-case.js';

export interface TalkedWith extends LoggedContact {
  /** null: somebody who is no contact here */
  readonly contactId?: string | null;
}

@Injectable()
export class LogContact {
  constructor(
    private readonly acting: ActInCase,
    private readonly contacts: ContactRepository,
  ) {}

  run(scope: Scope, id: string, given: TalkedWith): Promise<Result<Case>> {
    return this.acting.run(scope, id, async (acting) => {
      const { tx, of, now } = acting;
      const checked = checkContact(given, of.openedAt, now);
      if (!checked.ok) return checked;
      const { contactId, channel, at, summary } = checked.value;
      const person = contactId && isId(contactId) ? (await this.contacts.byIds(tx, [contactId])).get(contactId) : null;
      if (contactId && (!person || person.accountId !== of.accountId))
        return err('CONTACT_NOT_FOUND', 'This person is no contact of the account. Choose another, or nobody.');
      const messageId = await this.acting.say(acting, {
        direction: 'outbound',
        channel,
        body: summary.trim(),
        sentAt: at,
        contactId: person?.id ?? null,
        externalId: newId(),
      });
      return this.acting.tell(acting, { name: 'contacted', payload: { message: messageId, channel } }, [
        { kind: 'contact', messageId },
      ]);
    });
  }
}
