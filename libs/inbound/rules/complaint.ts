// Reads a complaint (abuse reporting format, RFC 5965): somebody pressed “this is spam” at a provider that tells us.
import type { ParsedMail } from './parsed-mail.js';
import { addressIn, fieldGroups } from './report-fields.js';

export interface Complaint {
  /** abuse, fraud, virus, other; not-spam takes one back and is no complaint */
  readonly kind: string;
  /** the envelope's sender of the mail complained about, which is our return address; empty where it isn't said */
  readonly originalSender: string;
}

export function readComplaint({ reports }: Pick<ParsedMail, 'reports'>): Complaint | null {
  const text = reports.find(({ type }) => type === 'message/feedback-report')?.text;
  const fields = text === undefined ? undefined : fieldGroups(text)[0];
  const kind = fields?.get('feedback-type')?.toLowerCase() ?? '';
  if (!fields || kind === '' || kind === 'not-spam') return null;
  return { kind, originalSender: addressIn(fields.get('original-mail-from') ?? '') };
}

/** The key of our message that a report carries with it: all of the original, or its headers. */
export function keyInReport({ reports }: Pick<ParsedMail, 'reports'>, header: string): string | null {
  for (const { type, text } of reports) {
    if (!/^(message\/rfc822|message\/global|text\/rfc822-headers)$/.test(type)) continue;
    const key = fieldGroups(text)[0]?.get(header.toLowerCase());
    if (key && /^[0-9a-f]{32}$/.test(key)) return key;
  }
  return null;
}
