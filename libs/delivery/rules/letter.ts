// A letter is a mail written for one person: what it must be before it is taken on, and the headers it goes out with.
import { err, ok, type Result } from '#kernel';
import type { MailAddress } from './address.js';
import { checkHeaderText, fold, unstructured } from './header-text.js';
import { mailboxHeader, type HeaderField, type Mailbox } from './headers.js';
import { KEY_HEADER } from './message-key.js';

/** Octets of either part. */
export const MAX_LETTER = 500_000;
/** RFC 5322 sets no limit; more than these no mail program needs to find the thread. */
const MAX_REFERENCES = 20;
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>$/;

export interface LetterThread {
  /** Message-ID with angle brackets */
  readonly inReplyTo: string | null;
  /** the oldest first */
  readonly references: readonly string[];
}

export interface LetterText {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

/** Refused before it is stored rather than when it is sent: whoever wrote it is still there to hear why. */
export function checkLetter({ subject, text, html }: LetterText, names: readonly (string | undefined)[]): Result<null> {
  const title = checkHeaderText('Subject', subject);
  if (!title.ok) return title;
  if (subject.trim() === '') return err('SUBJECT_EMPTY', 'Write a subject.');
  if (text.trim() === '') return err('LETTER_EMPTY', 'Write a text: it is what people without HTML read.');
  if (Math.max(Buffer.byteLength(text), Buffer.byteLength(html ?? '')) > MAX_LETTER)
    return err('LETTER_TOO_LARGE', `A mail has at most ${MAX_LETTER / 1000} KB of text. Shorten it.`);
  for (const name of names) {
    const checked = checkHeaderText('Name', name ?? '');
    if (!checked.ok) return checked;
  }
  return ok(null);
}

/** Message-IDs of others are taken only where they are made as they should be: one that isn't would break the header. */
export function threadOf({ inReplyTo, references }: LetterThread): LetterThread {
  const known = references.filter((id) => MESSAGE_ID.test(id));
  const parent = inReplyTo !== null && MESSAGE_ID.test(inReplyTo) ? inReplyTo : null;
  const all = [...new Set(parent ? [...known.filter((id) => id !== parent), parent] : known)];
  // The first one starts the thread, so it is kept whatever falls out.
  const kept = all.length > MAX_REFERENCES ? [...all.slice(0, 1), ...all.slice(1 - MAX_REFERENCES)] : all;
  return { inReplyTo: parent, references: kept };
}

export interface LetterMail {
  readonly from: Mailbox;
  readonly replyTo: Mailbox | null;
  readonly to: { readonly name?: string; readonly address: MailAddress };
  readonly subject: string;
  readonly date: Date;
  readonly messageId: string;
  readonly key: string;
  readonly thread: LetterThread;
  /** nobody wrote it: programs that answer mails by themselves leave it alone (RFC 3834) */
  readonly automatic: boolean;
}

/** In the order they are sent; the MIME headers belong to the body. None of a campaign's: nobody can unsubscribe from an answer. */
export function letterHeaders(mail: LetterMail): HeaderField[] {
  const { inReplyTo, references } = threadOf(mail.thread);
  return [
    { name: 'From', value: mailboxHeader(mail.from) },
    ...(mail.replyTo ? [{ name: 'Reply-To', value: mailboxHeader(mail.replyTo) }] : []),
    { name: 'To', value: mailboxHeader(mail.to) },
    { name: 'Subject', value: unstructured(mail.subject) },
    { name: 'Date', value: mail.date.toUTCString().replace('GMT', '+0000') },
    { name: 'Message-ID', value: mail.messageId },
    ...(inReplyTo ? [{ name: 'In-Reply-To', value: inReplyTo }] : []),
    ...(references.length > 0 ? [{ name: 'References', value: fold(references) }] : []),
    ...(mail.automatic ? [{ name: 'Auto-Submitted', value: 'auto-generated' }] : []),
    { name: KEY_HEADER, value: mail.key },
  ];
}
