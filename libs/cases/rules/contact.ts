// What counts as contact between us and a customer, and when a case waits for our answer.
import { err, ok, type Result } from '#kernel';
import { isOpen, type CaseState } from './case.js';

export const CHANNELS = ['written', 'call', 'chat', 'meeting'] as const;
/** How something was said. Everything but `written` is logged by a person of ours: time, person, summary. */
export type Channel = (typeof CHANNELS)[number];

export const LOGGED_CHANNELS = CHANNELS.filter((channel) => channel !== 'written');

/** Automatic messages and notes never get into these. */
export interface ContactFacts {
  readonly state: CaseState;
  /** the first thing the customer wrote that no human has answered yet */
  readonly awaitingReplySince: Date | null;
}

/** The customer wrote last and nobody of ours has written, called or met them since. A note or a swarm answers nobody. */
export const isPendingOurReply = ({ state, awaitingReplySince }: ContactFacts): boolean =>
  isOpen(state) && awaitingReplySince !== null;

/** The same of rows of cases `c`, as SQL; there is a partial index on (awaiting_reply_since, id) for it. */
export const PENDING_OUR_REPLY_SQL = `c.awaiting_reply_since IS NOT NULL AND c.state IN ('open', 'pending')`;

/** Cases that come by mail have no other record than ours. */
export const OWN_SOURCE = 'mail';

/** A help desk keeps the case: what is done here has to get there too. */
export const isKeptElsewhere = ({ source }: { readonly source: string }): boolean => source !== OWN_SOURCE;

const MOST_SUMMARY = 20_000;

export interface LoggedContact {
  readonly channel: Channel;
  readonly at: Date;
  readonly summary: string;
}

/** A talk that has happened: not in the future, not before the case. */
export function checkContact<T extends LoggedContact>(contact: T, openedAt: Date, now: Date): Result<T> {
  if (contact.channel === 'written' || !CHANNELS.includes(contact.channel))
    return err('CONTACT_CHANNEL_INVALID', `Log a ${LOGGED_CHANNELS.join(', a ')}. Write replies as replies.`);
  if (contact.summary.trim() === '') return err('CONTACT_SUMMARY_EMPTY', 'Say in a sentence what was agreed.');
  if (contact.summary.length > MOST_SUMMARY)
    return err('CONTACT_SUMMARY_LONG', `A summary has at most ${MOST_SUMMARY} characters.`);
  if (Number.isNaN(contact.at.getTime()) || contact.at > now)
    return err('CONTACT_TIME_INVALID', 'Log what has happened: the time lies ahead.');
  if (contact.at < openedAt) return err('CONTACT_BEFORE_CASE', 'The time lies before the case was opened.');
  return ok(contact);
}
