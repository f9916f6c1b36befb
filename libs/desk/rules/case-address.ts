// The mail address of one case: what is sent to it belongs into that case, whatever else the mail says.
import { err, ok, type Result } from '#kernel';

const PREFIX = 'case+';
const PLACE = '{id}';

/** `domain` is ours. */
export const caseAddress = (caseId: string, domain: string): string =>
  `${PREFIX}${caseId.replaceAll('-', '')}@${domain}`;

/** The case that an address names, or null where it is none of ours. Servers may fold the case of addresses. */
export function caseOfAddress(address: string, domain: string): string | null {
  const [local = '', host = ''] = address.trim().toLowerCase().split('@');
  const hex = local.startsWith(PREFIX) ? local.slice(PREFIX.length) : '';
  if (host !== domain.toLowerCase() || !/^[0-9a-f]{32}$/.test(hex)) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** `pattern` is how a help desk takes mail for one of its tickets, such as `support+id{id}@desk.example`. */
export function checkTicketAddress(pattern: string): Result<string> {
  const text = pattern.trim();
  if (text.split(PLACE).length !== 2)
    return err('TICKET_ADDRESS_PLACE', `Write ${PLACE} once, where the help desk's case number belongs.`);
  return /^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]{2,}$/.test(text)
    ? ok(text.toLowerCase().replace(PLACE.toLowerCase(), PLACE))
    : err('TICKET_ADDRESS_INVALID', `Give an address such as support+id${PLACE}@desk.example.`);
}

/** Null where the case's number can't be part of an address. */
export const ticketAddress = (pattern: string, externalId: string): string | null =>
  /^[\w.-]{1,50}$/.test(externalId) ? pattern.replace(PLACE, externalId) : null;

/** As mail programs do it: one Re:, however often the mail went to and fro. */
export const replySubject = (subject: string): string =>
  `Re: ${subject.replace(/^(?:\s*(?:re|aw|antw|sv|fwd?|wg)\s*:)+\s*/i, '').trim() || 'Your case'}`.slice(0, 250);
