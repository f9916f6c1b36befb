// A published mail made ready to be filled in: compiled once per campaign version, its MIME skeleton encoded once.
import { ok, type Result } from '#kernel';
import { compileTemplate, type Form, type Render } from './compile-template.js';
import type { Reader } from './helpers.js';
import { checkParts, type PublishedMail } from './publish-mail.js';
import { encodeChunk } from './quoted-printable.js';
import { trackLinks } from './track-links.js';
import type { View } from './view-data.js';

export interface OpenMail {
  /** of a tracked mail: where `tracked.l0`, `tracked.l1` … lead */
  readonly links: readonly string[];
  subject(view: View, reader: Reader): Result<string>;
  /** as people see it */
  preview(
    view: View,
    reader: Reader,
  ): Result<{ readonly subject: string; readonly html: string; readonly text: string }>;
  /** as it goes over the wire: the MIME headers, a blank line, both parts. All ASCII, lines of at most 76 characters */
  body(view: View, reader: Reader): Result<string>;
}

/** `=_` never comes out of quoted-printable, so the boundary is in no part. */
const boundaryOf = ({ version }: PublishedMail): string => `=_bellwether_${version}`;

const partStart = (boundary: string, type: string): string =>
  `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;

/**
 * Fails only where the mail was published under other rules than today's. `tracked`: its fixed links become fields, for a run that
 * counts clicks.
 */
export function openMail(published: PublishedMail, tracked = false): Result<OpenMail> {
  const { html: trackedHtml, urls: links } = tracked ? trackLinks(published.html) : { html: published.html, urls: [] };
  const mail = { ...published, html: trackedHtml };
  const parts = checkParts(mail);
  if (!parts.ok) return parts;
  const { subject: subjectLine, html, text } = parts.value;

  // Few mails are ever looked at, so their readable form is compiled when somebody asks for one.
  const subject = compileTemplate(subjectLine, { as: 'text' });
  const readable = once(() => both(compileTemplate(html, { as: 'html' }), compileTemplate(text, { as: 'text' })));
  const wireForm = (as: Form['as']): Form => ({ as, encode: encodeChunk });
  const encoded = both(compileTemplate(html, wireForm('html')), compileTemplate(text, wireForm('text')));

  const boundary = boundaryOf(mail);
  const head = `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n`;
  const textStart = head + partStart(boundary, 'text/plain');
  const htmlStart = `\r\n${partStart(boundary, 'text/html')}`;
  const end = `\r\n--${boundary}--\r\n`;

  return ok({
    links,
    subject,
    preview(view, reader) {
      const title = subject(view, reader);
      if (!title.ok) return title;
      const parts = readable()(view, reader);
      return parts.ok ? ok({ subject: title.value, ...parts.value }) : parts;
    },
    body(view, reader) {
      const parts = encoded(view, reader);
      return parts.ok ? ok(textStart + parts.value.text + htmlStart + parts.value.html + end) : parts;
    },
  });
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const both =
  (html: Render, text: Render) =>
  (view: View, reader: Reader): Result<{ readonly html: string; readonly text: string }> => {
    const filledHtml = html(view, reader);
    if (!filledHtml.ok) return filledHtml;
    const filledText = text(view, reader);
    return filledText.ok ? ok({ html: filledHtml.value, text: filledText.value }) : filledText;
  };
