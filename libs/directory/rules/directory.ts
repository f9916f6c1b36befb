// Whom a trouble goes to: of the entries that fit it, the one that says most about it.
import { err, ok, type Result } from '#kernel';

export const SEVERITIES = ['critical', 'high', 'normal', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Null stands for any. */
export interface Trouble {
  readonly product: string | null;
  readonly problemType: string | null;
  readonly severity: Severity | null;
}

export interface Entry extends Trouble {
  readonly id: string;
  readonly team: string;
  readonly personId: string | null;
  /** when the person is away */
  readonly backupId: string | null;
  /** in words, such as "Mon to Fri, 9 to 17 Berlin" */
  readonly hours: string;
  /** how to reach them, such as "#storage" or a number */
  readonly channel: string;
}

const PARTS = ['product', 'problemType', 'severity'] as const;
const same = (a: string, b: string | null): boolean => a.trim().toLowerCase() === b?.trim().toLowerCase();

/** A kind of problem says more than a product, and a product more than a severity: it is who can solve it. */
const WORTH = { product: 2, problemType: 4, severity: 1 } as const;

/** Undefined where no entry fits; an entry for any product, problem and severity fits everything. */
export function entryFor(entries: readonly Entry[], trouble: Trouble): Entry | undefined {
  const fitting = entries.filter((entry) =>
    PARTS.every((part) => entry[part] === null || same(entry[part], trouble[part])),
  );
  const worth = (entry: Entry) => PARTS.reduce((sum, part) => sum + (entry[part] === null ? 0 : WORTH[part]), 0);
  return [...fitting].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1))[0];
}

/** What may be kept of an entry; its id is given elsewhere. Absent and empty are null, or no words. */
export interface EntryWish {
  readonly product?: string | null;
  readonly problemType?: string | null;
  readonly severity?: Severity | null;
  readonly team: string;
  readonly personId?: string | null;
  readonly backupId?: string | null;
  readonly hours?: string | null;
  readonly channel?: string | null;
}

const MOST = 200;

export function checkEntry(wish: EntryWish): Result<Omit<Entry, 'id'>> {
  const text = (value: string | null | undefined) => value?.trim() ?? '';
  const entry = {
    product: text(wish.product) || null,
    problemType: text(wish.problemType) || null,
    severity: wish.severity ?? null,
    team: text(wish.team),
    personId: wish.personId ?? null,
    backupId: wish.backupId ?? null,
    hours: text(wish.hours),
    channel: text(wish.channel),
  };
  if (entry.team === '') return err('TEAM_MISSING', 'Say which group it goes to.');
  if (Object.values(entry).some((value) => (value?.length ?? 0) > MOST))
    return err('ENTRY_TOO_LONG', `Say each part in at most ${MOST} characters.`);
  if (entry.personId !== null && entry.personId === entry.backupId)
    return err('BACKUP_SAME', 'The backup must be somebody else than the person.');
  return ok(entry);
}
