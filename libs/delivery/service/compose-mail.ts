// Fills a mail in for one person: the bytes that go over the wire, or the reason why this person can't get it.
import { ok, type Result } from '#kernel';
import { campaignHeaders, renderHeaders, type CampaignMail } from '../rules/index.js';
import type { OpenMail, Reader, View } from '#templates';

export interface ComposedMail {
  readonly subject: string;
  readonly raw: Buffer;
}

/** Everything about the mail but its subject, which the template writes. */
export type Addressing = Omit<CampaignMail, 'subject'>;

export function composeMail(mail: OpenMail, addressing: Addressing, view: View, reader: Reader): Result<ComposedMail> {
  const subject = mail.subject(view, reader);
  if (!subject.ok) return subject;
  const fields = campaignHeaders({ ...addressing, subject: subject.value });
  if (!fields.ok) return fields;
  const headers = renderHeaders(fields.value);
  if (!headers.ok) return headers;
  const body = mail.body(view, reader);
  if (!body.ok) return body;
  return ok({ subject: subject.value, raw: Buffer.from(headers.value + body.value, 'latin1') });
}
