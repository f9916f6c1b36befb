// One row of a file as a message: what a file may have, and which way it went where only its author is told.
import { booleanOf, instantOf, textOf, type MappedRow, type TargetShape } from '#imports/rules';
import { err, ok, type Result } from '#kernel';
import { sourceIn } from './case-row.js';
import type { Direction } from './case.js';
import { checkMessage, type MessageFields } from './check-message.js';

const text = { kind: 'text' } as const;
const required = { kind: 'text', required: true } as const;

export const MESSAGE_FIELDS: TargetShape['fields'] = {
  externalId: required,
  source: text,
  caseExternalId: required,
  direction: text,
  authorExternalId: text,
  authorEmail: { kind: 'email' },
  authorName: text,
  body: text,
  sentAt: { kind: 'instant', required: true },
  automatic: { kind: 'boolean' },
};

export const caseKeyOfMessage = (row: MappedRow) => ({
  source: sourceIn(row),
  externalId: textOf(row, 'caseExternalId') ?? '',
});

export function authorKeyOf(row: MappedRow): { source: string; externalId: string } | undefined {
  const externalId = textOf(row, 'authorExternalId');
  return externalId ? { source: sourceIn(row), externalId } : undefined;
}

/** Who wrote it, as far as we know them. */
export interface Author {
  readonly contactId: string | null;
  readonly userId: string | null;
}

/** CASE_UNKNOWN, AUTHOR_UNKNOWN and the codes of checkMessage; details.field says which field is meant. */
export function messageIn(
  row: MappedRow,
  of: { readonly id: string; readonly contactEmail: string | null; readonly contactId: string | null } | undefined,
  { contactId, userId }: Author,
): Result<MessageFields & Author & { readonly caseId: string; readonly source: string; readonly externalId: string }> {
  if (!of)
    return err('CASE_UNKNOWN', 'No case has this key. Import the case first, then this row again.', {
      field: 'caseExternalId',
    });
  const authorEmail = textOf(row, 'authorEmail') ?? null;
  const isRequester = authorEmail !== null && authorEmail === of.contactEmail;
  const direction = textOf(row, 'direction') ?? directionOf(userId !== null, contactId !== null || isRequester);
  if (direction === undefined)
    return err(
      'AUTHOR_UNKNOWN',
      'Nobody is known to be this author, so it is not clear whether the customer wrote it. Import contacts and add users first, or map a direction.',
      { field: authorEmail ? 'authorEmail' : 'authorExternalId' },
    );
  const checked = checkMessage({
    direction: direction as Direction,
    body: textOf(row, 'body') ?? '',
    sentAt: instantOf(row, 'sentAt') ?? new Date(Number.NaN),
    authorName: textOf(row, 'authorName') ?? null,
    authorEmail,
    automatic: booleanOf(row, 'automatic') ?? undefined,
    contactId: contactId ?? (isRequester ? of.contactId : null),
    userId,
    caseId: of.id,
    source: sourceIn(row),
    externalId: textOf(row, 'externalId') ?? '',
  });
  if (checked.ok) return ok(checked.value);
  const field = checked.error.code.includes('DIRECTION')
    ? 'direction'
    : checked.error.code.includes('TIME')
      ? 'sentAt'
      : 'body';
  return err(checked.error.code, checked.error.message, { field });
}

/** A colleague's is outbound, even where they are also a contact. */
const directionOf = (byUser: boolean, byContact: boolean): Direction | undefined =>
  byUser ? 'outbound' : byContact ? 'inbound' : undefined;
