// Reads a delivery status notification (RFC 3464): what became of a mail that a server had already taken.
import { headerOf, type ParsedMail } from './parsed-mail.js';
import { addressIn, fieldGroups, type Fields } from './report-fields.js';

/**
 * dead: the address doesn't exist, so nothing more goes there. failed: this mail didn't arrive. delayed: the server goes on
 * trying. delivered: it arrived.
 */
export type DeliveryVerdict = 'dead' | 'failed' | 'delayed' | 'delivered';

export interface DeliveryReport {
  readonly verdict: DeliveryVerdict;
  /** RFC 3463, such as 5.1.1; empty where the report has none */
  readonly status: string;
  /** what the far server said, for people; at most 300 characters */
  readonly detail: string;
}

const STATUS = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;
/** RFC 3463: bad mailbox, system, syntax, moved; the host of the domain is not there. */
const DEAD = /^5\.(1\.([1236]|10)|4\.4)$/;

const ACTIONS: Readonly<Record<string, DeliveryVerdict>> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};

const clean = (text: string): string =>
  text
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 300);

function readRecipient(fields: Fields): DeliveryReport | null {
  const verdict = ACTIONS[(fields.get('action') ?? '').toLowerCase().split(/[\s;(]/)[0] ?? ''];
  if (!verdict) return null;
  const said = clean((fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, ''));
  const status = (STATUS.exec(fields.get('status') ?? '') ?? STATUS.exec(said))?.[0] ?? '';
  // A server's 5.0.0 says less than what it quotes: many only have the far side's own words.
  const exact = status === '5.0.0' || status === '' ? (STATUS.exec(said)?.[0] ?? status) : status;
  return {
    verdict: verdict === 'failed' && DEAD.test(exact) ? 'dead' : verdict,
    status: exact,
    detail: said || exact || 'no reason given',
  };
}

/**
 * The report on one recipient. Our envelopes have one, so the first that speaks of `recipient` is it, or the first at all:
 * a forwarder reports on the address that it forwarded to.
 */
export function readDeliveryReport(mail: Pick<ParsedMail, 'reports'>, recipient?: string): DeliveryReport | null {
  const text = mail.reports.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type))?.text;
  if (text === undefined) return null;
  const groups = fieldGroups(text).filter((fields) => fields.has('action'));
  const names = (fields: Fields) =>
    ['original-recipient', 'final-recipient'].some((name) => addressIn(fields.get(name) ?? '') === recipient);
  const chosen = groups.find((fields) => recipient !== undefined && names(fields)) ?? groups[0];
  return chosen ? readRecipient(chosen) : null;
}

/** A bounce in plain words, from a server that writes no report: told by its null sender, judged by the codes it quotes. */
export function readPlainBounce(mail: Pick<ParsedMail, 'text' | 'subject' | 'headers'>): DeliveryReport {
  const text = mail.text.slice(0, 20_000);
  const status = STATUS.exec(text)?.[0] ?? '';
  const line = clean(text.split('\n').find((each) => STATUS.test(each) || /\b5\d\d\b/.test(each)) ?? mail.subject);
  const later = /\b(delay|not yet been delivered|will (be )?retr|warning)/i;
  if (status.startsWith('4') || later.test(mail.subject)) return { verdict: 'delayed', status, detail: line };
  return { verdict: DEAD.test(status) ? 'dead' : 'failed', status, detail: line || headerOf(mail, 'subject') };
}
