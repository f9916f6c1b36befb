// Whether a webhook comes from the provider that it says: each signs in its own way, and what isn't signed is nobody's.
import { createHmac, createPublicKey, createVerify, timingSafeEqual, verify } from 'node:crypto';

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Older than this, a signed call may be one that somebody kept and sends again. Milliseconds. */
export const FRESH_MS = 15 * 60_000;

const isFresh = (seconds: string, now: Date): boolean =>
  /^\d{1,12}$/.test(seconds) && Math.abs(now.getTime() - Number(seconds) * 1000) <= FRESH_MS;

/** ECDSA over the time and the body as it came; `publicKey` is base64 of SPKI, as SendGrid shows it. */
export function isSendgrid(publicKey: string, signature: string, timestamp: string, body: Buffer, now: Date): boolean {
  if (!isFresh(timestamp, now)) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    return verify('sha256', signed, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** HMAC over time and token, which stand in the body. */
export function isMailgun(key: string, body: unknown, now: Date): boolean {
  const { signature } = (body ?? {}) as { signature?: { timestamp?: unknown; token?: unknown; signature?: unknown } };
  const { timestamp, token, signature: given } = signature ?? {};
  if (typeof timestamp !== 'string' || typeof token !== 'string' || typeof given !== 'string') return false;
  return (
    isFresh(timestamp, now) &&
    same(
      given,
      createHmac('sha256', key)
        .update(timestamp + token)
        .digest('hex'),
    )
  );
}

/** Postmark signs nothing; it sends the user and password that stand in the address it was given. */
export const isPostmark = (credentials: string, authorization: string): boolean =>
  same(authorization, `Basic ${Buffer.from(credentials).toString('base64')}`);

export interface SnsMessage {
  readonly Type: string;
  readonly TopicArn: string;
  readonly Message: string;
  readonly MessageId: string;
  readonly Timestamp: string;
  readonly Signature: string;
  readonly SignatureVersion: string;
  readonly SigningCertURL: string;
  readonly Subject?: string;
  readonly SubscribeURL?: string;
  readonly Token?: string;
}

/** Certificates and confirmations are fetched from there and nowhere else. */
export const isAmazonUrl = (url: string): boolean =>
  URL.canParse(url) &&
  /^sns\.[a-z0-9-]+\.amazonaws\.com$/.test(new URL(url).hostname) &&
  new URL(url).protocol === 'https:';

const SIGNED = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const satisfies Record<string, readonly (keyof SnsMessage)[]>;

/** The text that SNS signs; null for a type that we don't know. */
export function snsText(message: SnsMessage): string | null {
  const fields = Object.hasOwn(SIGNED, message.Type) ? SIGNED[message.Type as keyof typeof SIGNED] : null;
  return (
    fields &&
    fields.flatMap((field) => (message[field] === undefined ? [] : [`${field}\n${message[field]}\n`])).join('')
  );
}

export function isSns(certificate: string, message: SnsMessage): boolean {
  const text = snsText(message);
  if (text === null) return false;
  const hash = message.SignatureVersion === '2' ? 'sha256' : 'sha1';
  try {
    return createVerify(hash).update(text).verify(certificate, message.Signature, 'base64');
  } catch {
    return false;
  }
}
