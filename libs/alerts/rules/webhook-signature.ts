// How a receiver knows that a webhook is ours and new: an HMAC over the moment and the body.
import { createHmac, timingSafeEqual } from 'node:crypto';

const macOf = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');

/** `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">`, the value of the header Bellwether-Signature. */
export function signWebhook(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${macOf(secret, seconds, body)}`;
}

/** What a receiver does with it; `toleranceSeconds` is how old it may be. */
export function verifyWebhook(
  secret: string,
  body: string,
  header: string,
  now: Date,
  toleranceSeconds = 300,
): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header);
  if (!match) return false;
  const seconds = Number(match[1]);
  if (Math.abs(now.getTime() / 1000 - seconds) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(match[2] ?? ''), Buffer.from(macOf(secret, seconds, body)));
}
