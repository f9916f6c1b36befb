// The headers of one campaign mail. Whatever a subject, a name or an address holds, they stay these headers and no others.
import { err, ok, type Result } from '#kernel';
import type { MailAddress } from './address.js';
import { checkHeaderText, fold, MAX_LINE, phrase, unstructured } from './header-text.js';
import { KEY_HEADER } from './message-key.js';

export interface Mailbox {
  readonly name?: string;
  readonly address: MailAddress;
}

export interface CampaignMail {
  readonly from: Mailbox;
  readonly replyTo: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly date: Date;
  /** with angle brackets */
  readonly messageId: string;
  readonly key: string;
  /** what the list is called and its dotted id, such as `progress-status.mail.example.com` */
  readonly list: { readonly name: string; readonly id: string };
  readonly unsubscribe: {
    /** takes the POST of RFC 8058; https, or http on this machine */
    readonly url: string;
    readonly mailbox: MailAddress;
    /** goes into the subject of a mailed unsubscription */
    readonly token: string;
  };
}

export interface HeaderField {
  readonly name: string;
  /** may be folded */
  readonly value: string;
}

/** In the order they are sent. The MIME headers belong to the body and are not among them. */
export function campaignHeaders(mail: CampaignMail): Result<HeaderField[]> {
  const texts: [string, string | undefined][] = [
    ['Subject', mail.subject],
    ['From', mail.from.name],
    ['Reply-To', mail.replyTo.name],
    ['To', mail.to.name],
    ['List-Id', mail.list.name],
  ];
  for (const [name, text] of texts) {
    const checked = checkHeaderText(name, text ?? '');
    if (!checked.ok) return checked;
  }
  if (mail.subject.trim() === '')
    return err('SUBJECT_EMPTY', 'The subject is empty. Write one, or fill the field it consists of.');
  if (!isUnsubscribeUrl(mail.unsubscribe.url))
    return err(
      'UNSUBSCRIBE_NOT_HTTPS',
      'One-click unsubscribe needs an https address. Set BELLWETHER_PUBLIC_URL to one.',
    );
  return ok([
    { name: 'From', value: mailboxHeader(mail.from) },
    { name: 'Reply-To', value: mailboxHeader(mail.replyTo) },
    { name: 'To', value: mailboxHeader(mail.to) },
    { name: 'Subject', value: unstructured(mail.subject) },
    { name: 'Date', value: mail.date.toUTCString().replace('GMT', '+0000') },
    { name: 'Message-ID', value: mail.messageId },
    { name: 'List-Id', value: fold([phrase(mail.list.name), `<${mail.list.id}>`]) },
    { name: 'List-Unsubscribe', value: `<${mail.unsubscribe.url}>,\r\n <${unsubscribeMailto(mail)}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    { name: KEY_HEADER, value: mail.key },
  ]);
}

export const mailboxHeader = ({ name, address }: Mailbox): string =>
  name?.trim() ? fold([phrase(name.trim()), `<${address.address}>`]) : address.address;

const unsubscribeMailto = ({ unsubscribe: { mailbox: box, token } }: CampaignMail): string =>
  `mailto:${box.address}?subject=${encodeURIComponent(token)}`;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function isUnsubscribeUrl(text: string): boolean {
  if (!URL.canParse(text) || /[^\x21-\x7e]|[<>]/.test(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const FIELD_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const PRINTABLE = /^[\x20-\x7e]*$/;

/** A line that is blank would end the headers; one that doesn't start with a space would be a header of its own. */
const isSafeValue = (value: string): boolean =>
  value
    .split('\r\n')
    .every((line, at) => PRINTABLE.test(line) && line.trim() !== '' && (at === 0 || line.startsWith(' ')));

/** The lines as they go over the wire. The last guard: whoever made the fields, no other header and no long line gets out. */
export function renderHeaders(fields: readonly HeaderField[]): Result<string> {
  let text = '';
  for (const { name, value } of fields) {
    if (!FIELD_NAME.test(name) || !isSafeValue(value))
      return err('HEADER_UNSAFE', `${name} can't be sent as it is.`, { header: name });
    const field = `${name}: ${value}`;
    if (field.length > MAX_LINE && field.split('\r\n').some((line) => line.length > MAX_LINE))
      return err('HEADER_TOO_LONG', `${name} has a line of more than ${MAX_LINE} octets. Shorten it.`, {
        header: name,
      });
    text += `${field}\r\n`;
  }
  return ok(text);
}
