// The one way in for what is said in cases: checked by the caller, kept once, told as an event that signals read.
import { Injectable } from '@nestjs/common';
import { newId, type Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { looksAutomatic } from '../rules/automatic.js';
import type { MessageFields } from '../rules/check-message.js';
import type { Channel } from '../rules/contact.js';
import { HERE, MessageRepository } from '../store/message.repository.js';
import { OutboxRepository } from '../store/outbox.repository.js';

/** Already checked by checkMessage; its case exists. */
export interface IncomingMessage extends MessageFields {
  readonly caseId: string;
  readonly source: string;
  readonly externalId: string;
  readonly contactId?: string | null;
  readonly userId?: string | null;
  readonly channel?: Channel;
  readonly mailId?: string | null;
  readonly sentMailId?: string | null;
  readonly stranger?: boolean;
}

@Injectable()
export class ReceiveMessages {
  constructor(
    private readonly messages: MessageRepository,
    private readonly outbox: OutboxRepository,
    private readonly events: EventLog,
  ) {}

  /** Answers with the ids of those that are new; a repeated delivery changes nothing. */
  async run(tx: Tx, told: readonly IncomingMessage[], origin: Origin): Promise<string[]> {
    // What was said here first comes back from the help desk as its own: one message, not two.
    const back = told.filter(({ direction, source }) => direction !== 'inbound' && source !== HERE);
    const known = back.length > 0 ? new Set(await this.outbox.recognise(tx, back)) : undefined;
    const incoming = told.filter((each) => !known || !back.includes(each) || known.has(each));
    if (incoming.length === 0) return [];
    const ids = await this.messages.add(
      tx,
      incoming.map((message) => ({
        authorName: null,
        authorEmail: null,
        contactId: null,
        userId: null,
        channel: 'written' as const,
        mailId: null,
        sentMailId: null,
        stranger: false,
        ...message,
        automatic: message.automatic ?? looksAutomatic(message.body, message.direction),
        id: newId(message.sentAt),
        origin,
      })),
    );
    const occurredAt = new Date(Math.max(...incoming.map(({ sentAt }) => sentAt.getTime())));
    await this.events.append(tx, { name: 'message.received', subjects: ids, origin, occurredAt });
    return ids;
  }
}
