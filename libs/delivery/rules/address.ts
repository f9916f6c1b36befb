// Which e-mail addresses we hand to a mail server. Stricter than the RFCs where their freedom only helps an attacker.
import { domainToASCII } from 'node:url';
import { err, ok, type Result } from '#kernel';

/** Proof that an address was checked: only `validateAddress` makes one. All ASCII, domain in lower case. */
export interface MailAddress {
  readonly local: string;
  readonly domain: string;
  /** local@domain, at most 254 characters */
  readonly address: string;
}

const ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = new RegExp(`^${ATEXT}(?:\\.${ATEXT})*$`);
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const refuse = (address: string, why: string): Result<never> =>
  err('ADDRESS_INVALID', `This is not an address that mail can go to: ${why}.`, { address: address.slice(0, 320) });

/**
 * Takes dot-atoms only: no quoted local parts, comments, routes or address literals, and nothing that is not ASCII before
 * the @. An internationalised domain comes back in its ASCII form.
 */
export function validateAddress(text: string): Result<MailAddress> {
  const at = text.lastIndexOf('@');
  if (at < 1) return refuse(text, 'it needs a name, an @ and a domain');
  const local = text.slice(0, at);
  if (/[^\x20-\x7e]/.test(local))
    return refuse(text, 'the part before the @ has characters that most mail servers refuse');
  if (local.length > 64 || !LOCAL.test(local)) return refuse(text, 'the part before the @ is malformed');
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return refuse(text, 'the part after the @ is not a domain name');
  const address = `${local}@${domain}`;
  return address.length > 254 ? refuse(text, 'it is longer than 254 characters') : ok({ local, domain, address });
}

function asciiDomain(text: string): string | null {
  // URL parsing drops tabs and line ends and decodes percent signs before it looks at the name.
  if (/[\s\p{C}%/\\:?#@[\]<>"]/u.test(text)) return null;
  const domain = domainToASCII(text);
  const labels = domain.split('.');
  if (labels.length < 2 || domain.length > 253 || !labels.every((label) => LABEL.test(label))) return null;
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : domain;
}
