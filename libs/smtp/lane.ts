// What the sender needs of a mail server: one message at a time, and an honest account of how far it got.
import type { HandOffResult } from './rules/index.js';

/** One sender, one recipient: what one person's server says is never about another. */
export interface Envelope {
  readonly from: string;
  readonly to: string;
}

export interface Lane {
  /** Null when a connection stands; otherwise why there is none. Asked before a message is claimed for this lane. */
  ready(): Promise<HandOffResult | null>;
  /** Never throws for what a server or a network does. One at a time: a second call while one runs is a mistake and throws. */
  send(envelope: Envelope, raw: Buffer): Promise<HandOffResult>;
  /** Waits for the message in flight, then says goodbye. */
  close(): Promise<void>;
}
