// How a help desk takes mail for one of its tickets, and what an answer is called.
import { err, ok, type Result } from '#kernel';

const PLACE = '{id}';

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
