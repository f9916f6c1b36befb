// One row of a file as a case: which fields a file may have, what they say, and what its dates tell of its past.
import { instantOf, saidOf, textOf, type MappedRow, type TargetShape } from '#imports/rules';
import { isOpen, stateOf, type CaseFields } from './case.js';

const text = { kind: 'text' } as const;
const instant = { kind: 'instant' } as const;

export const CASE_FIELDS: TargetShape['fields'] = {
  externalId: { ...text, required: true },
  source: text,
  accountExternalId: text,
  contactExternalId: text,
  contactEmail: { kind: 'email' },
  subject: text,
  product: text,
  status: text,
  priority: text,
  severity: text,
  team: text,
  assignee: text,
  openedAt: { ...instant, required: true },
  firstResponseAt: instant,
  resolvedAt: instant,
  closedAt: instant,
  updatedAt: instant,
  reopenCount: { kind: 'integer' },
};

/** Emptied by an empty cell; about the others an empty cell says nothing. */
const MAY_BE_EMPTY = ['product', 'severity', 'team', 'assignee', 'firstResponseAt', 'resolvedAt', 'closedAt'];
const NEVER_EMPTY = ['subject', 'priority', 'openedAt', 'reopenCount'];

export const sourceIn = (row: MappedRow): string => textOf(row, 'source') ?? 'file';

export const caseKeyIn = (row: MappedRow) => ({
  source: sourceIn(row),
  externalId: textOf(row, 'externalId') ?? '',
});

export interface ToldCase extends CaseFields {
  readonly source: string;
  readonly externalId: string;
  readonly organisationKey?: string;
  readonly contactKey?: string;
  readonly contactEmail?: string;
  /** when it became so */
  readonly at: Date;
  /** whether the source says when; otherwise a row counts as of now */
  readonly told: boolean;
}

/** A row without a status is as its dates say. */
export function caseIn(row: MappedRow, now: Date): ToldCase {
  const [resolvedAt, closedAt] = [instantOf(row, 'resolvedAt') ?? undefined, instantOf(row, 'closedAt') ?? undefined];
  const status = textOf(row, 'status') ?? (closedAt ? 'closed' : resolvedAt ? 'resolved' : undefined);
  const at = endOf(status, resolvedAt, closedAt) ?? instantOf(row, 'updatedAt') ?? undefined;
  const organisationKey = textOf(row, 'accountExternalId');
  const contactKey = textOf(row, 'contactExternalId');
  const contactEmail = textOf(row, 'contactEmail');
  return {
    ...caseKeyIn(row),
    ...saidOf(row, MAY_BE_EMPTY),
    ...Object.fromEntries(Object.entries(saidOf(row, NEVER_EMPTY)).filter(([, value]) => value !== null)),
    ...(status && { status }),
    ...(organisationKey && { organisationKey }),
    ...(contactKey && { contactKey }),
    ...(contactEmail && { contactEmail }),
    at: at ?? now,
    told: at !== undefined,
  };
}

function endOf(status: string | undefined, resolvedAt: Date | undefined, closedAt: Date | undefined): Date | undefined {
  const state = stateOf(status ?? '');
  if (state === 'closed') return closedAt ?? resolvedAt;
  return state === 'resolved' ? resolvedAt : undefined;
}

export const hasEnded = ({ status }: CaseFields): boolean => !isOpen(stateOf(status ?? ''));

/** A case that is closed now, and was resolved before that: when. */
export const resolvedBefore = ({ resolvedAt, closedAt }: CaseFields): Date | undefined =>
  resolvedAt && closedAt && resolvedAt < closedAt ? resolvedAt : undefined;

export const ENDS_EARLY = {
  field: 'openedAt',
  code: 'CASE_ENDS_EARLY',
  message: 'This case ends before it was opened. Swap or correct the times.',
};
