// The one way to write contacts.
import { Injectable } from '@nestjs/common';
import type { Origin } from '#kernel';
import type { GivenRow, Tx, Written } from '#platform/database';
import { EventLog } from '#platform/events';
import type { ContactFields } from '../rules/contact.js';
import { ContactRepository } from '../store/contact.repository.js';

/** Already checked by checkContact. */
export type ContactRow = GivenRow & ContactFields & { readonly accountId: string };

@Injectable()
export class SaveContacts {
  constructor(
    private readonly contacts: ContactRepository,
    private readonly events: EventLog,
  ) {}

  async run(tx: Tx, rows: readonly ContactRow[], origin: Origin): Promise<Written> {
    const written = await this.contacts.upsert(tx, rows);
    const occurredAt = new Date(Math.max(...rows.map(({ at }) => at.getTime())));
    await this.events.append(
      tx,
      { name: 'contact.created', subjects: written.created, origin, occurredAt },
      { name: 'contact.changed', subjects: written.changed, origin, occurredAt },
    );
    return written;
  }
}
