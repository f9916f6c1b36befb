// A letter as the bytes that go over the wire.
import { ok, unwrap, type Result } from '#kernel';
import { encodeChunk } from '#templates';
import { letterHeaders, renderHeaders, validateAddress, type Mailbox } from '../rules/index.js';
import type { Letter } from '../store/letter.repository.js';
import type { ComposedMail } from './compose-mail.js';

/** What is the same for all letters, and what its mail says. */
export interface LetterFrame {
  readonly company: Mailbox;
  readonly key: string;
  readonly messageId: string;
  readonly address: string;
  readonly date: Date;
}

const part = (type: string, text: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encodeChunk(text)}`;

function body({ text, html }: Letter, key: string): string {
  if (html === null) return `MIME-Version: 1.0\r\n${part('text/plain', text)}\r\n`;
  const boundary = `=_bellwether_${key}`; // =_ never comes out of quoted-printable
  const parts = [part('text/plain', text), part('text/html', html)];
  return `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${parts
    .map((each) => `--${boundary}\r\n${each}\r\n`)
    .join('')}--${boundary}--\r\n`;
}

const mailbox = (name: string | null, address: string): Mailbox => ({
  name: name ?? '',
  address: unwrap(validateAddress(address)),
});

/** Its addresses were checked when it was taken on. */
export function composeLetter(letter: Letter, frame: LetterFrame): Result<ComposedMail> {
  const { fromName, fromAddress, replyToAddress, replyToName, inReplyTo, references, subject, automatic } = letter;
  const to = validateAddress(frame.address);
  if (!to.ok) return to;
  const headers = renderHeaders(
    letterHeaders({
      from: fromAddress ? mailbox(fromName, fromAddress) : frame.company,
      replyTo: replyToAddress ? mailbox(replyToName, replyToAddress) : null,
      to: { name: letter.toName, address: to.value },
      thread: { inReplyTo, references },
      ...{ subject, automatic, date: frame.date, messageId: frame.messageId, key: frame.key },
    }),
  );
  if (!headers.ok) return headers;
  return ok({ subject, raw: Buffer.from(headers.value + body(letter, frame.key), 'latin1') });
}
