// Rows of a log, gathered into the cases they speak of.
import { instantOf, integerOf, textOf, type MappedRow, type TargetShape } from '#imports/rules';
import { groupBy } from '#kernel';
import type { CaseFields } from './case.js';
import type { CasePoint } from './case-log.js';
import { sourceIn } from './case-row.js';

const text = { kind: 'text' } as const;
const required = { kind: 'text', required: true } as const;
const instant = { kind: 'instant', required: true } as const;

export const LOG_FIELDS: TargetShape['fields'] = {
  number: required,
  source: text,
  accountExternalId: required,
  contactExternalId: text,
  subject: text,
  status: required,
  priority: required,
  team: text,
  assignee: text,
  reopenCount: { kind: 'integer' },
  openedAt: instant,
  at: instant,
  sequence: { kind: 'integer', required: true },
};

interface Key {
  readonly source: string;
  readonly externalId: string;
}

/** A case as some rows of its log tell it. */
export interface LoggedCase extends Key {
  readonly openedAt: Date;
  readonly accountKey: Key;
  readonly contactKey: Key | undefined;
  /** what is no history, as the newest of the rows tells it */
  readonly facts: Pick<CaseFields, 'subject' | 'reopenCount'>;
  /** in the order of the file */
  readonly points: readonly CasePoint[];
}

/** Rows of one case have it in common. */
export const logKey = (row: MappedRow): string => `${sourceIn(row)}\u0000${textOf(row, 'number')}`;

export function loggedCases(rows: readonly MappedRow[]): LoggedCase[] {
  return [...groupBy(rows, logKey).values()].flatMap((group) => {
    const [first] = group;
    return first ? [loggedCase(first, group)] : [];
  });
}

function loggedCase(first: MappedRow, rows: readonly MappedRow[]): LoggedCase {
  const points = rows.map(pointOf);
  const newest = points.reduce((best, point, n) => (isAfter(point, points[best]) ? n : best), 0);
  const row = rows[newest] ?? first;
  const source = sourceIn(row);
  const contact = textOf(row, 'contactExternalId');
  const [subject, reopenCount] = [textOf(row, 'subject'), integerOf(row, 'reopenCount')];
  return {
    source,
    externalId: textOf(row, 'number') ?? '',
    openedAt: instantOf(row, 'openedAt') ?? new Date(points[newest]?.at ?? 0),
    accountKey: { source, externalId: textOf(row, 'accountExternalId') ?? '' },
    contactKey: contact ? { source, externalId: contact } : undefined,
    facts: {
      ...(typeof subject === 'string' && { subject }),
      ...(typeof reopenCount === 'number' && { reopenCount }),
    },
    points,
  };
}

const isAfter = (a: CasePoint, b: CasePoint | undefined): boolean =>
  b === undefined || a.at > b.at || (a.at === b.at && a.seq >= b.seq);

const pointOf = (row: MappedRow): CasePoint => ({
  at: instantOf(row, 'at')?.getTime() ?? 0,
  seq: integerOf(row, 'sequence') ?? 0,
  status: textOf(row, 'status') ?? '',
  priority: textOf(row, 'priority') ?? null,
  team: textOf(row, 'team') ?? null,
  assignee: textOf(row, 'assignee') ?? null,
});
