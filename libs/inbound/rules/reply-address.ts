// Addresses that carry what an answer is about, `case+<ref>.<seal>@…`: a mail to one belongs there whatever its headers lost.
import { createHmac, timingSafeEqual } from 'node:crypto';

const KIND = /^[a-z][a-z0-9-]{0,20}$/;
const REFERENCE = /^[0-9a-f-]{1,36}$/;
const SEAL_DIGITS = 16;

const sealOf = (secret: string | Buffer, kind: string, reference: string): string =>
  createHmac('sha256', secret).update(`reply:${kind}:${reference}`).digest('hex').slice(0, SEAL_DIGITS);

/** `reference` is an id. All in lower case, because servers on the way may fold it; at most 64 characters before the @. */
export function replyAddress(secret: string | Buffer, kind: string, reference: string, domain: string): string {
  if (!KIND.test(kind) || !REFERENCE.test(reference))
    throw new TypeError('A reply address is made of a word and an id');
  const short = reference.replaceAll('-', '');
  return `${kind}+${short}.${sealOf(secret, kind, short)}@${domain}`;
}

/** Whether it has the form of one, without asking whether its seal is right: quick, for the door. */
export const looksLikeReplyAddress = (address: string, kind: string): boolean =>
  new RegExp(`^${kind}\\+[0-9a-f]{1,36}\\.[0-9a-f]{${SEAL_DIGITS}}@`, 'i').test(address);

/** The id that we put in, or null for an address that we never made. */
export function referenceOf(secret: string | Buffer, kind: string, address: string): string | null {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase();
  const match = new RegExp(`^${kind}\\+([0-9a-f]{1,36})\\.([0-9a-f]{${SEAL_DIGITS}})$`).exec(local);
  if (!match?.[1] || !match[2]) return null;
  const right = timingSafeEqual(Buffer.from(match[2]), Buffer.from(sealOf(secret, kind, match[1])));
  if (!right) return null;
  const hex = match[1];
  return hex.length === 32
    ? [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
    : hex;
}
