// The port of the mail door: rooms that want mail say which of our addresses they answer for, and are handed what comes.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { AttachmentNote, Correspondent } from '../rules/index.js';

export interface InboundMail {
  /** of the stored mail; the same on every try */
  readonly id: string;
  /** which of our addresses it came to; lower case */
  readonly recipient: string;
  /** of the envelope */
  readonly sender: string;
  readonly receivedAt: Date;
  /** as its writer says; a name and address that nobody has proven */
  readonly from: Correspondent;
  readonly cc: readonly Correspondent[];
  readonly subject: string;
  /** with angle brackets */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  /** the oldest first */
  readonly references: readonly string[];
  readonly text: string;
  /** the text without the mail that it answers */
  readonly words: string;
  /** as received: for a sandboxed frame only */
  readonly html: string | null;
  readonly attachments: readonly AttachmentNote[];
  /** a program answered, such as an out-of-office: no human contact, and never to be answered */
  readonly automatic: boolean;
}

export interface InboundMailTarget {
  readonly name: string;
  /** Asked while a server waits at the door, so from memory. `address` is in lower case, its domain is ours. */
  takes(address: string): boolean;
  /**
   * In the transaction (the system's) that marks the mail handled, so it happens once. Answers what became of it, in a few
   * words for people. Throwing means: again later.
   */
  receive(tx: Tx, mail: InboundMail): Promise<string>;
}

@Injectable()
export class InboundTargets {
  private readonly targets: InboundMailTarget[] = [];

  /** Called at boot. The first one that takes an address gets its mail. */
  register(target: InboundMailTarget): void {
    if (this.targets.some(({ name }) => name === target.name)) throw new Error(`Two rooms take mail as ${target.name}`);
    this.targets.push(target);
  }

  of(address: string): InboundMailTarget | undefined {
    return this.targets.find((target) => target.takes(address));
  }
}
