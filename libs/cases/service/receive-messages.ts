// The one way in for what is said in cases: checked by the caller, kept once, told as an event that signals read.
import { Injectable } from '@nestjs/common';
import { newId, type Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import type { MessageFields } from '../rules/check-message.js';
import { MessageRepository } from '../store/message.repository.js';

/** Already checked by checkMessage; its case exists. */
export interface IncomingMessage extends MessageFields {
  readonly caseId: string;
  readonly source: string;
  readonly externalId: string;
  readonly contactId?: string | null;
  readonly userId?: string | null;
}

@Injectable()
export class ReceiveMessages {
  constructor(
    private readonly messages: MessageRepository,
    private readonly events: EventLog,
  ) {}

  /** Answers with the ids of those that are new; a repeated delivery changes nothing. */
  async run(tx: Tx, incoming: readonly IncomingMessage[], origin: Origin): Promise<string[]> {
    if (incoming.length === 0) return [];
    const ids = await this.messages.add(
      tx,
      incoming.map((message) => ({
        authorName: null,
        authorEmail: null,
        contactId: null,
        userId: null,
        automatic: false,
        ...message,
        id: newId(message.sentAt),
        origin,
      })),
    );
    const occurredAt = new Date(Math.max(...incoming.map(({ sentAt }) => sentAt.getTime())));
    await this.events.append(tx, { name: 'message.received', subjects: ids, origin, occurredAt });
    return ids;
  }
}
