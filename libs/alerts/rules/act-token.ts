// The token behind a link in an alert mail: for one alert, one person and nothing else, for a while.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { err, isId, ok, type Result } from '#kernel';

export interface ActClaims {
  readonly alertId: string;
  readonly userId: string;
}

/** Names the key, so that a second one can come without breaking the links of the first. */
const KEY = '1';
const MAC_BYTES = 18;
export const LINK_DAYS = 14;

const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpacked(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const macOf = (secret: Buffer, body: string): Buffer =>
  createHmac('sha256', secret).update(`alert-act:${body}`).digest().subarray(0, MAC_BYTES);

/** `key.alert.person.expires.mac`, all safe in a path. */
export function signAct(secret: Buffer, { alertId, userId }: ActClaims, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + LINK_DAYS * 86_400;
  const body = [KEY, packed(alertId), packed(userId), expires.toString(36)].join('.');
  return `${body}.${macOf(secret, body).toString('base64url')}`;
}

/** The seal is checked before anything in the token is believed. */
export function readAct(secret: Buffer, token: string, now: Date): Result<ActClaims> {
  const damaged = err('LINK_DAMAGED', 'This link is damaged. Copy it whole from the mail, or open the console.');
  const parts = token.length > 200 ? [] : token.split('.');
  const [key = '', alert = '', user = '', expires = '', mac = ''] = parts;
  if (parts.length !== 5 || key !== KEY) return damaged;
  const wanted = macOf(secret, parts.slice(0, 4).join('.'));
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return damaged;
  const claims = { alertId: unpacked(alert), userId: unpacked(user) };
  if (!isId(claims.alertId) || !isId(claims.userId)) return damaged;
  if (parseInt(expires, 36) * 1000 < now.getTime())
    return err('LINK_EXPIRED', `This link worked for ${LINK_DAYS} days. Open the case in the console.`);
  return ok(claims);
}
