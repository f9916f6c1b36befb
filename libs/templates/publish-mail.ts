// Turns a mail's source into what campaigns send: every part checked, MJML compiled, and the fields it needs listed.
import { createHash } from 'node:crypto';
import { ok, type Result } from '#kernel';
import { checkTemplate, type CheckedTemplate } from './check-template.js';
import type { MailSource } from './mail-source.js';
import { mjmlToHtml } from './mjml.js';
import { requiredFields, type FieldUse } from './template-tree.js';

/** Plain data, so that a version of it can be kept as it was sent. */
export interface PublishedMail {
  readonly subject: string;
  /** HTML with Handlebars in it, the preview text included */
  readonly html: string;
  readonly text: string;
  readonly fields: readonly FieldUse[];
  /** the same for the same content */
  readonly version: string;
}

export type MailPart = 'subject' | 'preview' | 'html' | 'text';

/** The error says which part it is in, and where in the author's source, not in what MJML made of it. */
export async function publishMail(source: MailSource): Promise<Result<PublishedMail>> {
  const { subject, preview, text } = source;
  const written: [MailPart, string][] = [
    ['subject', subject],
    ['preview', preview],
    ['html', source.html.source],
    ['text', text],
  ];
  for (const [part, template] of written) {
    const checked = inPart(part, checkTemplate(template));
    if (!checked.ok) return checked;
  }
  const html = inPart('html', await buildHtml(source));
  if (!html.ok) return html;
  const parts = checkParts({ subject, html: html.value, text });
  if (!parts.ok) return parts;
  const fields = requiredFields(Object.values(parts.value).flatMap(({ tree }) => tree));
  const version = createHash('sha256')
    .update(JSON.stringify([subject, html.value, text]))
    .digest('hex')
    .slice(0, 16);
  return ok({ subject, html: html.value, text, fields, version });
}

type Parts<T> = Readonly<Record<'subject' | 'html' | 'text', T>>;

/** What is compiled is what was checked here, whether it comes from an author or from the database. */
export function checkParts(parts: Parts<string>): Result<Parts<CheckedTemplate>> {
  const subject = inPart('subject', checkTemplate(parts.subject));
  if (!subject.ok) return subject;
  const html = inPart('html', checkTemplate(parts.html));
  if (!html.ok) return html;
  const text = inPart('text', checkTemplate(parts.text));
  return text.ok ? ok({ subject: subject.value, html: html.value, text: text.value }) : text;
}

function inPart<T>(part: MailPart, result: Result<T>): Result<T> {
  if (result.ok) return result;
  const { code, message, details } = result.error;
  return { ok: false, error: { code, message: `${part}: ${message}`, details: { ...details, part } } };
}

const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The preview text stands first in the body, where inboxes look for it, and is hidden from whoever opens the mail. */
async function buildHtml({ html: { language, source }, preview }: MailSource): Promise<Result<string>> {
  if (language === 'html') {
    const hidden = `<div style="display:none;max-height:0;overflow:hidden">${asHtml(preview)}</div>`;
    const body = /<body[^>]*>/i.exec(source);
    const at = body ? body.index + body[0].length : 0;
    return ok(source.slice(0, at) + hidden + source.slice(at));
  }
  const element = `<mj-preview>${asHtml(preview)}</mj-preview>`;
  const withPreview = source.includes('<mj-head>')
    ? source.replace('<mj-head>', () => `<mj-head>${element}`)
    : source.replace(/<mjml[^>]*>/, (start) => `${start}<mj-head>${element}</mj-head>`);
  return mjmlToHtml(withPreview);
}
