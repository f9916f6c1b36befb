// The identity of one message, the same on every attempt: its key, Message-ID and return address all say the same thing.
import { createHmac } from 'node:crypto';
import { validateAddress } from './address.js';

export interface MessageIdentity {
  /** campaign run or play run */
  readonly campaign: string;
  readonly contact: string;
  readonly step: string;
  /** which time this step came round, 0 for the first */
  readonly occurrence: number;
}

export const KEY_HEADER = 'X-Bellwether-Key';

const RETURN_PREFIX = 'bounce+';
const KEY = /^[0-9a-f]{32}$/;

/**
 * 32 hex digits, unchanged by servers that fold the case of addresses. Made once, when the message is planned, and stored
 * with it: a later change of the secret must not change the identity of a mail that may have gone out.
 */
export function messageKey(secret: string | Buffer, { campaign, contact, step, occurrence }: MessageIdentity): string {
  const identity = JSON.stringify(['message', campaign, contact, step, occurrence]);
  return createHmac('sha256', secret).update(identity).digest('hex').slice(0, 32);
}

/** `domain` is ours. */
export const messageId = (key: string, domain: string): string => `<${key}@${domain}>`;

/** The envelope's sender: a bounce comes back to it, so its address says which message bounced. */
export const returnAddress = (key: string, domain: string): string => `${RETURN_PREFIX}${key}@${domain}`;

/** The key of the message that a bounce to this address is about, or null where the address is not one of ours. */
export function keyOfReturnAddress(address: string, domain: string): string | null {
  const checked = validateAddress(address);
  if (!checked.ok || checked.value.domain !== domain.toLowerCase()) return null;
  const local = checked.value.local.toLowerCase();
  const key = local.startsWith(RETURN_PREFIX) ? local.slice(RETURN_PREFIX.length) : '';
  return KEY.test(key) ? key : null;
}
