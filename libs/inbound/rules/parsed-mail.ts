// What a mail says once it is read: plain JSON of limited size, whoever wrote it. Made by the reading thread, kept beside the bytes.

export interface Correspondent {
  readonly name: string;
  /** as written; not checked */
  readonly email: string;
}

export interface AttachmentNote {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

export interface ParsedMail {
  readonly from: Correspondent | null;
  readonly replyTo: Correspondent | null;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly subject: string;
  /** ISO, as the sender's clock had it; null where it is no date */
  readonly date: string | null;
  /** with angle brackets */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** made from the HTML where the sender wrote no text */
  readonly text: string;
  /** as received: for a sandboxed frame only */
  readonly html: string | null;
  readonly attachments: readonly AttachmentNote[];
  /** names in lower case, the first ones of a long list */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** machine-readable parts of a report: a bounce (RFC 3464) or a complaint (RFC 5965), by their type */
  readonly reports: readonly { readonly type: string; readonly text: string }[];
}

export const headerOf = ({ headers }: Pick<ParsedMail, 'headers'>, name: string): string =>
  headers.find(([key]) => key === name)?.[1] ?? '';
