// The tokens in a mail's links: who it was sent to, in which mail, for what. A token works for nothing else.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { err, isId, ok, type Result } from '#kernel';

export const LINK_PURPOSES = [
  'unsubscribe',
  'preferences',
  'confirm',
  'tracking',
  'survey',
  'status',
  'answer',
] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export interface LinkClaims {
  readonly purpose: LinkPurpose;
  readonly message: string;
  readonly contact: string;
  /** what the purpose needs beside these, such as the number of a tracked link; at most 100 characters */
  readonly detail?: string;
}

/** New tokens are signed with `current`; tokens signed with any key in `keys` still work. Ids are short words. */
export interface LinkKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, string | Buffer>>;
}

const MAX_TOKEN = 400;
const MAC_BYTES = 16;

const seal = (key: string | Buffer, body: string): string =>
  createHmac('sha256', key).update(`link:${body}`).digest().subarray(0, MAC_BYTES).toString('base64url');

const packId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpackId(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `key id.purpose.message.contact.detail.mac`, all safe in a path. Throws where the claims are not ours to sign. */
export function signLink({ current, keys }: LinkKeys, { purpose, message, contact, detail = '' }: LinkClaims): string {
  const key = keyOf(keys, current);
  if (key === undefined || !/^[A-Za-z0-9_-]{1,20}$/.test(current)) throw new TypeError(`No link key named ${current}`);
  if (!isId(message) || !isId(contact)) throw new TypeError('Links are signed for ids only');
  if (detail.length > 100) throw new TypeError('The detail of a link is at most 100 characters');
  const body = [current, purpose, packId(message), packId(contact), Buffer.from(detail).toString('base64url')].join(
    '.',
  );
  return `${body}.${seal(key, body)}`;
}

/** What the caller knows already: the purpose always, the rest where the page is about one message or contact. */
export interface ExpectedLink {
  readonly purpose: LinkPurpose;
  readonly message?: string;
  readonly contact?: string;
}

const damaged = () =>
  err('LINK_DAMAGED', 'This link is damaged. Copy it whole from the mail, or open the newest mail.');

/** The seal is checked before anything in the token is believed. */
export function verifyLink({ keys }: LinkKeys, token: string, expected: ExpectedLink): Result<LinkClaims> {
  const parts = token.length > MAX_TOKEN ? [] : token.split('.');
  const [keyId = '', purpose = '', message = '', contact = '', detail = '', mac = ''] = parts;
  if (parts.length !== 6) return damaged();
  const key = keyOf(keys, keyId);
  if (key === undefined) return err('LINK_EXPIRED', 'This link is too old to be used. Open the newest mail.');
  const wanted = Buffer.from(seal(key, parts.slice(0, 5).join('.')));
  const given = Buffer.from(mac);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return damaged();
  const claims = {
    message: unpackId(message),
    contact: unpackId(contact),
    detail: Buffer.from(detail, 'base64url').toString(),
  };
  if (purpose !== expected.purpose)
    return err('LINK_WRONG_PURPOSE', `This link is for ${purpose}, not for ${expected.purpose}.`);
  if (expected.message && claims.message !== expected.message.toLowerCase())
    return err('LINK_WRONG_MESSAGE', 'This link belongs to another mail.');
  if (expected.contact && claims.contact !== expected.contact.toLowerCase())
    return err('LINK_WRONG_CONTACT', 'This link belongs to another person.');
  return ok({ purpose: expected.purpose, ...claims });
}

const keyOf = (keys: LinkKeys['keys'], id: string): string | Buffer | undefined =>
  Object.hasOwn(keys, id) ? keys[id] : undefined;
